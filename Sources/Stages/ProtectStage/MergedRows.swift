import StageFiles
import Statistics
import SurveyModel

extension DistributionRow {
    /// Several answers as one, under the names of all.
    init(merging rows: [DistributionRow], as code: String, _ form: Form) {
        self = rows[0]
        self.code = code
        label = LocalizedText()
        for language in rows.flatMap(\.label.byLanguage.keys).distinct.sorted() {
            let names = rows.compactMap { $0.label.byLanguage[language] }.filter { !$0.isEmpty }
            label.byLanguage[language] = names.joined(separator: "; ")
        }
        let count = rows.reduce(0) { $0 + ($1.n ?? 0) }
        n = count
        percent = base.flatMap { $0 > 0 ? 100 * Double(count) / Double($0) : nil }
        let interval = wilsonInterval(
            successes: count, of: base ?? 0, level: form.statistics.level, population: form.population)
        low = interval.map { 100 * $0.low }
        high = interval.map { 100 * $0.high }
        weightedN = rows.total(\.weightedN)
        weightedPercent = rows.total(\.weightedPercent)
        weightedLow = nil
        weightedHigh = nil
        method = Method.text([form.population == nil ? .wilson : .wilsonFinite])
    }

    /// The row without what would tell how many gave the answer.
    var withoutFigures: DistributionRow {
        var row = DistributionRow()
        row.question = question
        row.kind = kind
        row.code = code
        row.label = label
        return row
    }
}

extension DistributionRow {
    /// The row without the share of all answers.
    var withoutAnswers: DistributionRow {
        var row = self
        row.answers = nil
        row.percentOfAnswers = nil
        row.weightedPercentOfAnswers = nil
        return row
    }
}

extension CrosstabRow {
    /// Several cells as one.
    init(merging rows: [CrosstabRow], as name: CellName) {
        self.init()
        question = name.question
        by = name.by
        code = name.code
        byCode = name.byCode
        let count = rows.reduce(0) { $0 + ($1.n ?? 0) }
        let columns = rows.filter { $0.code == rows[0].code }
        let total = columns.reduce(0) { $0 + ($1.base ?? 0) }
        n = count
        base = total
        percent = total > 0 ? 100 * Double(count) / Double(total) : nil
        weightedN = rows.total(\.weightedN)
        weightedBase = columns.total(\.weightedBase)
        if let part = weightedN, let whole = weightedBase, whole > 0 { weightedPercent = 100 * part / whole }
        method = Method.text([.columnPercent])
    }
}

extension NumberRow {
    /// The row with nothing but the number of answers.
    var withoutFigures: NumberRow {
        var row = NumberRow()
        row.question = question
        row.n = n
        return row
    }
}

extension [DistributionRow] {
    fileprivate func total(_ figure: KeyPath<DistributionRow, Double?>) -> Double? {
        let values = compactMap { $0[keyPath: figure] }
        return values.count == count ? values.reduce(0, +) : nil
    }
}

extension [CrosstabRow] {
    fileprivate func total(_ figure: KeyPath<CrosstabRow, Double?>) -> Double? {
        let values = compactMap { $0[keyPath: figure] }
        return values.count == count ? values.reduce(0, +) : nil
    }
}
