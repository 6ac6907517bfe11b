import Testing

@testable import CleanStage

struct LookAlikeLettersTests {
    @Test func `Latin letters for a Cyrillic word`() {
        #expect(SmallForm.clean("town", "Pyce") == CodedCell("1", .lookAlike))
        #expect(SmallForm.clean("town", "Тapaз") == CodedCell("2", .lookAlike))
        #expect(SmallForm.clean("finances", "жaқcы") == CodedCell("1", .lookAlike))
    }

    @Test func `Cyrillic letters in a Latin word`() {
        #expect(SmallForm.clean("goods", "gооd") == CodedCell("1", .lookAlike))
    }

    @Test func `a word all in Cyrillic is never flagged`() {
        #expect(SmallForm.clean("town", "Русе") == CodedCell("1"))
        #expect(SmallForm.clean("town", "русе ") == CodedCell("1", .normalise))
        #expect(SmallForm.clean("goods", "аверо").rule != .lookAlike)
    }
}
