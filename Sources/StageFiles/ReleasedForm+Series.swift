import SurveyModel

extension ReleasedForm {
    /// The question of a name, or of which it names a variable.
    public func asked(_ name: String) -> Question? {
        instrument.question(named: name) ?? instrument.questions.first { $0.variables.contains(name) }
    }

    /// What breaks the series of a question since an earlier wave: its wording, its choices or whom it is asked of and how
    /// it is counted; `nil` where the two figures are of the same thing.
    ///
    /// - Parameter question: Of either questionnaire, or a variable; of a name that neither has nothing is said.
    public func seriesBreak(of question: String, since before: ReleasedForm) -> ChangeRow.Reason? {
        guard let asked = asked(question), let old = before.asked(question) else {
            return asked(question) == nil && before.asked(question) == nil ? nil : .base
        }
        if differ(asked.label, old.label) { return .wording }
        if asked.choices.map(\.name) != old.choices.map(\.name)
            || zip(asked.choices, old.choices).contains(where: { differ($0.label, $1.label) })
        {
            return .choices
        }
        let isSameBase =
            asked.kind == old.kind && asked.relevant == old.relevant
            && asked.choices.map(\.isMissing) == old.choices.map(\.isMissing)
            && instrument.countsUndecided == before.instrument.countsUndecided
        return isSameBase ? nil : .base
    }

    /// The same of a share or an index that is made of several questions.
    public func seriesBreak(of questions: [String], since before: ReleasedForm) -> ChangeRow.Reason? {
        questions.lazy.compactMap { seriesBreak(of: $0, since: before) }.first
    }

    /// Whether two texts read otherwise in a language that both have, but for blanks.
    private func differ(_ one: LocalizedText, _ other: LocalizedText) -> Bool {
        let words = { (text: String) in text.split(whereSeparator: \.isWhitespace) }
        return one.byLanguage.contains { language, text in
            other.byLanguage[language].map { words($0) != words(text) } ?? false
        }
    }
}

extension RuleBook {
    /// The questions, or variables, that a derived share or an index of a form is made of; none for another name.
    public func sources(of name: String, form: String) -> [String] {
        if let share = derived.first(where: { $0.form == form && $0.name == name }) {
            return share.condition.questions
        }
        let index = indices.first { $0.form == form && $0.name == name }
        // An item may be an index above it.
        return index?.items.flatMap { [$0.name] + sources(of: $0.name, form: form) } ?? []
    }
}
