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

    /// A count of several rows of a table together, as a derived share is.
    public struct Union: Sendable {
        public var table: Int
        public var rows: [Int]
        public var column: Int
        public var release: CountSystem.Release

        public init(table: Int, rows: [Int], column: Int, release: CountSystem.Release) {
            self.table = table
            self.rows = rows
            self.column = column
            self.release = release
        }
    }

    /// The number of categories of each feature.
    public var features: [Int]
    public var tables: [Table]
    public var unions: [Union]

    /// The most elementary groups for which all features are crossed at once. Beyond that they are crossed
    /// three at a time, which an attacker could do, too, and a little less than all that he could.
    static let mostGroups = 4000

    public init(features: [Int], tables: [Table], unions: [Union] = []) {
        self.features = features
        self.tables = tables
        self.unions = unions
    }
}

extension LinkedTables {
    /// The counts as a system: first the cells of the tables, row by row, then the unions, then the margins.
    public var system: CountSystem {
        let divisions = divisions.map { Division(features: $0, sizes: $0.map { features[$0] }) }
        var cells: [CountSystem.Cell] = []
        func add(
            _ conditions: [(feature: Int, categories: [Int])], _ count: Int, _ release: CountSystem.Release
        ) {
            let groups = divisions.enumerated().compactMap { number, division in
                division.groups(conditions).map { (number, $0) }
            }
            cells.append(CountSystem.Cell(count: count, release: release, groups: groups))
        }
        for table in tables {
            for (row, releases) in table.release.enumerated() {
                for (column, release) in releases.enumerated() {
                    let place = [(table.rows, [row]), (table.columns, [column])]
                    add(place, table.counts[row][column], release)
                }
            }
        }
        for union in unions {
            let table = tables[union.table]
            let count = union.rows.reduce(0) { $0 + table.counts[$1][union.column] }
            add([(table.rows, union.rows), (table.columns, [union.column])], count, union.release)
        }
        for (feature, totals) in totals.enumerated() {
            for (category, count) in totals.enumerated() { add([(feature, [category])], count, .always) }
        }
        return CountSystem(divisions: divisions.map(\.size), cells: cells)
    }

    /// The number of a cell within the system.
    public func index(_ place: Place) -> Int {
        let before = tables[..<place.table].reduce(0) { $0 + $1.counts.count * $1.counts[0].count }
        return before + place.row * tables[place.table].counts[0].count + place.column
    }

    /// The number of a union within the system.
    public func index(ofUnion union: Int) -> Int {
        tables.reduce(union) { $0 + $1.counts.count * $1.counts[0].count }
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
        if all.count <= 3 || features.reduce(1, { min($0 * $1, Self.mostGroups + 1) }) <= Self.mostGroups {
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
