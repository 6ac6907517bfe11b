import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

struct ReleasedQualityTests {
    /// Twenty respondents: a question with an own answer, one asked of some, an open text.
    private let release: FormRelease = {
        var own = SmallRelease.question("q", 2)
        own.choices.append(Choice(name: Choice.ownAnswer, label: LocalizedText(everywhere: "own")))
        let ownText = Question(name: "q_other", kind: .text, label: LocalizedText(everywhere: "own"))
        var followUp = Question(name: "why", kind: .text, label: LocalizedText(everywhere: "why"))
        followUp.relevant = try? Expression(parsing: "${q} = '1'")
        let open = Question(name: "open", kind: .text, label: LocalizedText(everywhere: "open"))
        let answers = (0..<20).map { [["1", "1", "1", "2", "other", ""][$0 % 6], "", "", "text"] }
        var small = SmallRelease(questions: [own, ownText, followUp, open], answers: answers)
        small.rules.minimumCell = 5
        return small.release
    }()

    private func released(
        _ form: Form? = nil, hidesCells: Bool = true, edit: (inout QualityReport) -> Void = { _ in }
    ) -> [QualityRow] {
        var quality = release.quality
        quality.items = [("q", 17, 3), ("q_other", 3, 0), ("why", 10, 2), ("open", 20, 0)].map {
            name, answered, blank in
            var item = QualityReport.Item(question: name)
            item.answered = answered
            item.blank = blank
            return item
        }
        edit(&quality)
        var distributions = release.distributions
        for index in distributions.indices {
            distributions[index].invalid = 0
            distributions[index].notAsked = 0
        }
        return quality.released(
            for: form ?? release.form, instrument: release.instrument, distributions: distributions,
            hidesCells: hidesCells)
    }

    private func counts(_ rows: [QualityRow], _ measure: QualityRow.Measure) -> [String: [Int?]] {
        Dictionary(
            uniqueKeysWithValues: rows.filter { $0.measure == measure }.map { ($0.name, [$0.n, $0.base]) })
    }

    @Test func `own answers and texts asked of some are not counted`() {
        #expect(counts(released(), .blank) == ["q": [3, 20], "open": [0, 20]])
    }

    @Test func `what the distributions withhold is withheld`() {
        var quality = release.quality
        quality.items = [QualityReport.Item(question: "q")]
        let rows = quality.released(
            for: release.form, instrument: release.instrument, distributions: [], hidesCells: true)
        #expect(counts(rows, .blank).isEmpty)
    }

    @Test
    func `where cells are hidden, counts over several answers are not told, but that there are none is`() {
        let edit = { (quality: inout QualityReport) in
            quality.straightLining = [("all", 12), ("none", 0)].map { name, n in
                var grid = QualityReport.StraightLining(grid: name)
                grid.n = n
                grid.base = 20
                return grid
            }
            quality.changedByRule = [.init(rule: "own-answer", cells: 7), .init(rule: "typo", cells: 0)]
            quality.runs = [.init(question: "q", code: "1", length: 9, first: "1", last: "9")]
        }
        let hidden = released(edit: edit)
        #expect(counts(hidden, .straightlined) == ["all": [nil, nil], "none": [0, nil]])
        #expect(counts(hidden, .changed) == ["own-answer": [nil, nil], "typo": [0, nil]])
        #expect(counts(hidden, .run) == ["q": [nil, nil]])
        let whole = released(hidesCells: false, edit: edit)
        #expect(counts(whole, .straightlined) == ["all": [12, 20], "none": [0, 20]])
        #expect(counts(whole, .changed) == ["own-answer": [7, nil], "typo": [0, nil]])
    }

    @Test func `how many cells were changed in all is told where it bounds no count of a question`() {
        let many = released {
            $0.changedByRule = [.init(rule: "own-answer", cells: 7), .init(rule: "typo", cells: 13)]
        }
        #expect(counts(many, .changed) == ["": [20, nil], "own-answer": [nil, nil], "typo": [nil, nil]])
        let few = released { $0.changedByRule = [.init(rule: "own-answer", cells: 19)] }
        #expect(counts(few, .changed) == ["own-answer": [nil, nil]])
    }

    @Test func `few people are not told`() {
        let rows = released(hidesCells: false) { quality in
            quality.straightLining = [QualityReport.StraightLining(grid: "g")]
            quality.straightLining[0].n = 4
            quality.excluded = (0..<4).map { .init(respondent: "\($0)", line: nil, reason: "few") }
            quality.excluded += (0..<5).map { .init(respondent: "\($0)", line: nil, reason: "many") }
        }
        #expect(counts(rows, .straightlined) == ["g": [nil, nil]])
        #expect(counts(rows, .excluded) == ["few": [nil, nil], "many": [5, nil]])
    }

    @Test func `a small form tells its number of respondents, and nothing else`() {
        var form = release.form
        form.disclosure.minimumForm = 21
        let rows = released(form)
        #expect(rows.map(\.measure) == [.respondents])
        #expect(rows.first?.n == 20)
    }

    @Test func `with no minimum everything is told`() {
        var form = release.form
        form.disclosure.minimumCell = 1
        form.disclosure.minimumForm = 1
        let rows = released(form, hidesCells: false) { quality in
            var check = QualityReport.CheckResult(check: "c", severity: "warning", text: [:])
            check.failures = 2
            quality.consistency = [check]
            quality.excluded = [.init(respondent: "1", line: nil, reason: "one")]
        }
        #expect(counts(rows, .inconsistent) == ["c": [2, nil]])
        #expect(counts(rows, .excluded) == ["one": [1, nil]])
    }
}
