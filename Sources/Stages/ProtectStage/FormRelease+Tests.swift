import StageFiles
import Statistics
import SurveyModel

extension FormRelease {
    /// Takes from the tests what hidden counts could be worked out from.
    ///
    /// A test stays as it is if all that it is made of is released: all cells of its table, or enough answers to
    /// an open number in each group. Of the table of which some are hidden only that is told which the released
    /// counts prove by themselves: the largest p that any table has which goes with them. Adjusted p-values are
    /// made anew from what is released, tests that are not counting as ones that show nothing; so they are never
    /// less than over all tests.
    mutating func limitTests(_ counts: JointCounts) {
        if form.disclosure.releasesAll, hidden.isEmpty, recoded.isEmpty { return }
        let family = tests.indices.filter { tests[$0].pAdjusted != nil }
        var limited = false
        for index in tests.indices {
            let test = tests[index]
            let isTold = isReleased(test, counts)
            let isCoarse =
                surveyIndex(test.question) != nil || surveyIndex(test.by) != nil || isDuration(test.question)
            if isTold, !isCoarse { continue }
            limited = limited || test.pAdjusted != nil
            tests[index] =
                !isTold ? bounded(test, counts) : test.p == nil ? rounded(test) : withoutStatistic(test)
        }
        guard limited else { return }
        let p = family.map { tests[$0].p ?? 1 }
        let adjusted = form.statistics.adjustment == .holm ? holm(p) : benjaminiHochberg(p)
        for (index, adjusted) in zip(family, adjusted) {
            tests[index].pAdjusted = tests[index].p == nil ? nil : adjusted
        }
    }

    /// Whether a test is made of released figures alone.
    private func isReleased(_ test: TestRow, _ counts: JointCounts) -> Bool {
        let n = test.n ?? 0
        if test.by.isEmpty || test.test == TestName.itemRest.rawValue { return n >= Self.fewestForExactMean }
        if surveyIndex(test.question) != nil {
            return n >= Self.fewestForExactMean && isReleased(index: test.question, by: test.by)
        }
        if isDuration(test.question) {
            return n >= Self.fewestForExactMean && isReleased(duration: test.question, by: test.by)
        }
        guard let table = table(of: test) else {
            // An open number: ten answers in each group that has any.
            guard n >= Self.fewestForExactMean, let answers = counts.numberAnswers[test.question],
                let by = counts.breakdowns.firstIndex(where: { $0.name == test.by })
            else { return false }
            return counts.breakdowns[by].codes.indices.allSatisfy { category in
                let own = counts.groups(in: category, of: by).reduce(0) { $0 + answers[$1] }
                return own == 0 || own >= Self.fewestForMean
            }
        }
        return !recoded.contains(table.name) && table.isWhole
            && (weights.isEmpty || weightedFigures[table.name.question] == nil)
    }

    private func bounded(_ test: TestRow, _ counts: JointCounts) -> TestRow {
        var row = TestRow()
        row.question = test.question
        row.by = test.by
        row.test = test.test
        row.note = TestRow.coarseNote
        row.precision = .withheld
        guard test.pAdjusted != nil, !test.by.isEmpty, weights.isEmpty, let table = table(of: test),
            let least = table.leastChiSquare(counts, hidden: hidden)
        else { return row }
        row.df1 = Double(least.degreesOfFreedom)
        row.p = least.p
        // Adjusted below, over the whole family.
        row.pAdjusted = least.p
        return row
    }

    /// The released table behind a test; `nil` for one of an open number.
    private func table(of test: TestRow) -> TestedTable? {
        let own = crosstabs.filter { $0.by == test.by }
        let whole = own.filter { $0.question == test.question }
        if !whole.isEmpty { return TestedTable(whole, isOption: false, isTotalHidden: isTotalHidden) }
        for question in instrument.questions where test.question.hasPrefix("\(question.name)_") {
            let options = question.choices.filter { question.variable(of: $0) == test.question }
            guard let option = options.first else { continue }
            let rows = own.filter { $0.question == question.name && $0.code == option.name }
            if !rows.isEmpty { return TestedTable(rows, isOption: true, isTotalHidden: isTotalHidden) }
        }
        return nil
    }

    /// Whether the number of all who gave an answer is not released.
    private func isTotalHidden(_ question: String, _ code: String) -> Bool {
        distributionsAsCrossed.first { $0.question == question && $0.code == code }?.n == nil
    }
}

/// A table as it is released.
private struct TestedTable {
    private let rows: [[CrosstabRow]]
    private let isOption: Bool
    private let isTotalHidden: (String, String) -> Bool

    init(_ rows: [CrosstabRow], isOption: Bool, isTotalHidden: @escaping (String, String) -> Bool) {
        self.rows = Dictionary(grouping: rows, by: \.code).sorted { $0.key < $1.key }.map(\.value)
        self.isOption = isOption
        self.isTotalHidden = isTotalHidden
    }

    var name: TableName { TableName(question: rows[0][0].question, by: rows[0][0].by) }

    var isWhole: Bool { rows.allSatisfy { $0.allSatisfy { $0.n != nil && $0.base != nil } } }

    /// - Returns: `nil` if the margins are not released.
    func leastChiSquare(_ counts: JointCounts, hidden: Set<CellName>) -> LeastChiSquare? {
        let columns = rows[0].map(\.byCode)
        let isRestHidden = hidden.contains { $0.table == name && $0.byCode.isEmpty }
        guard !isRestHidden, rows.allSatisfy({ $0.map(\.byCode) == columns }),
            !rows.contains(where: { isTotalHidden(name.question, $0[0].code) }),
            let by = counts.breakdowns.firstIndex(where: { $0.name == name.by })
        else { return nil }
        let bases = columns.indices.compactMap(base)
        guard bases.count == columns.count else { return nil }
        let groups = counts.breakdowns[by].codes.indices.flatMap { counts.groups(in: $0, of: by) }
        let answered =
            groups.reduce(0) { $0 + counts.sizes[$1] } - counts.number(name.question, "", in: groups)
        var cells = rows.map { $0.map(\.n) }
        var totals = rows.map { counts.number(name.question, $0[0].code, in: groups) }
        let isExact = bases.allSatisfy { $0.lowerBound == $0.upperBound }
        if isOption {
            cells.append(
                zip(cells[0], bases).map { cell, base in isExact ? cell.map { base.lowerBound - $0 } : nil })
            totals.append(answered - totals[0])
        }
        if isExact {
            return LeastChiSquare(cells: cells, rowTotals: totals, columnTotals: bases.map(\.lowerBound))
        }
        return LeastChiSquare(cells: cells, rowTotals: totals, columns: bases, total: answered)
    }

    /// What is told of how many in a column answered.
    private func base(_ column: Int) -> ClosedRange<Int>? {
        let cells = rows.map { $0[column] }
        if let base = cells.lazy.compactMap(\.base).first { return base...base }
        let bands = cells.compactMap(\.baseBand)
        guard let low = bands.map(\.low).max(), let high = bands.map(\.high).min(), low <= high else {
            return nil
        }
        return Int(low)...Int(high)
    }
}
