/// How a form's respondents are each told on a page of their own, for the team: `protocol` in a rules file.
public struct ProtocolRules: Sendable {
    /// What stands around the answers.
    public enum Word: String, CaseIterable, Sendable {
        /// The heads of the columns of answers.
        case question, answer, comment
        /// The heads of the columns of the result.
        case factor, weight, mean, points
        /// The lines of the result.
        case overall, rounded
        /// The heading of the marks of the year, and the line of what they come to so far.
        case year
        case soFar = "so-far"
        /// In place of what was not given.
        case missing
    }

    public var form: String
    /// The index that is told part by part with its weights.
    public var total: String
    /// The index that is its rounding; may be empty.
    public var mark: String
    /// The questions that say where the respondent works and which part of the year it is; may be empty. Where the part of
    /// the year is told, the parts before it are looked up in the waves before.
    public var unit: String
    public var quarter: String
    /// With this ending a text question is a comment on the question before it; may be empty.
    public var comments: String
    public var title: LocalizedText
    public var words: [Word: LocalizedText]
    /// Who signs.
    public var signatures: [LocalizedText]
    /// The line of the rules file where it begins.
    public var line: Int?

    public func word(_ word: Word) -> LocalizedText {
        words[word] ?? LocalizedText(everywhere: word.rawValue)
    }
}

private enum ProtocolKey: String, YAMLKey {
    case form, total, mark, unit, quarter, comments, title, words, signatures
}

extension ProtocolRules.Word: YAMLKey {}

extension ProtocolRules {
    /// - Returns: `nil` if it is not sound; why is reported at its line.
    init?(_ value: YAMLValue) {
        guard let keys = value.mapping(ProtocolKey.self), let form = keys.required(.form)?.string,
            let total = keys.required(.total)?.string
        else { return nil }
        (self.form, self.total, mark) = (form, total, keys.string(.mark))
        (unit, quarter, comments) = (keys.string(.unit), keys.string(.quarter), keys.string(.comments))
        title = keys.localized(.title)
        words = [:]
        if let texts = keys[.words]?.mapping(Word.self) {
            for word in Word.allCases { words[word] = texts[word]?.localized }
        }
        signatures = keys.list(.signatures).compactMap(\.localized)
        line = value.line
    }
}
