import Testing

@testable import CleanStage

struct FlagCoderTests {
    @Test(arguments: ["0", "no", "Жоқ", "нет", "False"]) func `not chosen`(raw: String) {
        #expect(SmallForm.clean("trust_2", raw).value == "0")
    }

    @Test func `another option's text in an option's column cannot be resolved`() {
        #expect(SmallForm.clean("trust_2", "Полиция") == CodedCell(".i", .unresolved))
        #expect(SmallForm.clean("trust_2", "министрлiктер") == CodedCell("1", .lookAlike))
    }
}
