/// Tables of the same respondents, each of two of their features: a question by age, the question by
/// education, age by education.
public struct LinkedTables: Sendable {
    /// One table with all its categories, those without a valid answer among them.
    public struct Table: Sendable {
        /// The features, by number.
        public var rows: Int
        public var columns: Int
        /// Row by row.
        public var counts: [[Int]]
        public var release: [[CountSystem.Release]]

        public init(rows: Int, columns: Int, counts: [[Int]], release: [[CountSystem.Release]]) {
            self.rows = rows
            self.columns = columns
            self.counts = counts
            self.release = release
        }
    }

    /// A cell of a table.
    public struct Place: Hashable, Sendable {
        public var table: Int
        public var row: Int
        public var column: Int

        public init(table: Int, row: Int, column: Int) {
            self.table = table
            self.row = row
            self.column = column
        }
    }

    /// The number of categories of each feature.
    public var features: [Int]
    public var tables: [Table]
    /// How many respondents there are of each combination of categories, a category of each feature.
    public var sizes: [[Int]: Int]

    /// The most elementary groups for which all features are crossed at once. Beyond that they are crossed
    /// three at a time, which an attacker could do, too, and a little less than all that he could.
    var mostGroups = 4000

    public init(features: [Int], tables: [Table], sizes: [[Int]: Int] = [:]) {
        self.features = features
        self.tables = tables
        self.sizes = sizes
    }
}

extension LinkedTables {
    /// The counts as a system: first the cells of the tables, row by row, then the margins. The unknowns are
    /// the sizes of the elementary groups.
    public var system: CountSystem {
        let divisions = divisions.map { Division(features: $0, sizes: $0.map { features[$0] }) }
        var system = CountSystem(
            unknowns: divisions.reduce(0) { $0 + $1.size }, truth: divisions.flatMap { $0.sizes(of: sizes) })
        func add(
            _ conditions: [(feature: Int, categories: [Int])], _ count: Int, _ release: CountSystem.Release
        ) {
            var first = 0
            var sums: [[Int]] = []
            for division in divisions {
                if let groups = division.groups(conditions) { sums.append(groups.map { first + $0 }) }
                first += division.size
            }
            system.cells.append(CountSystem.Cell(count: count, release: release, sums: sums))
        }
        for table in tables {
            for (row, releases) in table.release.enumerated() {
                for (column, release) in releases.enumerated() {
                    let place = [(table.rows, [row]), (table.columns, [column])]
                    add(place, table.counts[row][column], release)
                }
            }
        }
        for (feature, totals) in totals.enumerated() {
            for (category, count) in totals.enumerated() { add([(feature, [category])], count, .always) }
        }
        return system
    }

    /// The number of a cell within the system.
    public func index(_ place: Place) -> Int {
        let before = tables[..<place.table].reduce(0) { $0 + $1.counts.count * $1.counts[0].count }
        return before + place.row * tables[place.table].counts[0].count + place.column
    }

    /// The categories of each feature of each unknown, where all features are crossed at once; else `nil`.
    public var groups: [[Int]]? {
        guard divisions.count == 1 else { return nil }
        return features.reduce([[]]) { groups, size in
            groups.flatMap { group in (0..<size).map { group + [$0] } }
        }
    }

    /// How many respondents are in each category of each feature; empty for a feature without tables.
    private var totals: [[Int]] {
        features.indices.map { feature in
            if let table = tables.first(where: { $0.rows == feature }) {
                return table.counts.map { $0.reduce(0, +) }
            }
            guard let table = tables.first(where: { $0.columns == feature }) else { return [] }
            return table.counts[0].indices.map { column in table.counts.reduce(0) { $0 + $1[column] } }
        }
    }

    /// Which features are crossed with each other.
    private var divisions: [[Int]] {
        let all = Array(features.indices)
        if all.count <= 3 || features.reduce(1, { min($0 * $1, mostGroups + 1) }) <= mostGroups {
            return [all]
        }
        return all.flatMap { a in
            all[(a + 1)...].flatMap { b in all[(b + 1)...].map { [a, b, $0] } }
        }
    }
}

/// The respondents divided by some of their features.
private struct Division {
    let features: [Int]
    let sizes: [Int]

    var size: Int { sizes.reduce(1, *) }

    /// How many respondents are in each group.
    func sizes(of combinations: [[Int]: Int]) -> [Double] {
        var counts = [Double](repeating: 0, count: size)
        for (combination, count) in combinations {
            let group = zip(features, sizes).reduce(0) { $0 * $1.1 + combination[$1.0] }
            counts[group] += Double(count)
        }
        return counts
    }

    /// The groups in which some features have one of the categories named; `nil` if it does not know one.
    func groups(_ conditions: [(feature: Int, categories: [Int])]) -> [Int]? {
        guard conditions.allSatisfy({ features.contains($0.feature) }) else { return nil }
        var groups = [0]
        for (feature, size) in zip(features, sizes) {
            let categories = conditions.first { $0.feature == feature }?.categories ?? Array(0..<size)
            groups = groups.flatMap { group in categories.map { group * size + $0 } }
        }
        return groups
    }
}
