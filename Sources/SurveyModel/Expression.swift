/// A condition in XLSForm's expression syntax: the subset `.` `${q}` numbers strings
/// `= != < <= > >= and or not() selected() ( )`; a calculation has further `+ - if() today() format-date()
/// decimal-date-time()`.
public indirect enum Expression: Sendable, Equatable {
    public enum Comparison: String, Sendable {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// `.`, the answer to the question itself.
    case this
    /// `${q}`, the answer to another question.
    case answer(String)
    case number(Double)
    case text(String)
    case compare(Expression, Comparison, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case not(Expression)
    /// `selected(${q}, 'code')`: the code is among the answers given.
    case selected(Expression, Expression)
    /// `if(condition, value, value)`.
    case choose(Expression, Expression, Expression)
    /// `today()`: the last day of fieldwork, once ``on(_:)`` has put it in.
    case today
    /// `format-date(date, 'format')`: a date as ``CalendarDay/written(_:)`` writes it.
    case writtenDate(Expression, String)
    /// `decimal-date-time(date)`: the days from 1 January 1970 to a date.
    case days(Expression)
    /// Numbers, or dates as ``days(_:)``.
    case sum(Expression, Expression)
    case difference(Expression, Expression)

    /// What it is made of, in order of appearance.
    public var parts: [Expression] {
        switch self {
        case .this, .answer, .number, .text, .today: []
        case .not(let inner), .writtenDate(let inner, _), .days(let inner): [inner]
        case .compare(let a, _, let b), .and(let a, let b), .or(let a, let b), .selected(let a, let b),
            .sum(let a, let b), .difference(let a, let b):
            [a, b]
        case .choose(let a, let b, let c): [a, b, c]
        }
    }

    /// The numbers that stand in it, in order of appearance.
    public var numbers: [Double] {
        if case .number(let number) = self { return [number] }
        return parts.flatMap(\.numbers)
    }

    /// The names of the questions it asks about, in order of appearance.
    public var questions: [String] {
        if case .answer(let name) = self { return [name] }
        return parts.flatMap(\.questions)
    }
}

/// What can be said of a condition when some answers may be missing (Kleene's three-valued logic):
/// an `or` with one true side is true whatever the other is.
public enum Truth: Sendable, Equatable {
    case yes, no, unknown

    public init(_ holds: Bool) { self = holds ? .yes : .no }

    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    public static func both(_ a: Truth, _ b: Truth) -> Truth {
        if a == .no || b == .no { return .no }
        return a == .yes && b == .yes ? .yes : .unknown
    }

    public static func either(_ a: Truth, _ b: Truth) -> Truth { !both(!a, !b) }
}

/// The coded answer to a question as a condition sees it: the names of the choices given, or one
/// number or text. Empty where there is no valid answer.
public typealias Answer = [String]

extension Expression {
    /// Evaluates the condition.
    ///
    /// A comparison with an answer that is missing is unknown, except with the empty text, which asks
    /// whether it is missing. Numbers are compared as numbers where both sides are numbers.
    ///
    /// - Parameters:
    ///   - this: The answer `.` stands for.
    ///   - answer: The answer to a question by its name.
    public func truth(this: Answer = [], answer: (String) -> Answer) -> Truth {
        switch self {
        case .and(let a, let b):
            return .both(a.truth(this: this, answer: answer), b.truth(this: this, answer: answer))
        case .or(let a, let b):
            return .either(a.truth(this: this, answer: answer), b.truth(this: this, answer: answer))
        case .not(let inner):
            return !inner.truth(this: this, answer: answer)
        case .selected(let set, let code):
            let given = set.value(this: this, answer: answer)
            guard let code = code.value(this: this, answer: answer).first else { return .unknown }
            return given.isEmpty ? .unknown : Truth(given.contains(code))
        case .compare(let a, let comparison, let b):
            let left = a.value(this: this, answer: answer)
            let right = b.value(this: this, answer: answer)
            if left == [""] || right == [""] {
                let missing = (left == [""] || left.isEmpty) && (right == [""] || right.isEmpty)
                return comparison == .equal
                    ? Truth(missing) : comparison == .notEqual ? Truth(!missing) : .unknown
            }
            guard let left = left.first, let right = right.first else { return .unknown }
            return Truth(comparison.holds(left, right))
        default:
            return .unknown
        }
    }

    func value(this: Answer, answer: (String) -> Answer) -> Answer {
        switch self {
        case .this: this
        case .answer(let name): answer(name)
        case .number(let number): [String(number)]
        case .text(let text): [text]
        default: calculated(answer: answer).map { [$0] } ?? []
        }
    }
}

extension Expression.Comparison {
    func holds(_ left: String, _ right: String) -> Bool {
        if let a = Double(left), let b = Double(right) { return holds(a, b) }
        return holds(left, right, by: <)
    }

    private func holds(_ a: Double, _ b: Double) -> Bool { holds(a, b, by: <) }

    private func holds<T: Equatable>(_ a: T, _ b: T, by less: (T, T) -> Bool) -> Bool {
        switch self {
        case .equal: a == b
        case .notEqual: a != b
        case .less: less(a, b)
        case .lessOrEqual: less(a, b) || a == b
        case .greater: less(b, a)
        case .greaterOrEqual: less(b, a) || a == b
        }
    }
}
