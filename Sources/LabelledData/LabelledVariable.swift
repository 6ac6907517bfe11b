import CivilCalendar

/// A variable of an SPSS file.
public struct LabelledVariable: Sendable {
    public struct ValueLabel: Sendable {
        public var value: LabelledValue
        public var label: String
    }

    public var name: String
    public var label: String
    /// SPSS's print format in capitals: `F8.2`, `DATE11`.
    public var format: String
    public var isText: Bool
    public var valueLabels: [ValueLabel] = []

    /// The label of a value; `nil` if it has none.
    public func label(of value: LabelledValue) -> String? {
        valueLabels.first { $0.value.isSame(value) }.map(\.label)
    }

    /// A value as text: a number in its shortest form, a day as year-month-day.
    public func text(of value: LabelledValue) -> String {
        switch value {
        case .nothing: ""
        case .text(let text, _): text
        case .number(let number, _): text(number)
        }
    }

    private func text(_ number: Double) -> String {
        let kind = format.prefix { $0.isLetter }
        guard number >= 0, number < 3e11 else { return plain(number) }
        let seconds = Int(number.rounded())
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        switch kind {
        case "DATE", "ADATE", "EDATE", "SDATE", "JDATE", "MOYR", "QYR", "WKYR": return day(days)
        case "DATETIME", "YMDHMS": return "\(day(days)) \(time(rest))"
        case "TIME" where days == 0: return time(rest)
        default: return plain(number)
        }
    }

    private func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func time(_ seconds: Int) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits).joined(separator: ":")
    }

    /// A day counted from the first of the Gregorian calendar, 14 October 1582.
    private func day(_ count: Int) -> String { CalendarDay(number: count - 141_428).text }
}

extension LabelledValue {
    /// Whether the file declares it as no answer.
    public var isDeclaredMissing: Bool {
        switch self {
        case .nothing: false
        case .number(_, let isMissing), .text(_, let isMissing): isMissing
        }
    }

    /// Equal but for being declared as missing.
    public func isSame(_ other: LabelledValue) -> Bool {
        switch (self, other) {
        case (.nothing, .nothing): true
        case (.number(let one, _), .number(let two, _)): one == two
        case (.text(let one, _), .text(let two, _)): one == two
        default: false
        }
    }
}
