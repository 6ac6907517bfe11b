import SurveyModel

/// A band that a spreadsheet took for a day: `10-25` became `окт.25`, `1-5` became `5-Jan`; or whose dash
/// became a point: `18.25`. A day written without its year may be a year: both are tried.
struct DateBand: ChoiceRule {
    let rule = CleaningRule.dateBand
    private let list: ChoiceList
    private let bands: [Band]

    init(_ list: ChoiceList) {
        self.list = list
        bands = list.bands.filter { $0.high != nil }
    }

    func codes(_ text: CellText) -> [String] {
        guard !bands.isEmpty, let numbers = DateBand.numbers(text.key.text) else { return [] }
        return list.ordered(bands.filter { Set([$0.low, $0.high]) == Set(numbers) }.map(\.code))
    }

    /// The two numbers of a band made into a day: day and month, or month and year of the century.
    private static func numbers(_ text: String) -> [Int]? {
        let date = text.split(separator: " ").filter { !$0.contains(":") }
        let parts = date.flatMap { $0.split { $0 == "." || $0 == "-" || $0 == "/" } }
        var numbers = parts.compactMap { part in number(part) ?? month(named: part) }
        guard numbers.count == parts.count, numbers.count == 2 || numbers.count == 3 else { return nil }
        let isNamed = parts.contains { month(named: $0) != nil }
        if numbers.count == 3 {
            // A whole date: its year was added by the spreadsheet.
            guard let year = numbers.firstIndex(where: { $0 >= 1900 }) else { return nil }
            numbers.remove(at: year)
        } else if !isNamed, !text.contains(".") {
            return nil
        }
        return numbers.map { $0 >= 2000 ? $0 - 2000 : $0 }
    }

    private static func number(_ text: Substring) -> Int? {
        text.allSatisfy { $0.isASCII && $0.isWholeNumber } ? Int(text) : nil
    }
}

/// The month by the beginning of its name.
func month(named text: Substring) -> Int? {
    guard text.count >= 3 else { return nil }
    return monthNames.firstIndex { names in names.contains { text.hasPrefix($0) } }.map { $0 + 1 }
}

/// The beginnings by which spreadsheets abbreviate months, in English, Russian and Kazakh.
private let monthNames: [[String]] = [
    ["jan", "янв", "қаң"], ["feb", "фев", "ақп"], ["mar", "мар", "нау"], ["apr", "апр", "сәу"],
    ["may", "май", "мая", "мам"], ["jun", "июн", "мау"], ["jul", "июл", "шіл"], ["aug", "авг", "там"],
    ["sep", "сен", "қыр"], ["oct", "окт", "қаз"], ["nov", "ноя", "қар"], ["dec", "дек", "жел"],
]
