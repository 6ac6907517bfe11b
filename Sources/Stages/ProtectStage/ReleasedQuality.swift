import StageFiles

extension QualityReport {
    /// The counts without the names of respondents.
    ///
    /// A consistency check counts those who gave certain answers to several questions, which is a cell of a
    /// cross-tab: of one that some fail, only that is told.
    var released: [QualityRow] {
        var rows = [row(.respondents, respondents), row(.rejected, rejected)]
        rows += counted(excluded.map(\.reason)).map { row(.excluded, $0.count, name: $0.name) }
        rows += changedByRule.map { row(.changed, $0.cells, name: $0.rule) }
        for item in items {
            let asked = item.answered + item.blank + item.invalid
            rows.append(row(.blank, item.blank, name: item.question, base: asked))
            rows.append(row(.invalid, item.invalid, name: item.question, base: asked))
        }
        rows += consistency.map { row(.inconsistent, $0.failures == 0 ? 0 : nil, name: $0.check) }
        rows += counted(
            duplicates.flatMap { group in group.respondents.dropFirst().map { _ in group.kind.rawValue } }
        )
        .map { row(.duplicates, $0.count, name: $0.name) }
        rows += straightLining.map { row(.straightlined, $0.n, name: $0.grid, base: $0.base) }
        rows += runs.map { row(.run, $0.length, name: $0.question) }
        if let doubleEntry {
            rows += ([doubleEntry.all] + doubleEntry.byVariable).map {
                row(.doubleEntry, $0.differing, name: $0.name, base: $0.cells)
            }
        }
        return rows
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
