import CivilCalendar
import SurveyModel

/// A date as people and systems write it: `2020-06-05`, with a time of day or without, `5.6.2020`, `05/06/20`,
/// «5 июня 2020 г.», `Friday, June 5th, 2020`, `20200605`.
struct WrittenDate {
    /// Read with the day first, or as the text has it where there is no doubt; `nil` if that is no date.
    private(set) var dayFirst: CalendarDay?
    /// Read with the month first, where that is possible.
    private(set) var monthFirst: CalendarDay?
    /// The year has two figures.
    private(set) var isShort = false
    /// Day and month may be either.
    private(set) var isOpen = false

    /// The days it may be, one or two.
    var days: [CalendarDay] {
        let days = [dayFirst, monthFirst].compactMap(\.self)
        return days.count == 2 && days[0] == days[1] ? [days[0]] : days
    }

    /// - Parameter text: As it is compared: lower case, single blanks, none around dashes.
    init(_ text: String) {
        var parts = WrittenDate.parts(text)
        if parts.count == 1, let packed = WrittenDate.packed(parts[0]) { parts = packed }
        guard parts.count == 3 else { return }
        let names = parts.map(month(named:))
        if let named = names.firstIndex(where: { $0 != nil }), let month = names[named] {
            let numbers = parts.indices.filter { $0 != named }.map { (Int(parts[$0]), parts[$0].count) }
            // The year is the number of four figures, else the last.
            let year = numbers[0].1 == 4 ? numbers[0] : numbers[1]
            let day = numbers[0].1 == 4 ? numbers[1] : numbers[0]
            set(year: year, month: month, day: day.0)
        } else if parts[0].count == 4 {
            set(year: (Int(parts[0]), 4), month: Int(parts[1]), day: Int(parts[2]))
        } else {
            let year = (Int(parts[2]), parts[2].count)
            set(year: year, month: Int(parts[1]), day: Int(parts[0]))
            // With points the day comes first everywhere.
            guard !text.contains("."), parts[0] != parts[1] else { return }
            isOpen = true
            monthFirst = day(year: year, month: Int(parts[0]), day: Int(parts[1]))
        }
    }

    private mutating func set(year: (Int?, Int), month: Int?, day: Int?) {
        dayFirst = self.day(year: year, month: month, day: day)
        isShort = year.1 == 2
    }

    private func day(year: (Int?, Int), month: Int?, day: Int?) -> CalendarDay? {
        guard let number = year.0, let month, let day, year.1 == 4 || year.1 == 2 else { return nil }
        let found = CalendarDay(year: year.1 == 2 ? number + 2000 : number, month: month, day: day)
        return found.isDay ? found : nil
    }

    /// Its numbers and its month's name, without a time of day and the word for year.
    private static func parts(_ text: String) -> [Substring] {
        var date = text[...]
        if let time = date.firstMatch(of: /[t ,]+[0-9]{1,2}:[0-9]{2}/) {
            date = date[..<time.range.lowerBound]
        }
        var parts = date.split { " .-/,".contains($0) }.map(bare).filter { !$0.isEmpty }
        parts.removeAll { years.contains($0) }
        if parts.count == 4, let first = parts.first, !first.contains(where: \.isNumber),
            month(named: first) == nil
        {
            // The day of the week.
            parts.removeFirst()
        }
        return parts
    }

    private static let years: Set<Substring> = ["г", "год", "года", "ж", "жыл", "жылғы", "жылы"]

    /// A number without what is written on to it: `5th`, «2020г».
    private static func bare(_ part: Substring) -> Substring {
        let digits = part.prefix { $0.isASCII && $0.isWholeNumber }
        let rest = part.dropFirst(digits.count)
        return !digits.isEmpty && (years.contains(rest) || ["st", "nd", "rd", "th"].contains(rest))
            ? digits : part
    }

    /// `20200605`.
    private static func packed(_ text: Substring) -> [Substring]? {
        guard text.count == 8, text.allSatisfy({ $0.isASCII && $0.isWholeNumber }),
            text.hasPrefix("19") || text.hasPrefix("20")
        else { return nil }
        return [text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)]
    }
}
