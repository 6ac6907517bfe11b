import Disclosure
import StageFiles
import SurveyModel

extension FormRelease {
    /// Tells neighbouring answers of an ordinal question together in its cross-tabs where fewer cells must then be
    /// hidden and no fewer are shown than if cells alone were hidden. Its distribution stays whole.
    ///
    /// - Parameter earlier: The answers that were told together in what was handed over before; then it stays
    ///   at these.
    mutating func collapseAnswers(_ counts: JointCounts, earlier: [String: [[String]]]?) throws {
        if let earlier {
            for (question, groups) in earlier.sorted(by: { $0.key < $1.key }) { collapse(question, groups) }
            return
        }
        let pattern = pattern(counts)
        let questions = instrument.questions.filter(mayCollapse)
        let blocks = blocks(counts).blocks.filter { block in
            block.questions.count == 1 && questions.contains { $0.name == block.questions[0] }
        }
        if blocks.isEmpty { return }
        let breakdowns = try pattern.breakdowns()
        for block in blocks {
            guard let question = instrument.question(named: block.questions[0]) else { continue }
            var best = try cells(of: block, counts, beside: breakdowns)
            var chosen: [[String]]?
            for groups in CollapsedAnswers(question, answers(to: question)).steps {
                if best.hidden == 0 { break }
                var trial = self
                trial.collapse(question.name, groups)
                let cells = try trial.cells(of: block, counts, beside: breakdowns)
                if cells.hidden < best.hidden, cells.shown >= best.shown { (best, chosen) = (cells, groups) }
            }
            if let chosen { collapse(question.name, chosen) }
        }
    }

    /// Its answers have an order, and nothing else that is released tells them apart by group.
    private func mayCollapse(_ question: Question) -> Bool {
        question.kind == .single && question.scale == .ordinal && !isCharacteristic(question.name)
            && !derived.contains { $0.form == form.name && $0.source == question.name }
            && crosstabs.contains { $0.question == question.name }
    }

    private func answers(to question: Question) -> [(code: String, n: Int)] {
        distributions.filter { $0.question == question.name && $0.base != nil }.compactMap { row in
            row.n.map { (row.code, $0) }
        }
    }

    /// How many cells of a question's cross-tabs must be hidden, and how many need not.
    private func cells(
        of block: QuestionBlock, _ counts: JointCounts, beside breakdowns: FormPattern.Breakdowns
    ) throws -> (shown: Int, hidden: Int) {
        let hidden = try pattern(counts).hidden(block, beside: breakdowns)
        let own = crosstabs.filter { $0.question == block.questions[0] }.map(\.name)
        let count = own.count(where: hidden.contains)
        return (own.count - count, count)
    }

    private mutating func collapse(_ question: String, _ groups: [[String]]) {
        var codes: [String: String] = [:]
        for group in groups where group.count > 1 {
            for code in group { codes[code] = MergedCode(group).text }
        }
        let tables = crosstabs.filter { $0.question == question }.map(\.by).distinct
        collapsed[question] = codes
        mergeCells([question: codes])
        for by in tables {
            for group in groups where group.count > 1 {
                withheld.append(DisclosureRow(form: form.name, question, by: by, MergedCode(group)))
            }
        }
    }
}

/// The code of several answers told together: theirs with `+` between.
struct MergedCode {
    let codes: [String]

    init(_ codes: [String]) { self.codes = codes }

    init(text: String) { codes = text.split(separator: "+").map(String.init) }

    var text: String { codes.joined(separator: "+") }
}

extension DisclosureRow {
    /// Answers told together in a cross-tab.
    fileprivate init(form: String, _ question: String, by: String, _ code: MergedCode) {
        self.init()
        self.form = form
        self.question = question
        self.by = by
        self.code = code.text
        reason = .merged
    }
}
