import Testing

@testable import CleanStage

struct WholeNumberTests {
    @Test(arguments: ["1.0", "1,0", "1,00", "01", "1.00 "])
    func `a code taken for a number`(raw: String) {
        #expect(SmallForm.clean("finances", raw) == CodedCell("1", .wholeNumber))
    }

    @Test(arguments: ["1.5", "9.0", "1.0.0", ".0"])
    func `no code`(raw: String) {
        #expect(SmallForm.clean("status", raw) == CodedCell(".i", .unresolved))
    }

    @Test func `a flag taken for a number`() {
        #expect(SmallForm.clean(["trust_2": "1,0", "trust_3": "0.0"]).values["trust_2"] == "1")
        #expect(SmallForm.clean("trust_3", "0.0") == CodedCell("0", .wholeNumber))
    }
}
