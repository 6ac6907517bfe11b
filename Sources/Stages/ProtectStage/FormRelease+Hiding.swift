import Disclosure
import OrderedWork
import StageFiles
import Statistics
import SurveyModel

extension FormRelease {
    /// The cells to hide: small ones of the cross-tabs and what they could be worked out from.
    ///
    /// - Parameter solved: By question, what was found for it before.
    func hidden(
        by pattern: FormPattern, _ blocks: [QuestionBlock], beside breakdowns: FormPattern.Breakdowns,
        solved: [String: Set<CellName>]
    ) throws -> Set<CellName> {
        var hidden = breakdowns.hidden
        // Given the breakdowns, no block depends on another.
        var rest = blocks[...]
        try inOrder(threads: availableThreads) {
            rest.popFirst()
        } work: { block in
            try solved[block.questions[0]] ?? pattern.hidden(block, beside: breakdowns)
        } take: {
            hidden.formUnion($0)
        }
        return hidden
    }

    /// With what hidden cells leave of the figures.
    ///
    /// - Parameter audit: What can be said of each by the tables that are released.
    func figures(
        hiding hidden: Set<CellName>, _ audit: PatternAudit.Outcome, _ counts: JointCounts,
        _ blocks: [QuestionBlock]
    ) throws -> FormRelease {
        var release = self
        release.hide(hidden)
        release.hidden = hidden
        release.record(audit, counts)
        release.tellBands(audit, counts)
        try release.limitWeightedFigures(counts, blocks, known: audit.intervals)
        release.limitNumbers(counts)
        release.limitIndices()
        release.limitDurations()
        release.limitTests(counts)
        return release
    }

    func pattern(
        _ counts: JointCounts, _ past: EarlierReleases.Past = EarlierReleases.Past()
    ) -> FormPattern {
        FormPattern(
            counts: counts, tables: ReleasedTables(self, known: past.shown.subtracting(past.hidden)),
            instrument: instrument, rules: form.disclosure, earlier: past.hidden,
            hidesFullGroups: hidesFullGroups)
    }

    func blocks(_ counts: JointCounts) -> QuestionBlocks {
        let breakdowns = counts.breakdowns.map(\.name)
        return QuestionBlocks(
            crosstabs.map(\.question).distinct.filter { !breakdowns.contains($0) }, counts, derived: derived
        ) { instrument.question(named: $0)?.relevant }
    }

    /// Whether a group of which all gave one answer is hidden: if the rules say so, where they say nothing in a
    /// form of most of its population, and in any where the question is sensitive; not where nothing counts as small.
    private func hidesFullGroups(_ question: String) -> Bool {
        form.disclosure.hidesFullGroups
            ?? (!form.disclosure.releasesAll && (coversPopulation || isSensitive(question)))
    }

    /// A share derived from a sensitive question is sensitive, too.
    func isSensitive(_ name: String) -> Bool {
        if let question = instrument.question(named: name) { return question.isSensitive }
        let share = derived.first { $0.name == name && $0.form == form.name }
        return share?.condition.questions.contains { instrument.question(named: $0)?.isSensitive == true }
            ?? false
    }

    /// Without the cross-tabs of questions that depend on others in a way that cannot be followed.
    func withoutCrosstabs(of questions: [String]) -> FormRelease {
        var release = self
        if questions.isEmpty { return release }
        for question in questions {
            for by in crosstabs.filter({ $0.question == question }).map(\.by).distinct {
                var row = DisclosureRow()
                row.form = form.name
                row.question = question
                row.by = by
                row.reason = .unfollowed
                release.withheld.append(row)
            }
        }
        release.crosstabs.removeAll { questions.contains($0.question) }
        release.tests.removeAll { test in
            !test.by.isEmpty
                && questions.contains { TableName(question: $0, by: test.by).covers(test.question) }
        }
        return release
    }

    private mutating func hide(_ hidden: Set<CellName>) {
        let tables = Dictionary(grouping: hidden, by: \.table)
        for index in crosstabs.indices {
            let row = crosstabs[index]
            guard let own = tables[TableName(question: row.question, by: row.by)] else { continue }
            let cells = HiddenCells(own)
            if cells.contains(row.name) {
                crosstabs[index] = row.hidden
                continue
            }
            if cells.hidesBase(of: row.byCode) { crosstabs[index].withholdBase() }
            // A residual is made of the totals of its row, its column and the table.
            if cells.hidesRests { crosstabs[index].withholdResidual() }
            // A letter says how a share compares with those of the same row, hidden ones among them.
            if cells.hidesAny(of: row.code), row.letters != "*" { crosstabs[index].withholdLetters() }
        }
    }

    /// Lists what is hidden, with what can be said of it.
    private mutating func record(_ outcome: PatternAudit.Outcome, _ counts: JointCounts) {
        for index in crosstabs.indices where crosstabs[index].suppressed != .none {
            let name = crosstabs[index].name
            let interval = outcome.intervals[name]
            if let interval, let groups = counts.groups(of: name),
                !mayBeSmall(interval, of: groups.reduce(0) { $0 + counts.sizes[$1] })
            {
                crosstabs[index].suppressed = .complementary
            }
            withheld.append(DisclosureRow(form: form.name, crosstabs[index], interval))
        }
        for name in hidden.filter({ $0.code.isEmpty && !$0.byCode.isEmpty }).sorted() {
            var row = CrosstabRow()
            (row.question, row.by, row.byCode) = (name.question, name.by, name.byCode)
            row.suppressed = .primary
            withheld.append(DisclosureRow(form: form.name, row, outcome.intervals[name]))
        }
    }

