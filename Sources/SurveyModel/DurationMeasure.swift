import Problems

/// A time in days from one date to another, told of those who have both and of those who still wait: `durations` in a
/// rules file.
public struct DurationMeasure: Sendable {
    /// Its name among the questions.
    public var name: String
    public var form: String
    public var topic: String
    public var label: LocalizedText
    /// How it is defined, in words for the report.
    public var definition: LocalizedText
    /// The questions whose dates begin and end it. Where the end is blank it has lasted up to the last day of fieldwork.
    public var from: String
    public var to: String
    /// The line in the rules file.
    public var line: Int?

    public init(
        name: String, form: String, topic: String = "", label: LocalizedText = LocalizedText(),
        definition: LocalizedText = LocalizedText(), from: String, to: String, line: Int? = nil
    ) {
        (self.name, self.form, self.topic) = (name, form, topic)
        (self.label, self.definition) = (label, definition)
        (self.from, self.to, self.line) = (from, to, line)
    }
}

private enum DurationKey: String, YAMLKey { case name, form, topic, label, definition, from, to }

extension DurationMeasure {
    /// Reads an entry under `durations`.
    ///
    /// - Returns: `nil` if it is not sound; why is reported at its line.
    init?(_ value: YAMLValue) {
        guard let keys = value.mapping(DurationKey.self), let name = keys.required(.name)?.string,
            let form = keys.required(.form)?.string, let from = keys.required(.from)?.string,
            let to = keys.required(.to)?.string
        else { return nil }
        if !isName(name) { keys[.name]?.report(InstrumentProblem.badName(name)) }
        self.init(
            name: name, form: form, topic: keys.string(.topic), label: keys.localized(.label),
            definition: keys.localized(.definition), from: from, to: to, line: value.line)
    }
}
