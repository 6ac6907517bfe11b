import Testing

@testable import CleanStage

struct NumberInBandTests {
    @Test(arguments: [
        ("18", "1"), ("25", "1"), ("26", "2"), ("37", "3"), ("99", "4"), ("34 жас", "2"), ("40 лет", "3"),
    ])
    func `an age falls into its band`(raw: String, code: String) {
        #expect(SmallForm.clean("age", raw) == CodedCell(code, .numberInBand))
    }

    @Test func `36, printed in two bands, belongs to the one it ends`() {
        #expect(SmallForm.clean("age", "36") == CodedCell("2", .numberInBand))
    }

    @Test func `an age outside all bands stays unresolved`() {
        #expect(SmallForm.clean("age", "17") == CodedCell(".i", .unresolved))
    }

    @Test func `a number is no band where the choices are none`() {
        #expect(SmallForm.clean("status", "34") == CodedCell(".i", .unresolved))
    }
}
