/// Words of the program's own in the languages of its pages, one for each case of an enumeration, in its order.
public struct Words<Word: CaseIterable & RawRepresentable<Int>> {
    private let words: [String]

    /// - Parameter language: Where there are no words in it, the English ones are taken.
    public init(_ language: Language, english: [String], kazakh: [String], russian: [String]) {
        words = language == "kk" ? kazakh : language == "ru" ? russian : english
        precondition(words.count == Word.allCases.count, "each word in each language")
    }

    public subscript(word: Word) -> String { words[word.rawValue] }
}
