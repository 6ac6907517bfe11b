import Glibc

/// ln(n!): a running sum for the numbers of most surveys, Stirling's series beyond.
struct LogFactorials {
    private let table: [Double]

    /// - Parameter largest: The largest number that will be asked for.
    init(upTo largest: Int) {
        var table = [0.0]
        let count = min(max(largest, 0), Self.mostKept)
        table.reserveCapacity(count + 1)
        for n in 0..<count { table.append(table[n] + log(Double(n + 1))) }
        self.table = table
    }

    @inline(__always)
    subscript(n: Int) -> Double { n < table.count ? table[n] : Self.stirling(n) }

    /// How many are kept. Those beyond have so many digits before the point that the series is as exact.
    private static let mostKept = 100_000

    private static func stirling(_ n: Int) -> Double {
        let x = Double(n)
        return (x + 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + 1 / (12 * x)
    }
}
