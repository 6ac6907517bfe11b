import DelimitedText

/// Words whose meaning is known whatever the form asks, in Kazakh, Russian and English: `words.csv`, the one
/// place that lists them. A wave adds its own under `blank` and `unselected`, a questionnaire under `accept` and
/// `header`.
public enum KnownWords {
    /// What a word of the table says.
    public enum Meaning: String, Sendable, CaseIterable {
        case yes, no, partly, chosen, blank, other, answer, total, reviewed
        /// A common word that is a slip of the keyboard away from others: nobody mistyped it.
        case word
        case notChosen = "not-chosen"
        // What turns a meaning round.
        case negatingWord = "negating-word"
        case negatingPrefix = "negating-prefix"
        case negatingSuffix = "negating-suffix"
        case negatingInfix = "negating-infix"
        // Parts of words, several with blanks between them, of which one for another makes another word.
        case contraryPrefix = "contrary-prefix"
        case contraryPart = "contrary-part"
        case contrarySuffix = "contrary-suffix"
    }

    /// A word as the table writes it.
    struct Entry: Equatable {
        var meaning: Meaning
        /// Empty where it is of no language.
        var language: Language
        var text: String
    }

    static let entries: [Entry] = {
        let reader = RecordReader(MemorySource(PackageResources.words_csv), file: "words.csv")
        var entries: [Entry] = []
        // The table is part of the program; KnownWordsTests reads every row of it.
        while let record = try? reader.next() {
            guard record.fields.count == 3, let meaning = Meaning(rawValue: record.fields[0]) else {
                continue
            }
            entries.append(Entry(meaning: meaning, language: record.fields[1], text: record.fields[2]))
        }
        return entries
    }()

    private static let keys: [Meaning: Set<MatchingKey>] = Dictionary(grouping: entries, by: \.meaning)
        .mapValues { Set($0.map { MatchingKey($0.text) }) }

    /// The words of a meaning as they are compared.
    public static func keys(_ meaning: Meaning) -> Set<MatchingKey> { keys[meaning] ?? [] }

    public static func means(_ meaning: Meaning, _ text: String) -> Bool {
        keys(meaning).contains(MatchingKey(text))
    }

    /// The first word of a meaning in each language.
    static func label(_ meaning: Meaning) -> LocalizedText {
        let words = entries.filter { $0.meaning == meaning && !$0.language.isEmpty }
        return LocalizedText(Dictionary(words.map { ($0.language, $0.text) }) { first, _ in first })
    }
}
