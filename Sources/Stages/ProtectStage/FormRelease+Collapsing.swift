import Disclosure
import OrderedWork
import StageFiles
import SurveyModel

extension FormRelease {
    /// With neighbouring answers of an ordinal question told together in its cross-tabs where fewer cells must then be
    /// hidden and no fewer are shown than if cells alone were hidden. Its distribution stays whole.
    ///
    /// - Parameter breakdowns: What the breakdowns' own tables hide.
    /// - Returns: Also the cells to hide of the questions that were tried.
    func recodedInCrosstabs(
        _ counts: JointCounts, _ past: EarlierReleases.Past, beside breakdowns: FormPattern.Breakdowns
    ) throws -> (release: FormRelease, hidden: [String: Set<CellName>]) {
        var release = self
        // What was told together before stays so.
        if let earlier = past.collapsed {
            for (question, groups) in earlier.sorted(by: { $0.key < $1.key }) {
                release.collapse(question, groups)
            }
            return (release, [:])
        }
        var blocks = blocks(counts).blocks.filter { block in
            block.questions.count == 1
                && instrument.question(named: block.questions[0]).map(mayCollapse) ?? false
        }[...]
        var hidden: [String: Set<CellName>] = [:]
        try inOrder(threads: availableThreads) {
            blocks.popFirst()
        } work: { block in
            try bestCollapse(block, counts, past, beside: breakdowns)
        } take: { best in
            hidden[best.question] = best.cells.hidden
            if let groups = best.groups { release.collapse(best.question, groups) }
        }
        return (release, hidden)
    }

    private func bestCollapse(
        _ block: QuestionBlock, _ counts: JointCounts, _ past: EarlierReleases.Past,
        beside breakdowns: FormPattern.Breakdowns
    ) throws -> (question: String, groups: [[String]]?, cells: Cells) {
        let name = block.questions[0]
        var best = try cells(of: block, counts, past, beside: breakdowns)
        var chosen: [[String]]?
        guard let question = instrument.question(named: name) else { return (name, nil, best) }
        for groups in CollapsedAnswers(question, answers(to: question)).steps {
            if best.count == 0 { break }
            var trial = self
            trial.collapse(name, groups)
            let cells = try trial.cells(of: block, counts, past, beside: breakdowns)
            if cells.count < best.count, cells.shown >= best.shown { (best, chosen) = (cells, groups) }
        }
        return (name, chosen, best)
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

    /// The cells of a question's cross-tabs: which must be hidden, how many these are, and how many need not.
    private struct Cells {
        var hidden: Set<CellName>
        var count: Int
        var shown: Int
    }

    private func cells(
        of block: QuestionBlock, _ counts: JointCounts, _ past: EarlierReleases.Past,
        beside breakdowns: FormPattern.Breakdowns
    ) throws -> Cells {
        let hidden = try pattern(counts, past).hidden(block, beside: breakdowns)
        let own = crosstabs.filter { $0.question == block.questions[0] }.map(\.name)
        let count = own.count(where: hidden.contains)
        return Cells(hidden: hidden, count: count, shown: own.count - count)
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
