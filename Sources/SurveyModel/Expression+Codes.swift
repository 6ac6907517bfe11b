extension Expression {
    /// A code that a condition compares the answers to a question with.
    struct ComparedCode: Equatable {
        var question: String
        var code: String
        /// Letter by letter; else numbers count as numbers.
        var isExact: Bool
    }

    /// The codes it asks for, in order of appearance.
    var comparedCodes: [ComparedCode] {
        switch self {
        case .selected(let set, let code): Self.code(set, code, isExact: true)
        case .compare(let a, .equal, let b), .compare(let a, .notEqual, let b):
            Self.code(a, b, isExact: false) + Self.code(b, a, isExact: false)
        default: parts.flatMap(\.comparedCodes)
        }
    }

    private static func code(_ question: Expression, _ code: Expression, isExact: Bool) -> [ComparedCode] {
        guard case .answer(let name) = question else { return [] }
        switch code {
        // The empty text asks whether there is an answer.
        case .text(let text) where !text.isEmpty:
            return [ComparedCode(question: name, code: text, isExact: isExact)]
        case .number(let number):
            let text = number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
            return [ComparedCode(question: name, code: text, isExact: isExact)]
        default: return []
        }
    }
}

/// A condition asks for an answer that its question does not offer.
public struct UnknownCode: Sendable, Equatable {
    public var question: String
    public var code: String
    public var known: [String]
}

extension [Question] {
    /// The answers a condition asks for that its questions do not offer, so that it never holds.
    public func unknownCodes(in condition: Expression) -> [UnknownCode] {
        condition.comparedCodes.compactMap { compared in
            guard let question = first(where: { $0.name == compared.question }), question.hasChoices else {
                return nil
            }
            let names = question.choices.map(\.name)
            let isKnown =
                compared.isExact
                ? names.contains(compared.code)
                : names.contains { Expression.Comparison.equal.holds($0, compared.code) }
            return isKnown
                ? nil : UnknownCode(question: question.name, code: compared.code, known: names)
        }
    }
}
