import CivilCalendar

/// Why a text is not an expression of the subset that is evaluated.
public enum ExpressionError: Error, Equatable {
    case unsupported(String)
    case unexpectedEnd
    case unexpected(String)
    case tooLong
}

extension Expression {
    /// Reads a condition; whatever is outside the subset is refused by name.
    ///
    /// - Parameter isCalculation: Whether it may be what only a calculation is: a sum, a date written otherwise.
    public init(parsing text: String, isCalculation: Bool = false) throws(ExpressionError) {
        var parser = ExpressionParser(
            tokens: try ExpressionParser.tokens(of: text), isCalculation: isCalculation)
        if parser.tokens.count > ExpressionParser.mostTokens { throw .tooLong }
        self = try parser.disjunction()
        if let rest = parser.peek { throw .unexpected(rest.text) }
    }
}

private struct ExpressionParser {
    enum Token: Equatable {
        case name(String)
        case variable(String)
        case number(Double)
        case string(String)
        case symbol(String)

        var text: String {
            switch self {
            case .name(let s), .symbol(let s): s
            case .variable(let s): "${\(s)}"
            case .number(let n): String(n)
            case .string(let s): "'\(s)'"
            }
        }

        /// A sign behind it stands between two values.
        var endsValue: Bool {
            switch self {
            case .variable, .number, .string, .symbol(")"), .symbol("."): true
            case .name, .symbol: false
            }
        }
    }

    var tokens: [Token]
    var index = 0
    /// Brackets open at this place.
    private var depth = 0
    /// How deep brackets may stand within each other.
    private static let deepest = 32
    static let mostTokens = 4_000

    private let isCalculation: Bool

    init(tokens: [Token], isCalculation: Bool) {
        self.tokens = tokens
        self.isCalculation = isCalculation
    }

    var peek: Token? { index < tokens.count ? tokens[index] : nil }

    mutating func next() throws(ExpressionError) -> Token {
        guard let token = peek else { throw .unexpectedEnd }
        index += 1
        return token
    }

    mutating func accept(_ token: Token) -> Bool {
        guard peek == token else { return false }
        index += 1
        return true
    }

    mutating func expect(_ symbol: String) throws(ExpressionError) {
        let token = try next()
        if token != .symbol(symbol) { throw .unexpected(token.text) }
    }

    mutating func disjunction() throws(ExpressionError) -> Expression {
        var left = try conjunction()
        while accept(.name("or")) { left = .or(left, try conjunction()) }
        return left
    }

    mutating func conjunction() throws(ExpressionError) -> Expression {
        var left = try comparison()
        while accept(.name("and")) { left = .and(left, try comparison()) }
        return left
    }

    mutating func comparison() throws(ExpressionError) -> Expression {
        let left = try sum()
        guard case .symbol(let symbol)? = peek, let comparison = Expression.Comparison(rawValue: symbol)
        else {
            return left
        }
        index += 1
        return .compare(left, comparison, try sum())
    }

    mutating func sum() throws(ExpressionError) -> Expression {
        var left = try operand()
        while isCalculation {
            if accept(.symbol("+")) {
                left = .sum(left, try operand())
            } else if accept(.symbol("-")) {
                left = .difference(left, try operand())
            } else {
                break
            }
        }
        return left
    }

    mutating func operand() throws(ExpressionError) -> Expression {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest { throw .tooLong }
        switch try next() {
        case .symbol("("):
            let inner = try disjunction()
            try expect(")")
            return inner
        case .symbol("."): return .this
        case .variable(let name): return .answer(name)
        case .number(let number): return .number(number)
        case .string(let text): return .text(text)
        case .name("not"):
            try expect("(")
            let inner = try disjunction()
            try expect(")")
            return .not(inner)
        case .name("selected"):
            try expect("(")
            let set = try operand()
            try expect(",")
            let code = try operand()
            try expect(")")
            return .selected(set, code)
        case .name(let name):
            guard isCalculation, let call = try call(name) else { throw .unsupported(name) }
            return call
        case .symbol(let symbol): throw .unexpected(symbol)
        }
    }

    /// A call of a function that only calculations have; `nil` if there is none of that name.
    private mutating func call(_ name: String) throws(ExpressionError) -> Expression? {
        guard ["if", "today", "format-date", "decimal-date-time"].contains(name) else { return nil }
        try expect("(")
        let call: Expression
        switch name {
        case "if":
            let condition = try disjunction()
            try expect(",")
            let first = try disjunction()
            try expect(",")
            call = .choose(condition, first, try disjunction())
        case "format-date":
            let date = try sum()
            try expect(",")
            guard case .string(let format) = try next() else { throw .unexpected("format-date") }
            if CalendarDay(year: 2000, month: 1, day: 1).written(format) == nil { throw .unsupported(format) }
            call = .writtenDate(date, format)
        case "decimal-date-time": call = .days(try sum())
        default: call = .today
        }
        try expect(")")
        return call
    }

    static func tokens(of text: String) throws(ExpressionError) -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(text)
        while let first = rest.first {
            switch first {
            case _ where first.isWhitespace:
                rest.removeFirst()
            case "'", "\"":
                rest.removeFirst()
                guard let end = rest.firstIndex(of: first) else { throw .unexpectedEnd }
                tokens.append(.string(String(rest[..<end])))
                rest = rest[rest.index(after: end)...]
            case "$":
                guard rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") else { throw .unexpected("$") }
                tokens.append(.variable(String(rest.dropFirst(2)[..<end])))
                rest = rest[rest.index(after: end)...]
            case "<", ">", "!":
                let symbol = rest.dropFirst().first == "=" ? "\(first)=" : String(first)
                if symbol == "!" { throw .unsupported("!") }
                tokens.append(.symbol(symbol))
                rest = rest.dropFirst(symbol.count)
            case "=", "(", ")", ",":
                tokens.append(.symbol(String(first)))
                rest.removeFirst()
            case "." where rest.dropFirst().first?.isWholeNumber != true:
                tokens.append(.symbol("."))
                rest.removeFirst()
            case _ where "+-".contains(first) && tokens.last?.endsValue == true:
                tokens.append(.symbol(String(first)))
                rest.removeFirst()
            case "0"..."9", ".", "-":
                let digits =
                    rest.prefix(1) + rest.dropFirst().prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
                guard let number = Double(digits) else { throw .unsupported(String(digits)) }
                tokens.append(.number(number))
                rest = rest.dropFirst(digits.count)
            case _ where first.isLetter:
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
                tokens.append(.name(String(word)))
                rest = rest.dropFirst(word.count)
            default:
                throw .unsupported(String(first))
            }
        }
        return tokens
    }
}