    /// Where it is hidden how many of a column did not answer, the base lies between two numbers, and so do the
    /// percentages and residuals that are made of it.
    private mutating func tellBands(_ outcome: PatternAudit.Outcome, _ counts: JointCounts) {
        for index in crosstabs.indices {
            let row = crosstabs[index]
            let column = CellName(question: row.question, by: row.by, code: "", byCode: row.byCode)
            guard let n = row.n, hidden.contains(column), let rest = outcome.intervals[column],
                let groups = counts.groups(of: column)
            else { continue }
            let size = groups.reduce(0) { $0 + counts.sizes[$1] }
            let base = (low: max(n, size - rest.high), high: size - rest.low)
            crosstabs[index].precision = .band
            crosstabs[index].baseBand = Band(Double(base.low), Double(base.high))
            if base.low == 0 { continue }
            if n == 0 {
                crosstabs[index].percent = 0
            } else {
                crosstabs[index].percentBand = Band(
                    100 * Double(n) / Double(base.high), 100 * Double(n) / Double(base.low))
            }
            guard row.weightedN == nil, let total = total(row, counts) else { continue }
            crosstabs[index].tellResidual(n, base, row: total.row, all: total.all)
        }
    }

    /// How many gave an answer, and how many any, of those with a valid category; `nil` if that is hidden.
    private func total(_ cell: CrosstabRow, _ counts: JointCounts) -> (row: Int, all: Int)? {
        guard !hidden.contains(where: { $0.table == cell.name.table && $0.byCode.isEmpty }),
            let by = counts.breakdowns.firstIndex(where: { $0.name == cell.by }),
            let answer = distributionsAsCrossed.first(where: {
                $0.question == cell.question && $0.code == cell.code
            }),
            answer.n != nil
        else { return nil }
        let groups = counts.breakdowns[by].codes.indices.flatMap { counts.groups(in: $0, of: by) }
        let unanswered = counts.number(cell.question, "", in: groups)
        return (
            counts.number(cell.question, cell.code, in: groups),
            groups.reduce(0) { $0 + counts.sizes[$1] } - unanswered
        )
    }

    /// Whether a hidden count or its rest may be small by what is released. The reason given is by this and
    /// not by the count itself, or it would tell more than the interval.
    private func mayBeSmall(_ interval: FeasibilityInterval, of size: Int) -> Bool {
        let minimum = form.disclosure.minimumCell
        return interval.low < minimum && interval.high > 0
            || size - interval.high < minimum && interval.low < size
    }
}

/// The hidden cells of one table.
private struct HiddenCells {
    private let cells: Set<CellName>
    private let rows: Set<String>
    private let bases: Set<String>
    /// Whether some are hidden of those without an answer to the question that is crossed with.
    let hidesRests: Bool

    init(_ cells: [CellName]) {
        self.cells = Set(cells)
        rows = Set(cells.map(\.code))
        bases = Set(cells.filter(\.code.isEmpty).map(\.byCode))
        hidesRests = cells.contains(where: \.byCode.isEmpty)
    }

    func contains(_ name: CellName) -> Bool { cells.contains(name) }

    /// Whether the number of those without an answer is hidden, and so how many answered.
    func hidesBase(of byCode: String) -> Bool { bases.contains(byCode) }

    func hidesAny(of code: String) -> Bool { rows.contains(code) || !bases.isEmpty }
}

extension CellName {
    var table: TableName { TableName(question: question, by: by) }
}

extension CrosstabRow {
    /// The row without its numbers.
    fileprivate var hidden: CrosstabRow {
        var row = CrosstabRow()
        row.question = question
        row.by = by
        row.code = code
        row.byCode = byCode
        row.suppressed = .primary
        row.precision = .withheld
        return row
    }

    fileprivate mutating func withholdBase() {
        base = nil
        percent = nil
        weightedBase = nil
        weightedPercent = nil
        withholdResidual()
    }

    /// The residual at both ends of the base.
    fileprivate mutating func tellResidual(_ n: Int, _ base: (low: Int, high: Int), row: Int, all: Int) {
        let residuals = [base.high, base.low].compactMap { base -> Double? in
            guard base > n || row > n, row < all, base < all, row > 0, base > 0, row - n <= all - base else {
                return nil
            }
            return ContingencyTable(
                rows: 2, columns: 2, counts: [n, row - n, base - n, all - base - row + n]
            )
            .adjustedResidual(row: 0, column: 0)
        }
        if residuals.count == 2 { residualBand = Band(residuals.min() ?? 0, residuals.max() ?? 0) }
    }

    fileprivate mutating func withholdResidual() {
        adjustedResidual = nil
        standsOut = .none
        precision = .withheld
    }

    fileprivate mutating func withholdLetters() {
        if !letters.isEmpty { precision = .withheld }
        letters = ""
    }
}

extension DisclosureRow {
    fileprivate init(form: String, _ cell: CrosstabRow, _ interval: FeasibilityInterval?) {
        self.init()
        self.form = form
        question = cell.question
        by = cell.by
        code = cell.code
        byCode = cell.byCode
        reason = cell.suppressed == .complementary ? .complementary : .primary
        low = interval?.low
        high = interval?.high
    }

    /// A row of the distributions.
    init(form: String, _ answer: DistributionRow, reason: Reason) {
        self.init()
        self.form = form
        question = answer.question
        code = answer.code
        self.reason = reason
    }
}
