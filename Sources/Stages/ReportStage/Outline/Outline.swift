import StageFiles
import SurveyModel

/// What the report tells, and in which order: found once, for all languages.
struct Outline {
    /// A form as it is told.
    struct Part {
        var form: ReportForm
        /// Who the respondents are.
        var portrait: [FindingRow]
        var sections: [Section]
    }

    /// Topics told together.
    struct Section {
        var group: ReportInput.Group
        var topics: [TopicOutline]
    }

    let input: ReportInput
    let parts: [Part]
    /// The firmest and gravest findings with the measures that follow, for the first page.
    let messages: [FindingRow]
    /// What the forms say of the same thing, side by side.
    let counterparts: [Counterpart]

    init(_ input: ReportInput) {
        self.input = input
        let ranking = Ranking(input.rules)
        parts = input.forms.map { form in
            let findings = ranking.sorted(input.findings.filter { $0.form == form.name })
            return Part(
                form: form, portrait: input.findings.filter { $0.isPortrait(of: form.name) },
                sections: input.groups(of: form).compactMap { group in
                    let topics = group.topics.flatMap { TopicOutline.all($0, form, findings, input.rules) }
                        .filter { !$0.isEmpty }
                    return topics.isEmpty ? nil : Section(group: group, topics: topics)
                })
        }
        messages = ranking.messages(input.findings)
        counterparts = Counterpart.all(ranking.sorted(input.findings), input)
    }
}

extension FindingRow {
    func isPortrait(of form: String) -> Bool {
        self.form == form && topic == Edition.portraitTopic
    }
}

/// What several forms say of the same thing.
struct Counterpart {
    /// The matter or, where none is named, the topic.
    var label: LocalizedText
    /// The firmest findings of each form, in the order of the forms.
    var findings: [[FindingRow]]

    /// - Parameter findings: The firmest first.
    fileprivate static func all(_ findings: [FindingRow], _ input: ReportInput) -> [Counterpart] {
        let told = findings.filter { finding in
            finding.measure != Rule.Measure.indicator.rawValue && finding.topic != Edition.portraitTopic
        }
        return input.rules.topics.filter(\.beside.isEmpty).compactMap { topic in
            let topics = [topic.id] + input.rules.topics.filter { $0.beside == topic.id }.map(\.id)
            let found = input.forms.map { form in
                Array(told.filter { $0.form == form.name && topics.contains($0.topic) }.prefix(3))
            }
            guard found.count(where: { !$0.isEmpty }) > 1 else { return nil }
            return Counterpart(label: topic.label, findings: found)
        }
    }
}
