import SurveyModel

/// An answer with its number or letter on the paper before it: «1) жақсы», «б. жақсы». Where that is the one of
/// another choice than the text's, the text stands for neither.
struct ListNumber: ChoiceRule {
    let rule = CleaningRule.listNumber
    private let list: ChoiceList
    /// The choices are not called by numbers; a number then is the place in the list.
    private let isNamedInWords: Bool

    /// How lists are lettered: the same letter may be another place in another alphabet.
    private static let alphabets = [
        "абвгдежзиклмнопрст", "абвгдеёжзийклмнопр", "аәбвгғдежзийкқлмнңоө", "abcdefghijklmnopqrst",
    ]
    .map(Array.init)

    init(_ list: ChoiceList) {
        self.list = list
        isNamedInWords = !list.choices.contains { $0.name.allSatisfy(\.isWholeNumber) }
    }

    func codes(_ text: CellText) -> [String] {
        guard let (numbered, answer) = parts(text) else { return [] }
        if answer.key.isEmpty { return numbered }
        let named = list.codes(answer.key)
        return named.isEmpty ? [] : list.agreeing(named, numbered)
    }

    /// The choices that the number or letter may mean, and the text behind it.
    func parts(_ text: CellText) -> (numbered: [String], answer: CellText)? {
        taken(apart: text.key.text).map { (numbered(String($0)), CellText(String($1))) }
    }

    private func numbered(_ mark: String) -> [String] {
        if list.names[MatchingKey(mark)] != nil { return list.ordered([mark]) }
        if let number = Int(mark) {
            guard isNamedInWords, list.choices.indices.contains(number - 1) else { return [] }
            return [list.choices[number - 1].name]
        }
        guard let letter = mark.first else { return [] }
        let lookAlike = cyrillicLookAlikes[letter] ?? letter
        let places = ListNumber.alphabets.compactMap {
            $0.firstIndex(of: letter) ?? $0.firstIndex(of: lookAlike)
        }
        return list.ordered(places.filter(list.choices.indices.contains).map { list.choices[$0].name })
    }

    /// The number, or one letter, and what follows it.
    private func taken(apart text: String) -> (mark: Substring, answer: Substring)? {
        var rest = text[...]
        let isBracketed = rest.first == "(" || rest.first == "["
        if isBracketed { rest.removeFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
        let mark = digits.isEmpty ? rest.prefix(1) : digits.prefix(3)
        guard let first = mark.first, first.isLetter || first.isWholeNumber else { return nil }
        rest = rest.dropFirst(mark.count)
        let signs = isBracketed ? ")]" : digits.isEmpty ? ").]" : ").]-–:="
        guard let sign = rest.first, signs.contains(sign) else { return nil }
        rest = rest.dropFirst().drop { $0 == " " || $0 == "." || $0 == "-" }
        // `18-25` is no numbered 25, `1.5` no numbered 5.
        if let next = rest.first, !next.isLetter, next != "?", next != "\u{FFFD}" { return nil }
        return rest.isEmpty && (digits.isEmpty || sign != ")" && sign != "]") ? nil : (mark, rest)
    }
}
