import Foundation
import StageFiles
import SurveyModel

@testable import ReportStage

/// A form of one question about the air, asked of two groups.
enum SmallReport {
    static let group = Question(
        name: "q2", kind: .single, label: LocalizedText(everywhere: "Sex"),
        choices: [choice("1", "men"), choice("2", "women")], role: .demographic)

    static func choice(_ name: String, _ label: String, _ polarity: Choice.Polarity = .none) -> Choice {
        Choice(name: name, label: LocalizedText(everywhere: label), polarity: polarity)
    }

    static func question(
        _ choices: [Choice], kind: Question.Kind = .single, scale: Question.Scale = .nominal,
        label: String = "The air?"
    ) -> Question {
        Question(
            name: "q1", kind: kind, label: LocalizedText(everywhere: label), choices: choices, scale: scale,
            topic: "ecology")
    }

    /// The form with these shares, in per cent of a hundred, of the question's answers.
    static func form(_ question: Question, _ shares: [(code: String, percent: Double)]) -> ReleasedForm {
        var form = ReleasedForm(
            form: Form(name: "people", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(everywhere: "People"), languages: ["en"],
                questions: [question, group]))
        form.distributions = shares.map { code, percent in
            var row = DistributionRow()
            row.question = question.name
            row.code = code
            row.label = question.choice(named: code)?.label ?? LocalizedText(everywhere: code)
            row.n = Int(percent)
            row.base = 100
            row.percent = percent
            row.low = percent - 5
            row.high = percent + 5
            return row
        }
        return form
    }

    /// A cell of the question's cross-tab with the group.
    static func cell(
        _ code: String, _ group: String, residual: Double?, suppressed: CrosstabRow.Suppression = .none
    ) -> CrosstabRow {
        var cell = CrosstabRow()
        cell.question = "q1"
        cell.by = "q2"
        cell.code = code
        cell.byCode = group
        cell.adjustedResidual = residual
        cell.suppressed = suppressed
        return cell
    }

    static func input(
        _ form: ReleasedForm, rules: RuleBook = RuleBook(), findings: [FindingRow] = [],
        fieldwork: (from: String, to: String)? = nil
    ) -> ReportInput {
        let wave = Wave(
            name: "w", paths: WavePaths(surveys: "s", wave: "w"), fieldwork: fieldwork, languages: ["en"])
        return ReportInput(wave: wave, forms: [form], rules: rules, findings: findings)
    }

    /// Whether a text is XML, as a browser asks of a picture.
    static func isXML(_ text: String) -> Bool { XMLReader(text).isWellFormed }
}

/// Reads a text for being well-formed: every element closed, no stray angle bracket or ampersand.
private struct XMLReader {
    let isWellFormed: Bool

    init(_ text: String) {
        var open: [Substring] = []
        var rest = text[...]
        var isSound = true
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let tag = rest[rest.index(after: start)..<end]
            isSound = isSound && !tag.contains("<")
            if tag.hasPrefix("/") {
                isSound = isSound && open.popLast() == tag.dropFirst()
            } else if !tag.hasPrefix("?"), !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            rest = rest[rest.index(after: end)...]
        }
        let entities = text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
        let known = ["lt;", "gt;", "amp;", "quot;"]
        isWellFormed =
            isSound && open.isEmpty
            && entities.allSatisfy { entity in known.contains { entity.hasPrefix($0) } }
    }
}
