import SurveyModel

/// A code or a label that a spreadsheet took for a number: `1.0`, `1,0`, `01`, `-8.0`.
struct WholeNumber: ChoiceRule {
    let rule = CleaningRule.wholeNumber
    private let list: ChoiceList

    init(_ list: ChoiceList) { self.list = list }

    func codes(_ text: CellText) -> [String] {
        guard let number = wholeNumber(text.key.text) else { return [] }
        return list.ordered(list.codes(MatchingKey(number)))
    }
}

/// The digits of a whole number written with leading zeros or with a decimal part of zeros.
func wholeNumber(_ text: String) -> String? {
    let isNegative = text.hasPrefix("-")
    let unsigned = isNegative ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ",", omittingEmptySubsequences: false).flatMap {
        $0.split(separator: ".", omittingEmptySubsequences: false)
    }
    guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty),
        parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isWholeNumber } }),
        parts.count == 1 || parts[1].allSatisfy({ $0 == "0" })
    else { return nil }
    let digits = parts[0].drop { $0 == "0" }
    return digits.isEmpty ? "0" : (isNegative ? "-" : "") + digits
}
