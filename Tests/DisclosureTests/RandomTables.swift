import Disclosure
import Statistics

/// Tables dealt with a fixed seed.
struct RandomTables {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// Respondents with an answer and some characteristics, each drawn from a skewed distribution with
    /// many categories empty.
    mutating func linked(features: [Int], respondents: Int) -> LinkedTables {
        let skews = features.map { size in
            (0..<size).flatMap { category in
                [Int](repeating: category, count: max(number(-3...9), category == 0 ? 1 : 0))
            }
        }
        var tables = features.indices.flatMap { a in
            features.indices.filter { $0 > a }.map { b in
                LinkedTables.Table(
                    rows: a, columns: b,
                    counts: [[Int]](repeating: [Int](repeating: 0, count: features[b]), count: features[a]),
                    release: [[CountSystem.Release]](
                        repeating: [CountSystem.Release](
                            repeating: a == 0 ? .open : .always, count: features[b]), count: features[a]))
            }
        }
        for _ in 0..<respondents {
            let answers = skews.map { $0[number(0...$0.count - 1)] }
            for index in tables.indices {
                tables[index].counts[answers[tables[index].rows]][answers[tables[index].columns]] += 1
            }
        }
        return LinkedTables(features: features, tables: tables)
    }
}

extension LinkedTables {
    /// The open cells that are small, or whose columns' rest is.
    func primary(minimum: Int) -> [Int] {
        tables.enumerated().flatMap { number, table in
            table.counts.indices.flatMap { row in
                table.counts[row].indices.filter { column in
                    table.release[row][column] == .open
                        && PrimaryRule(minimum: minimum).hides(
                            table.counts[row][column], of: table.counts.reduce(0) { $0 + $1[column] })
                }.map { index(Place(table: number, row: row, column: $0)) }
            }
        }
    }
}
