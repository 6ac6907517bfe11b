import Problems
import SurveyModel

/// A condition under which answers contradict each other.
struct ConsistencyCheck: Sendable {
    enum Severity: String, CaseIterable, Sendable { case warning, error }

    var name: String
    var severity: Severity
    /// True of those whose answers contradict each other.
    var fails: Expression
    /// What a failure means.
    var text: LocalizedText

    /// Reads the checks beside an instrument.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    static func load(path: String, _ instrument: Instrument) throws -> [ConsistencyCheck] {
        try load(YAMLDocument(path: path), instrument)
    }

    static func load(_ document: YAMLDocument, _ instrument: Instrument) throws -> [ConsistencyCheck] {
        let checks = document.root.mapping(FileKey.self)?.list(.checks).compactMap { check($0, instrument) }
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
                condition.report(CleanProblem.unknownQuestion(asked, check: name, nearest: nearest))
            }
            return ConsistencyCheck(
                name: name, severity: keys[.severity]?.word(Severity.self) ?? .warning, fails: fails,
                text: keys.localized(.text))
        } catch {
            condition.report(CleanProblem.badCondition(error))
            return nil
        }
    }
}
