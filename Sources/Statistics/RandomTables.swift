import Glibc

/// Draws tables at random from all that have the same margins, each as probable as independence makes it.
///
/// The margins alone decide which tables are drawn, not when or on which thread.
struct RandomTables {
    private let margins: FixedMargins
    private var generator: SplitMix64
    private var counts: [Int]
    /// The column of each respondent, in the order of the last table drawn; empty if counts are drawn.
    private var labels: [Int32]
    private let logFactorials: LogFactorials

    init(_ margins: FixedMargins) { self.init(margins, deals: Self.dealing(margins)) }

    /// - Parameter deals: Whether the respondents are dealt out one by one, or the counts drawn.
    init(_ margins: FixedMargins, deals: Bool) {
        self.margins = margins
        generator = SplitMix64(seed: 20_200_601)
        for total in margins.rowTotals + margins.columnTotals {
            generator = SplitMix64(seed: generator.next() ^ UInt64(total))
        }
        counts = Array(repeating: 0, count: margins.rowTotals.count * margins.columnTotals.count)
        labels = []
        logFactorials = LogFactorials(upTo: deals ? 0 : margins.total)
        guard deals else { return }
        for (column, total) in margins.columnTotals.enumerated() {
            labels += Array(repeating: Int32(column), count: total)
        }
    }

    /// Whether dealing is faster: 25 respondents take the time of a count.
    private static func dealing(_ margins: FixedMargins) -> Bool {
        let respondents = margins.total - (margins.rowTotals.last ?? 0)
        return respondents <= 25 * (margins.rowTotals.count - 1) * (margins.columnTotals.count - 1)
    }

    /// Draws some tables and counts those whose statistic reaches the threshold.
    mutating func count(_ tables: Int, atLeast threshold: Double) -> Int {
        var extreme = 0
        for _ in 0..<tables {
            for index in counts.indices { counts[index] = 0 }
            let last = counts.count - margins.columnTotals.count
            for (column, total) in margins.columnTotals.enumerated() { counts[last + column] = total }
            if labels.isEmpty { drawCounts() } else { dealRespondents() }
            if margins.statistic(of: counts) >= threshold { extreme += 1 }
        }
        return extreme
    }

    /// Shuffles the respondents and deals them to the rows (J. M. Boyett, algorithm AS 144, Applied Statistics
    /// 28 (1979), 329–332); the last row keeps those who are left.
    private mutating func dealRespondents() {
        let columns = margins.columnTotals.count
        var dealt = 0
        labels.withUnsafeMutableBufferPointer { labels in
            counts.withUnsafeMutableBufferPointer { counts in
                for row in 0..<margins.rowTotals.count - 1 {
                    for _ in 0..<margins.rowTotals[row] {
                        let other = dealt &+ generator.nextIndex(below: labels.count &- dealt)
                        let label = labels[other]
                        labels[other] = labels[dealt]
                        labels[dealt] = label
                        counts[row &* columns &+ Int(label)] &+= 1
                        dealt &+= 1
                    }
                    for column in 0..<columns {
                        counts[counts.count &- columns &+ column] &-= counts[row &* columns &+ column]
                    }
                }
            }
        }
    }

    /// Draws the counts one by one, each from its distribution given those before it (W. M. Patefield,
    /// algorithm AS 159, Applied Statistics 30 (1981), 91–97); the last row keeps what is left.
    private mutating func drawCounts() {
        let columns = margins.columnTotals.count
        let last = counts.count - columns
        var population = margins.total
        for row in 0..<margins.rowTotals.count - 1 {
            var toPlace = margins.rowTotals[row]
            var available = population
            population -= toPlace
            for column in 0..<columns where toPlace > 0 {
                let marked = counts[last + column]
                let cell = Hypergeometric(population: available, marked: marked, drawn: toPlace)
                let count = cell.draw(logFactorials, using: &generator)
                available -= marked
                toPlace -= count
                counts[row * columns + column] = count
                counts[last + column] = marked - count
            }
        }
    }
}

extension Hypergeometric {
    /// A random number of marked ones, by inversion from the mode outwards.
    @inline(__always)
    fileprivate func draw(_ logFactorials: LogFactorials, using generator: inout SplitMix64) -> Int {
        let (smallest, largest) = (smallest, largest)
        guard smallest < largest else { return smallest }
        let start = min(max(mode, smallest), largest)
        let startProbability = exp(logProbability(of: start, logFactorials))
        while true {
            var left = generator.nextUnit() - startProbability
            if left < 0 { return start }
            var (up, down) = (start, start)
            var (upProbability, downProbability) = (startProbability, startProbability)
            while up < largest || down > smallest {
                if up < largest {
                    upProbability *= ratioUp(from: up)
                    up += 1
                    left -= upProbability
                    if left < 0 { return up }
                }
                if down > smallest {
                    downProbability /= ratioUp(from: down - 1)
                    down -= 1
                    left -= downProbability
                    if left < 0 { return down }
                }
            }
            // The probabilities add up to a shade less than one: draw again.
        }
    }

    @inline(__always)
    private func logProbability(of value: Int, _ logFactorials: LogFactorials) -> Double {
        let unmarked = population - marked
        return logFactorials[marked] - logFactorials[value] - logFactorials[marked - value]
            + logFactorials[unmarked] - logFactorials[drawn - value]
            - logFactorials[unmarked - drawn + value]
            - logFactorials[population] + logFactorials[drawn] + logFactorials[population - drawn]
    }
}

extension SplitMix64 {
    /// A number of `0..<bound`, all equally probable but for a part in 2³² (D. Lemire, ACM Transactions on
    /// Modeling and Computer Simulation 29 (2019), article 3).
    ///
    /// - Parameter bound: At least 1, below 2³².
    @inline(__always)
    fileprivate mutating func nextIndex(below bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }
}
