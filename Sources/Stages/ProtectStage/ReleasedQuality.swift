import StageFiles
import SurveyModel

extension QualityReport {
    /// The counts without the names of respondents, as far as they tell no more than the released tables do.
    ///
    /// - The blank and unresolved answers to a question are those of its released distribution; a question
    ///   without one is told only where everybody is asked it. The text of an own answer is asked of those who
    ///   chose it, so the number asked would be a count of that answer.
    /// - What looks at several answers at once (checks, grids answered alike, runs, forms that repeat another)
    ///   or at how answers were written (the rules of cleaning) stands in no table: where a cell is hidden only
    ///   whether there is any is told. Of the cells changed in cleaning the number in all is told too, where it
    ///   is no smaller than that of the respondents: then it bounds no count of a question.
    /// - Fewer people than `minimum-cell` are not told.
    /// - A form under `minimum-form` tells its number of respondents.
    ///
    /// - Parameters:
    ///   - distributions: Those that are released.
    ///   - hidesCells: Whether anything is withheld of the form's tables.
    func released(
        for form: Form, instrument: Instrument, distributions: [DistributionRow], hidesCells: Bool
    ) -> [QualityRow] {
        let rules = form.disclosure
        var rows = [row(.respondents, respondents)]
        if respondents < rules.minimumForm { return rows }
        func people(_ n: Int) -> Int? { 1..<max(rules.minimumCell, 1) ~= n ? nil : n }
        func joint(_ n: Int) -> Int? { n > 0 && hidesCells ? nil : n }

        rows.append(row(.rejected, rejected))
        rows += counted(excluded.map(\.reason)).map { row(.excluded, people($0.count), name: $0.name) }
        let changed = changedByRule.reduce(0) { $0 + $1.cells }
        if hidesCells, changed >= respondents { rows.append(row(.changed, changed)) }
        rows += changedByRule.map { row(.changed, joint($0.cells), name: $0.rule) }
        rows += items.flatMap { nonResponse($0, instrument, distributions) }
        rows += consistency.map { check in
            row(
                .inconsistent, check.failures == 0 || rules.minimumCell <= 1 ? check.failures : nil,
                name: check.check)
        }
        rows += repeated.map { row(.duplicates, people($0.count).flatMap(joint), name: $0.name) }
        rows += straightLining.map { grid in
            let n = people(grid.n).flatMap(joint)
            return row(.straightlined, n, name: grid.grid, base: n.flatMap { _ in joint(grid.base) })
        }
        rows += runs.map { row(.run, joint($0.length), name: $0.question) }
        if let doubleEntry {
            let told = hidesCells ? [doubleEntry.all] : [doubleEntry.all] + doubleEntry.byVariable
            rows += told.map { row(.doubleEntry, $0.differing, name: $0.name, base: $0.cells) }
        }
        return rows
    }

    /// Who of those asked a question left it blank or wrote what could not be resolved.
    private func nonResponse(
        _ item: Item, _ instrument: Instrument, _ distributions: [DistributionRow]
    ) -> [QualityRow] {
        let rows = distributions.filter { $0.question == item.question }
        guard rows.isEmpty else {
            guard let told = rows.first(where: { $0.blank != nil }), let blank = told.blank,
                let invalid = told.invalid, let notAsked = told.notAsked
            else { return [] }
            return nonResponse(item.question, blank, invalid, asked: respondents - notAsked)
        }
        let isOwnAnswer = instrument.questions.contains {
            $0.allowsOwnAnswer && $0.ownAnswerVariable == item.question
        }
        let question = instrument.question(named: item.question)
        if isOwnAnswer || question?.hasChoices ?? true || question?.relevant != nil { return [] }
        return nonResponse(
            item.question, item.blank, item.invalid, asked: item.answered + item.blank + item.invalid)
    }

    private func nonResponse(_ question: String, _ blank: Int, _ invalid: Int, asked: Int) -> [QualityRow] {
        [
            row(.blank, blank, name: question, base: asked),
            row(.invalid, invalid, name: question, base: asked),
        ]
    }

    /// Of each kind of repetition, how many respondents repeat another.
    private var repeated: [(name: String, count: Int)] {
        DuplicateGroup.Kind.allCases.compactMap { kind in
            let listed = duplicates.filter { $0.kind == kind }.reduce(0) { $0 + $1.size - 1 }
            let unlisted = (unlistedDuplicates ?? []).filter { $0.kind == kind }
            let count = unlisted.reduce(listed) { $0 + $1.respondents - $1.groups }
            return count == 0 ? nil : (kind.rawValue, count)
        }
    }

    private func row(_ measure: QualityRow.Measure, _ n: Int?, name: String = "", base: Int? = nil)
        -> QualityRow
    {
        var row = QualityRow()
        row.measure = measure
        row.name = name
        row.n = n
        row.base = base
        return row
    }
}

/// How often each name comes, in order of its first coming.
private func counted(_ names: [String]) -> [(name: String, count: Int)] {
    var counts: [(name: String, count: Int)] = []
    for name in names {
        if let known = counts.firstIndex(where: { $0.name == name }) {
            counts[known].count += 1
        } else {
            counts.append((name, 1))
        }
    }
    return counts
}
