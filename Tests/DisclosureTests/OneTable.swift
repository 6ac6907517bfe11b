import Disclosure

/// A table on its own, its margins released.
struct OneTable {
    let plan: SuppressionPlan
    private let columns: Int

    init(_ counts: [[Int]], minimum: Int) {
        columns = counts[0].count
        let open = counts.map { $0.map { _ in CountSystem.Release.open } }
        let linked = LinkedTables(
            features: [counts.count, columns],
            tables: [.init(rows: 0, columns: 1, counts: counts, release: open)])
        plan = SuppressionPlan(
            system: linked.system, primary: linked.primary(minimum: minimum), width: minimum - 1)
    }

    /// The table as released, withheld counts as `nil`.
    func released() throws -> [[Int?]] {
        let hidden = try plan.pattern().hidden
        return rows.map { $0.map { hidden.contains($0) ? nil : plan.system.cells[$0].count } }
    }

    /// The intervals of withheld cells, given by row and column.
    func intervals(_ hidden: [(Int, Int)]) throws -> [FeasibilityInterval?] {
        let cells = hidden.map { $0.0 * columns + $0.1 }
        let intervals = try plan.intervals(hidden: Set(cells))
        return cells.map { intervals[$0] }
    }

    private var rows: [[Int]] {
        let open = plan.system.cells.indices.filter { plan.system.cells[$0].release == .open }
        return stride(from: 0, to: open.count, by: columns).map { Array(open[$0..<($0 + columns)]) }
    }
}
