import StageFiles
import Statistics

/// The answers to a question that has a mean: each value with those who gave it.
struct NumberAnswers {
    let variable: String
    let values: [Double]
    let tally: Tally

    init(_ numbers: NumberTally) {
        variable = numbers.variable
        (values, tally) = numbers.sorted
    }

    /// The scores of an item that has a mean.
    init?(scores items: ItemTally) {
        guard items.item.hasMean else { return nil }
        variable = items.item.name
        var valid = Tally(codes: 0, categories: items.tallies[0].categories)
        values = items.item.validCodes.map { items.item.codes[$0].value ?? 0 }
        for (index, code) in items.item.validCodes.enumerated() {
            valid.addCode()
            valid.add(items.tallies[0], code: code, as: index)
        }
        tally = valid
    }

    /// The places of each item of a ranking.
    static func places(_ items: ItemTally) -> [NumberAnswers] {
        guard items.item.kind == .rank else { return [] }
        return zip(items.item.codes, items.tallies).map { code, tally in
            NumberAnswers(
                variable: code.variable, values: (0..<tally.codes).map { Double($0 + 1) }, tally: tally)
        }
    }

    private init(variable: String, values: [Double], tally: Tally) {
        self.variable = variable
        self.values = values
        self.tally = tally
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
        let totals = tally.byCode
        row.n = totals.reduce(0) { $0 + $1.count }
        row.method = estimation.methodOfMeans
        let counts = zip(values, totals).map { (value: $0, count: $1.count) }
        guard
            let summary = NumberSummary(
                counts: counts, level: estimation.level, population: estimation.population)
        else { return row }
        row.mean = summary.mean
        row.sd = summary.sd
        row.low = summary.meanInterval?.low
        row.high = summary.meanInterval?.high
        row.min = summary.minimum
        row.q1 = summary.q1
        row.median = summary.median
        row.q3 = summary.q3
        row.max = summary.maximum
        if let design = estimation.design {
            let weights = zip(values, totals).map { (value: $0, weights: $1) }
            let mean = WeightedMean(weights, design: design, level: estimation.level)
            row.weightedMean = mean?.mean
            row.weightedLow = mean?.interval?.low
            row.weightedHigh = mean?.interval?.high
            let sums = weights.map { (value: $0.value, weight: $0.weights.sum) }
            row.weightedQ1 = weightedQuantile(sums, 0.25)
            row.weightedMedian = weightedQuantile(sums, 0.5)
            row.weightedQ3 = weightedQuantile(sums, 0.75)
        }
        return row
    }
}

extension Estimation {
    /// How the mean, the quartiles and their weighted counterparts are estimated.
    fileprivate var methodOfMeans: String {
        let isFinite = population != nil
        return Method.text(
            [isFinite ? .tFinite : .t, .quantiles],
            weighted: design == nil ? [] : [isFinite ? .tLinearisedFinite : .tLinearised, .weightedQuantiles])
    }
}
