import CivilCalendar

extension Expression {
    /// What a calculation comes to; `nil` where an answer that decides it is missing, or it comes to no value.
    ///
    /// - Parameter answer: The answer to a question by its name.
    public func calculated(answer: (String) -> Answer) -> String? {
        switch self {
        case .choose(let condition, let first, let second):
            switch condition.truth(answer: answer) {
            case .yes: return first.calculated(answer: answer)
            case .no: return second.calculated(answer: answer)
            case .unknown: return nil
            }
        case .writtenDate(let date, let format):
            return date.calculated(answer: answer).flatMap(CalendarDay.init)?.written(format)
        case .days(let date): return date.amount(answer).flatMap(Self.written)
        case .sum(let a, let b):
            guard let left = a.amount(answer), let right = b.amount(answer) else { return nil }
            return Self.written(left + right)
        case .difference(let a, let b):
            guard let left = a.amount(answer), let right = b.amount(answer) else { return nil }
            return Self.written(left - right)
        case .number(let number): return Self.written(number)
        case .today: return nil
        case .and, .or, .not, .compare, .selected:
            switch truth(answer: answer) {
            case .yes: return "1"
            case .no: return "0"
            case .unknown: return nil
            }
        case .this, .answer, .text: return value(this: [], answer: answer).first
        }
    }

    /// A number, or a date as its days since 1 January 1970.
    private func amount(_ answer: (String) -> Answer) -> Double? {
        guard let text = calculated(answer: answer) else { return nil }
        return CalendarDay(text).map { Double($0.number) } ?? Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    private static func written(_ number: Double) -> String? {
        if !number.isFinite { return nil }
        return number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : String(number)
    }

    /// The expression with a day in the place of `today()`.
    public func on(_ day: String) -> Expression {
        switch self {
        case .today: .text(day)
        case .this, .answer, .number, .text: self
        case .not(let inner): .not(inner.on(day))
        case .writtenDate(let date, let format): .writtenDate(date.on(day), format)
        case .days(let date): .days(date.on(day))
        case .compare(let a, let comparison, let b): .compare(a.on(day), comparison, b.on(day))
        case .and(let a, let b): .and(a.on(day), b.on(day))
        case .or(let a, let b): .or(a.on(day), b.on(day))
        case .selected(let a, let b): .selected(a.on(day), b.on(day))
        case .sum(let a, let b): .sum(a.on(day), b.on(day))
        case .difference(let a, let b): .difference(a.on(day), b.on(day))
        case .choose(let a, let b, let c): .choose(a.on(day), b.on(day), c.on(day))
        }
    }

    /// Whether it asks for the day.
    public var asksToday: Bool { on("") != self }
}
