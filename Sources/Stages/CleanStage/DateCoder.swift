import CivilCalendar
import StageFiles
import SurveyModel

/// Codes dates as year-month-day. Where day and month could be either, or the century is left out, the other dates
/// of the column decide; if they do not, the date is unresolved.
struct DateCoder {
    private let blank: BlankTexts
    private let order: DateOrder

    /// - Parameter columns: Those that hold such dates, as a whole.
    init(blank: BlankTexts, columns: [RawColumn]) {
        self.blank = blank
        order = DateOrder(columns.flatMap(\.texts).map { WrittenDate(MatchingKey($0.text).text) })
    }

    func code(_ raw: String) -> CodedText {
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        let readings = order.readings(WrittenDate(text.key.text))
        guard readings.count == 1 else { return .unresolved(readings) }
        return CodedText(readings[0], by: readings[0] == raw ? nil : .dateFormat)
    }
}

/// What the dates of a column prove of those that could be read in two ways.
struct DateOrder {
    private var hasDayFirst = false
    private var hasMonthFirst = false
    private var years: Set<Int> = []

    init(_ dates: [WrittenDate]) {
        for date in dates {
            let days = date.days
            years.formUnion(date.isShort ? [] : days.map(\.year))
            guard date.isOpen, days.count == 1 else { continue }
            // Only one order makes it a day.
            if date.dayFirst != nil { hasDayFirst = true } else { hasMonthFirst = true }
        }
    }

    /// The dates a text may stand for, as year-month-day.
    func readings(_ date: WrittenDate) -> [String] {
        var days = date.days
        if date.isOpen, days.count > 1, hasDayFirst != hasMonthFirst {
            days = [hasDayFirst ? date.dayFirst : date.monthFirst].compactMap(\.self)
        }
        if date.isShort {
            // Either century, unless the column's other years tell it.
            let both = days + days.map { CalendarDay(year: $0.year - 100, month: $0.month, day: $0.day) }
            let known = both.filter { years.contains($0.year) && $0.isDay }
            days = known.isEmpty ? both.filter(\.isDay) : known
        }
        return days.map(\.text)
    }
}
