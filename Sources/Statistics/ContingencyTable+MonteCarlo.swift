extension ContingencyTable {
    /// The exact test of independence by random tables with the margins observed, for tables too sparse
    /// for the chi-square distribution.
    ///
    /// As R's `chisq.test(simulate.p.value = TRUE)`: the statistic is Pearson's, and the observed table
    /// counts as one of those drawn (A. C. A. Hope, JRSS B 30 (1968), 582–598). Statistics within a
    /// factor 1 − 10⁻¹² count as equal, so that ties are not lost to the order of summation.
    ///
    /// - Parameters:
    ///   - tables: How many tables to draw.
    ///   - seed: The same seed draws the same tables.
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody.
    public func monteCarlo(tables: Int = 20_000, seed: UInt64 = 20_200_601) -> MonteCarloTest? {
        precondition(tables > 0, "at least one table is drawn")
        let observed = withoutEmptyMargins
        guard observed.rows > 1, observed.columns > 1 else { return nil }
        let statistic = observed.pearsonStatistic
        let expected = observed.expected
        var random = RandomTable(like: observed)
        var generator = SplitMix64(seed: seed)
        var extreme = 1
        for _ in 0..<tables {
            random.draw(using: &generator)
            if random.pearsonStatistic(expected) >= statistic * (1 - 1e-12) { extreme += 1 }
        }
        let p = Double(extreme) / Double(tables + 1)
        return MonteCarloTest(
            statistic: statistic, p: p, standardError: (p * (1 - p) / Double(tables)).squareRoot(),
            tables: tables, n: observed.total)
    }
}

/// Tables drawn at random from all that have the same margins, each as probable as independence makes it.
private struct RandomTable {
    private let rowTotals: [Int]
    private let columnTotals: [Int]
    private let logFactorials: LogFactorials
    private var left: [Int]
    private var counts: [Int]

    init(like table: ContingencyTable) {
        rowTotals = table.rowTotals
        columnTotals = table.columnTotals
        logFactorials = LogFactorials(upTo: table.total)
        left = columnTotals
        counts = table.counts
    }

    /// Fills the cells one by one, each from its distribution given those before it.
    mutating func draw(using generator: inout SplitMix64) {
        left = columnTotals
        var population = columnTotals.reduce(0, +)
        var index = 0
        for rowTotal in rowTotals {
            var toPlace = rowTotal
            var available = population
            for column in left.indices {
                let cell = Hypergeometric(population: available, marked: left[column], drawn: toPlace)
                let count = cell.draw(logFactorials, using: &generator)
                available -= left[column]
                left[column] -= count
                toPlace -= count
                counts[index] = count
                index += 1
            }
            population -= rowTotal
        }
    }

    func pearsonStatistic(_ expected: [Double]) -> Double {
        var sum = 0.0
        for index in counts.indices {
            let deviation = Double(counts[index]) - expected[index]
            sum += deviation * deviation / expected[index]
        }
        return sum
    }
}
