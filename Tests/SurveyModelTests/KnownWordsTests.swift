import Testing

@testable import SurveyModel

struct KnownWordsTests {
    @Test func `every row of the table is read, every meaning has words`() {
        let lines = PackageResources.words_csv.split(separator: UInt8(ascii: "\n")).count
        #expect(KnownWords.entries.count == lines - 1)
        for meaning in KnownWords.Meaning.allCases {
            #expect(!KnownWords.keys(meaning).isEmpty, "\(meaning)")
        }
    }

    @Test func `words for people are there in three languages`() {
        for meaning in [KnownWords.Meaning.yes, .no, .partly, .chosen, .notChosen, .other, .answer, .total] {
            #expect(KnownWords.label(meaning).byLanguage.keys.sorted() == ["en", "kk", "ru"], "\(meaning)")
        }
    }

    @Test func `no word says a thing and its opposite`() {
        let positive = KnownWords.keys(.yes).union(KnownWords.keys(.chosen))
        let negative = KnownWords.keys(.no).union(KnownWords.keys(.notChosen))
        #expect(positive.isDisjoint(with: negative))
        #expect(KnownWords.keys(.other).isDisjoint(with: KnownWords.keys(.total)))
    }

    @Test(arguments: [(" ИӘ ", true), ("Да.", true), ("Y", true), ("no", false), ("yesterday", false)])
    func `case and punctuation do not count`(text: String, isYes: Bool) {
        #expect(KnownWords.means(.yes, text) == isYes)
    }
}
