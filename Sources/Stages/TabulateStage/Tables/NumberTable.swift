import StageFiles
import Statistics

/// The answers to a question that has a mean: each value with those who gave it.
struct NumberAnswers {
    let variable: String
    let values: [Double]
    let tally: Tally
    /// The respondents of each value.
    let byCode: [WeightTally]
    /// The lowest and the highest value there can be; `nil` where the questionnaire sets none.
    let scale: ClosedRange<Double>?

    init(_ numbers: NumberTally, scale: ClosedRange<Double>? = nil) {
        self.scale = scale
        variable = numbers.variable
        (values, tally) = numbers.sorted
        byCode = tally.byCode
    }

    private init(
        variable: String, values: [Double], byCode: [WeightTally], tally: Tally, scale: ClosedRange<Double>?
    ) {
        (self.variable, self.values, self.byCode) = (variable, values, byCode)
        (self.tally, self.scale) = (tally, scale)
    }

    /// The scores of an item that has a mean.
    init?(scores items: ItemTally) {
        guard items.item.hasMean else { return nil }
        variable = items.item.name
        var valid = Tally(codes: 0, categories: items.tallies[0].categories)
        values = items.item.scaleCodes.map { items.item.codes[$0].value ?? 0 }
        for (index, code) in items.item.scaleCodes.enumerated() {
            valid.addCode()
            valid.add(items.tallies[0], code: code, as: index)
        }
        tally = valid
        byCode = valid.byCode
        scale = Self.range(values)
    }

    /// The places of each item of a ranking.
    static func places(_ items: ItemTally) -> [NumberAnswers] {
        guard items.item.kind == .rank else { return [] }
        return zip(items.item.codes, items.tallies).map { code, tally in
            NumberAnswers(
                variable: code.variable, values: (0..<tally.codes).map { Double($0 + 1) }, tally: tally)
        }
    }

    /// The places of an item, from the first to the last there is.
    private init(variable: String, values: [Double], tally: Tally) {
        scale = Self.range(values)
        self.variable = variable
        self.values = values
        self.tally = tally
        byCode = tally.byCode
    }

    private static func range(_ values: [Double]) -> ClosedRange<Double>? {
        guard let low = values.min(), let high = values.max() else { return nil }
        return low...high
    }

    /// How many there are.
    var count: Int { byCode.reduce(0) { $0 + $1.count } }

    /// The answers of one category of a demographic alone.
    func within(_ demographic: Int, _ category: Int) -> NumberAnswers {
        NumberAnswers(
            variable: variable, values: values,
            byCode: values.indices.map { tally[$0, demographic, category] },
            tally: tally, scale: scale)
    }

    /// The values within some categories of a demographic, one tally for each.
    func groups(_ demographic: Int, _ categories: [Int]) -> GroupedNumbers {
        GroupedNumbers(
            groups: categories.map { category in
                values.enumerated().map { ($0.element, tally[$0.offset, demographic, category].count) }
            })
    }
}

extension NumberAnswers {
    /// The row of `numbers.csv`.
    func row(_ estimation: Estimation) -> NumberRow {
        var row = NumberRow()
        row.question = variable
        let totals = byCode
        row.n = totals.reduce(0) { $0 + $1.count }
        row.method = estimation.methodOfMeans()
        let counts = zip(values, totals).map { (value: $0, count: $1.count) }
        guard
            let summary = NumberSummary(
                counts: counts, level: estimation.level, population: estimation.population)
        else { return row }
        row.mean = summary.mean
        row.sd = summary.sd
        let interval = onScale(summary.meanInterval, around: summary.mean)
        (row.low, row.high) = (interval?.low, interval?.high)
        var leaves = (plain: interval != summary.meanInterval, weighted: false)
        row.min = summary.minimum
        row.q1 = summary.q1
        row.median = summary.median
        row.q3 = summary.q3
        row.max = summary.maximum
        if let design = estimation.design {
            let weights = zip(values, totals).map { (value: $0, weights: $1) }
            let mean = WeightedMean(weights, design: design, level: estimation.level)
            row.weightedMean = mean?.mean
            let interval = mean.flatMap { onScale($0.interval, around: $0.mean) }
            (row.weightedLow, row.weightedHigh) = (interval?.low, interval?.high)
            leaves.weighted = interval != mean?.interval
            let sums = weights.map { (value: $0.value, weight: $0.weights.sum) }
            row.weightedQ1 = weightedQuantile(sums, 0.25)
            row.weightedMedian = weightedQuantile(sums, 0.5)
            row.weightedQ3 = weightedQuantile(sums, 0.75)
        }
        row.method = estimation.methodOfMeans(leaves)
        return row
    }

    private func onScale(_ interval: Interval?, around mean: Double) -> Interval? {
        guard let scale, scale.lowerBound < scale.upperBound else { return interval }
        return interval?.within(scale, around: mean)
    }
}

extension Estimation {
    /// How the mean, the quartiles and their weighted counterparts are estimated.
    ///
    /// - Parameter leaves: Whether the intervals would leave the scale if they were not made on it.
    fileprivate func methodOfMeans(_ leaves: (plain: Bool, weighted: Bool) = (false, false)) -> String {
        let isFinite = population != nil
        let plain: [Method] = [isFinite ? .tFinite : .t] + (leaves.plain ? [.tOnScale] : [])
        let weighted: [Method] =
            [isFinite ? .tLinearisedFinite : .tLinearised] + (leaves.weighted ? [.tLinearisedOnScale] : [])
        return Method.text(
            plain + [.quantiles], weighted: design == nil ? [] : weighted + [.weightedQuantiles])
    }
}
