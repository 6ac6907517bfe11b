import SurveyModel

/// An answer with its number on the paper before it: «1) жақсы», «б. жақсы». Where the number is the code of
/// another choice than the text's, the text stands for neither.
struct ListNumber: ChoiceRule {
    let rule = CleaningRule.listNumber
    private let list: ChoiceList

    init(_ list: ChoiceList) { self.list = list }

    func codes(_ text: CellText) -> [String] {
        guard let (numbered, answer) = parts(text) else { return [] }
        if answer.key.isEmpty { return numbered }
        let named = list.codes(answer.key)
        return named.isEmpty ? [] : list.ordered(named + numbered)
    }

    /// The choices that the number may mean, one or none, and the text behind it.
    func parts(_ text: CellText) -> (numbered: [String], answer: CellText)? {
        taken(apart: text.key.text).map { (list.ordered([String($0)]), CellText(String($1))) }
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
