import NumberText
import StageFiles
import SurveyModel

/// The findings of the checklist: overall, by section, the level with its traits, what is missing for the next
/// level, and which single answers would change it.
struct MaturityFindings {
    let checklist: AnsweredChecklist
    /// The ids of the survey's findings.
    let drawn: Set<String>
    let languages: [Language]

    private var model: MaturityModel { checklist.model }

    var rows: [FindingRow] {
        [overall] + model.sections.map(section) + levelRows + sensitivity
    }

    private var overall: FindingRow {
        row(MaturityFinding.overall, "fulfilled", checklist.score, phrase: .overall) { _, _ in nil }
    }

    private func section(_ section: MaturityModel.Section) -> FindingRow {
        row(
            MaturityFinding.section + section.id, "fulfilled", checklist.score(of: section), phrase: .section
        ) { name, language in name == "label" ? "\(section.id). \(section.label[language])" : nil }
    }

    private var levelRows: [FindingRow] {
        guard let index = checklist.level else { return [] }
        let level = model.ladder[index]
        var row = row(MaturityFinding.level, "level", checklist.score, phrase: .level) { name, language in
            placeholder(name, level, language)
        }
        row.code = level.id
        let traits = level.traits.enumerated().map { number, trait in
            var row = FindingRow()
            row.id = MaturityFinding.trait + String(number + 1)
            row.topic = MaturityFinding.topic
            row.measure = "trait"
            row.code = level.id
            row.text = trait.text
            row.evidence = Bearing(trait.supportedBy, trait.contradictedBy, drawn: drawn).evidence
            return row
        }
        return [row] + traits + [next(after: index)]
    }

    /// What the next level asks for; at the top of the ladder, that there is none.
    private func next(after index: Int) -> FindingRow {
        guard index + 1 < model.ladder.count else {
            return row(MaturityFinding.next, "next", checklist.score, phrase: .top) { _, _ in nil }
        }
        let level = model.ladder[index + 1]
        let below = checklist.sectionsBelow(level.floor).map(\.id)
        let phrases: [MaturityModel.Phrase] = below.isEmpty ? [.next] : [.next, .below]
        var row = row(MaturityFinding.next, "next", checklist.score, phrases: phrases) { name, language in
            switch name {
            case "missing": String(checklist.itemsMissing(for: level))
            case "sections": below.joined(separator: ", ")
            default: placeholder(name, level, language)
            }
        }
        row.code = level.id
        row.evidence = checklist.missing(for: level).map { Self.evidence($0) }.joined(separator: " ")
        return row
    }

    private var sensitivity: [FindingRow] {
        checklist.sensitivity.map { item, answer, level in
            var row = row(
                MaturityFinding.sensitivity + item.id, "sensitivity", checklist.score, phrase: .sensitivity
            ) { name, language in
                switch name {
                case "item": item.id
                case "text": item.text[language]
                case "answer": model.wording[answer == .no ? .no : .yes]?[language]
                case "label": level.map { model.ladder[$0].label[language] }
                default: nil
                }
            }
            row.question = item.id
            row.code = answer.rawValue
            row.value = nil
            row.n = nil
            row.evidence = Self.evidence(item)
            return row
        }
    }

    private func placeholder(_ name: String, _ level: MaturityModel.Level, _ language: Language) -> String? {
        let style = NumberStyle(language)
        return switch name {
        case "label": level.label[language]
        case "least": style.plain(level.share) + style.percentSign
        case "floor": style.plain(level.floor) + style.percentSign
        default: nil
        }
    }

    private func row(
        _ id: String, _ measure: String, _ score: ChecklistScore, phrase: MaturityModel.Phrase,
        _ value: (String, Language) -> String?
    ) -> FindingRow {
        row(id, measure, score, phrases: [phrase], value)
    }

    private func row(
        _ id: String, _ measure: String, _ score: ChecklistScore, phrases: [MaturityModel.Phrase],
        _ value: (String, Language) -> String?
    ) -> FindingRow {
        var row = FindingRow()
        row.id = id
        row.topic = MaturityFinding.topic
        row.measure = measure
        row.value = score.share
        row.n = score.answered
        for language in languages {
            let style = NumberStyle(language)
            let text = phrases.compactMap { model.wording[$0]?[language] }.joined(separator: " ")
            row.text.byLanguage[language] = Sentence(text).filled { name in
                switch name {
                case "fulfilled": style.plain(score.fulfilled)
                case "items": style.count(score.answered)
                case "share": style.percent(score.share)
                default: value(name, language)
                }
            }
        }
        row.evidence = FileName.maturity
        return row
    }

    private static func evidence(_ item: MaturityModel.Item) -> String {
        "\(FileName.maturity)#item=\(item.id)"
    }
}
