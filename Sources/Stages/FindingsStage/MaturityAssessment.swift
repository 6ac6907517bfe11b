import NumberText
import Problems
import StageFiles
import SurveyModel

/// The checklist of personnel management: its items with what the survey says of them, and its findings.
struct MaturityAssessment {
    let rows: [MaturityRow]
    let findings: [FindingRow]

    /// - Parameters:
    ///   - survey: The findings drawn from the forms.
    ///   - report: Told of items without an answer.
    /// - Throws: `Failure` if the model or the answers cannot be read, or do not fit together.
    init(
        _ files: MaturityFiles, survey: [FindingRow], rules: RuleBook, languages: [Language],
        report: ProblemReport
    ) throws {
        let model = try MaturityModel.load(path: files.rules)
        try Self.check(model, rules, file: files.rules)
        let entries = try Self.answers(files.answers, model, report)
        let evidence = Dictionary(entries.map { ($0.item, $0.evidence) }) { first, _ in first }
        let checklist = AnsweredChecklist(
            model: model, answers: Dictionary(entries.map { ($0.item, $0.answer) }) { first, _ in first })
        let drawn = Set(survey.map(\.id))
        rows = model.sections.flatMap { section in
            section.items.map { item in
                var row = MaturityRow()
                row.section = section.id
                row.item = item.id
                row.text = item.text
                row.answer = checklist.answer(item)
                row.evidence = evidence[item.id] ?? ""
                let bearing = Bearing(item.supportedBy, item.contradictedBy, drawn: drawn)
                row.surveyEvidence = bearing.evidence
                row.agrees = bearing.agreement(with: row.answer)
                return row
            }
        }
        findings = MaturityFindings(checklist: checklist, drawn: drawn, languages: languages).rows
    }

    private static func check(_ model: MaturityModel, _ rules: RuleBook, file: String) throws {
        let known = rules.rules.map(\.id)
        let links =
            model.items.map { ($0.line, $0.supportedBy + $0.contradictedBy) }
            + model.ladder.flatMap(\.traits).map { ($0.line, $0.supportedBy + $0.contradictedBy) }
        var problems = links.flatMap { line, ids in
            ids.filter { !known.contains($0) }.map {
                Problem(
                    .error, at: Position(file: file, line: line),
                    FindingsProblem.unknown(kind: "rule", $0, known: known))
            }
        }
        if model.ladder.first.map({ $0.share > 0 || $0.floor > 0 }) ?? true {
            problems.append(Problem(.error, at: Position(file: file), FindingsProblem.noLevel))
        }
        problems += model.repeatedNames.map { id, line in
            Problem(.error, at: Position(file: file, line: line), FindingsProblem.repeated(id))
        }
        for (below, level) in zip(model.ladder, model.ladder.dropFirst())
        where level.share < below.share || level.floor < below.floor
            || (level.share, level.floor) == (below.share, below.floor)
        {
            problems.append(
                Problem(
                    .error, at: Position(file: file, line: level.line),
                    FindingsProblem.noStep(level.id, below: below.id)))
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }

    private static func answers(
        _ path: String, _ model: MaturityModel, _ report: ProblemReport
    ) throws -> [(item: String, answer: MaturityRow.Answer, evidence: String)] {
        let rows = try readTeamTable(ChecklistRow.self, at: path, optional: ["evidence"])
        let known = model.items.map(\.id)
        var answers: [(item: String, answer: MaturityRow.Answer, evidence: String)] = []
        var problems: [Problem] = []
        for row in rows {
            func complain(_ kind: FindingsProblem) {
                problems.append(Problem(.error, at: Position(file: path, line: row.line), kind))
            }
            let item = row.row.item
            if !known.contains(item) { complain(.unknown(kind: "item", item, known: known)) }
            if answers.contains(where: { $0.item == item }) { complain(.repeated(item)) }
            guard let answer = MaturityRow.Answer(written: row.row.answer) else {
                complain(.unknownAnswer(item: item))
                continue
            }
            answers.append((item, answer, row.row.evidence))
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
        let answered = Set(answers.filter { $0.answer != MaturityRow.Answer.none }.map(\.item))
        for item in known where !answered.contains(item) {
            report(Problem(.warning, at: Position(file: path), FindingsProblem.unanswered(item: item)))
        }
        return answers
    }
}

extension MaturityModel {
    /// The sections, items and levels whose names others of the same kind have too, with their lines.
    fileprivate var repeatedNames: [(id: String, line: Int?)] {
        func repeated(_ named: [(id: String, line: Int?)]) -> [(id: String, line: Int?)] {
            var seen: Set<String> = []
            return named.filter { !seen.insert($0.id).inserted }
        }
        return repeated(sections.map { ($0.id, $0.line) }) + repeated(items.map { ($0.id, $0.line) })
            + repeated(ladder.map { ($0.id, $0.line) })
    }
}

/// What the survey's findings say of an item or a trait.
struct Bearing {
    private let supporting: [String]
    private let contradicting: [String]

    init(_ supportedBy: [String], _ contradictedBy: [String], drawn: Set<String>) {
        supporting = supportedBy.filter(drawn.contains)
        contradicting = contradictedBy.filter(drawn.contains)
    }

    /// The ids of the findings.
    var evidence: String { (supporting + contradicting).joined(separator: " ") }

    /// Whether they agree with an answer; `none` where they are silent or at odds with each other, or the item
    /// is fulfilled in part.
    func agreement(with answer: MaturityRow.Answer) -> MaturityRow.Agreement {
        if supporting.isEmpty == contradicting.isEmpty { return .none }
        switch answer {
        case .yes: return supporting.isEmpty ? .no : .yes
        case .no: return supporting.isEmpty ? .yes : .no
        case .partly, .none: return .none
        }
    }
}
