import StageFiles
import SurveyModel

/// Codes dates as year-month-day; day.month.year is turned round.
struct DateCoder {
    private let blank: BlankTexts

    /// - Parameter columns: Those that hold such dates, as a whole.
    init(blank: BlankTexts, columns: [RawColumn]) { self.blank = blank }

    func code(_ raw: String) -> CodedText {
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        let key = text.key
        let dashed = key.text.split(separator: "-", omittingEmptySubsequences: false)
        let dotted = key.text.split(separator: ".", omittingEmptySubsequences: false)
        guard let date = iso(dashed) ?? iso(dotted.reversed()) else {
            return .unresolved()
        }
        return CodedText(date, by: date == raw ? nil : .dateFormat)
    }

    private func iso(_ parts: [Substring]) -> String? {
        guard parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isWholeNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month),
            (1...days(year, month)).contains(day)
        else { return nil }
        return parts.joined(separator: "-")
    }

    private func days(_ year: Int, _ month: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
