import Testing

@testable import CleanStage

struct NormaliseTests {
    @Test(arguments: [
        "Жақсы", "жақсы ", "\u{A0}жақсы", "жақсы;", "«жақсы»", "'жақсы", "жақ\u{AD}сы", "жақсы!",
    ])
    func `what does not count is logged as normalised`(raw: String) {
        #expect(SmallForm.clean("finances", raw) == CodedCell("1", .normalise))
    }

    @Test(arguments: ["18 - 25", "18–25", "18\u{2212}25", "'18-25"])
    func `dashes of any kind, and an apostrophe that kept a spreadsheet's hands off`(raw: String) {
        #expect(SmallForm.clean("age", raw) == CodedCell("1", .normalise))
    }

    @Test func `codes and labels as they stand need no rule`() {
        #expect(SmallForm.clean("finances", "жақсы") == CodedCell("1"))
        #expect(SmallForm.clean("finances", "2") == CodedCell("2"))
    }
}
