import Problems

/// A condition under which answers contradict each other.
public struct ConsistencyCheck: Sendable {
    public enum Severity: String, CaseIterable, Sendable { case warning, error }

    public var name: String
    public var severity: Severity
    /// True of those whose answers contradict each other.
    public var fails: Expression
    /// What a failure means.
    public var text: LocalizedText

    public init(name: String, severity: Severity, fails: Expression, text: LocalizedText) {
        self.name = name
        self.severity = severity
        self.fails = fails
        self.text = text
    }

    /// Reads the checks beside an instrument.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(path: String, _ instrument: Instrument) throws -> [ConsistencyCheck] {
        try load(YAMLDocument(path: path), instrument)
    }

    public static func load(_ document: YAMLDocument, _ instrument: Instrument) throws -> [ConsistencyCheck] {
        var names: Set<String> = []
        let checks = document.root.mapping(FileKey.self)?.list(.checks).compactMap { value in
            let check = check(value, instrument)
            if let name = check?.name, !names.insert(name).inserted {
                value.report(ConsistencyProblem.nameTwice(name))
            }
            return check
        }
        try document.finish()
        return checks ?? []
    }

    private enum FileKey: String, YAMLKey { case checks }

    private enum Key: String, YAMLKey {
        case name, severity, text
        case failsIf = "fails-if"
    }

    private static func check(_ value: YAMLValue, _ instrument: Instrument) -> ConsistencyCheck? {
        guard let keys = value.mapping(Key.self), let name = keys.required(.name)?.string,
            let condition = keys.required(.failsIf), let text = condition.string
        else { return nil }
        let names = instrument.questions.map(\.name)
        do throws(ExpressionError) {
            let fails = try Expression(parsing: text)
            for asked in fails.questions where !names.contains(asked) {
                let nearest = nearestName(to: asked, among: names)
                condition.report(ConsistencyProblem.unknownQuestion(asked, check: name, nearest: nearest))
            }
            for code in instrument.questions.unknownCodes(in: fails) {
                condition.report(ConsistencyProblem.unknownCode(code))
            }
            return ConsistencyCheck(
                name: name, severity: keys[.severity]?.word(Severity.self) ?? .warning, fails: fails,
                text: keys.localized(.text))
        } catch {
            condition.report(ConsistencyProblem.badCondition(error))
            return nil
        }
    }
}

/// What can be wrong with a check.
private enum ConsistencyProblem: ProblemWording {
    case unknownQuestion(String, check: String, nearest: String?)
    case unknownCode(UnknownCode)
    case nameTwice(String)
    case badCondition(ExpressionError)

    var what: String {
        switch self {
        case .unknownQuestion(let name, let check, _):
            "the check \(check) asks about \(name), which is no question"
        case .unknownCode(let unknown): unknown.what
        case .nameTwice(let name): "there is a check \(name) already"
        case .badCondition(let error): "the condition \(error.reason)"
        }
    }

    var remedy: String {
        switch self {
        case .unknownQuestion(_, _, let nearest?): "did you mean \(nearest)?"
        case .unknownQuestion: "correct the name in ${ }"
        case .unknownCode(let unknown): unknown.remedy
        case .nameTwice: "give each a name of its own"
        case .badCondition: "use only ${q} numbers 'texts' = != < <= > >= and or not() selected()"
        }
    }
}
