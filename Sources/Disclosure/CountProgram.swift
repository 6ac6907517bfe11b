/// The linear programme over the unknowns of a count system, as what they differ by from the truth.
///
/// Two columns for each unknown, by how much it is more and less; a row for each sum of each cell, whose bounds
/// say whether the count is known; of open cells with two columns more, by how much the count is raised or
/// lowered, which are zero except while cells to withhold are looked for.
///
/// Of all solutions the one is taken that is nearest to the truth, and no two unknowns cost the same: it does not
/// depend on how the solver goes about it.
final class CountProgram {
    /// One way the unknowns may be, and what it costs.
    struct Solution {
        /// For each cell of the system.
        var counts: [Double]
        var unknowns: [Double]
        var cost: Double
    }

    /// The columns by how much something is more, and less; `nil` where it cannot be less.
    private struct Change {
        var more: Int
        var less: Int?
    }

    private let system: CountSystem
    private let program: LinearProgram
    private let truth: [Double]
    /// Of each unknown; `nil` for one that is zero by an empty count.
    private let changes: [Change?]
    /// Of each cell the row of each of its sums.
    private let rows: [[(row: Int, truth: Double)]]
    private let shifts: [Change?]
    private let links: [(row: Int, truth: Double)]
    private let nearness: [Double]
    private let method: LinearProgram.Method
    private var isHidden: [Bool]
    private var isRelaxed = false

    /// - Parameters:
    ///   - isHidden: For each cell whether it is withheld.
    ///   - keepsLinks: Whether the values of links stay as they are.
    /// - Throws: `UnsolvedProgram` if there is no way for the counts to be as they are.
    init(
        _ system: CountSystem, isHidden: [Bool], keepsLinks: Bool = true,
        solvedBy method: LinearProgram.Method = .dual
    ) throws {
        self.system = system
        self.isHidden = isHidden
        let truth = try system.truthOrLike()
        self.truth = truth
        let isZero = system.isZero(
            system.cells.map { $0.release == .always }, keepsLinks ? system.links.map(\.value) : [])
        var matrix = LinearProgram.Matrix()
        let changes = truth.indices.map { unknown -> Change? in
            if isZero[unknown] { return nil }
            return Change(more: matrix.addColumn(), less: truth[unknown] > 0 ? matrix.addColumn() : nil)
        }
        let unknownColumns = matrix.columns
        func terms(_ unknown: Int, _ factor: Double) -> [(column: Int, factor: Double)] {
            guard let change = changes[unknown] else { return [] }
            return [(change.more, factor)] + (change.less.map { [($0, -factor)] } ?? [])
        }
        var rows: [[(row: Int, truth: Double)]] = []
        var shifts: [Change?] = []
        for cell in system.cells {
            let shift =
                cell.release == .open ? Change(more: matrix.addColumn(), less: matrix.addColumn()) : nil
            shifts.append(shift)
            rows.append(
                cell.sums.compactMap { sum in
                    var row = sum.flatMap { terms($0, 1) }
                    if row.isEmpty, shift == nil { return nil }
                    if let shift, let less = shift.less { row += [(shift.more, -1), (less, 1)] }
                    return (matrix.addRow(row), sum.reduce(0) { $0 + truth[$1] })
                })
        }
        links = system.links.map { link in
            (
                matrix.addRow(link.terms.flatMap { terms($0.unknown, $0.factor) }),
                link.terms.reduce(0) { $0 + $1.factor * truth[$1.unknown] }
            )
        }
        self.changes = changes
        self.rows = rows
        self.shifts = shifts
        let isLarge = unknownColumns > Self.mostUnknownsForNearest
        self.method = isLarge ? .simplified : method
        let cost = isLarge ? 0 : Self.leastCost
        nearness = (0..<matrix.columns).map {
            $0 < unknownColumns ? cost * (1 + distinctShare($0)) : 0
        }
        program = LinearProgram(matrix)
        for (unknown, change) in changes.enumerated() {
            if let less = change?.less { program.setColumn(less, 0...truth[unknown]) }
        }
        for link in links.indices { setLink(link, to: system.links[link].value) }
        for cell in system.cells.indices { setBounds(cell) }
    }

    /// What it costs to move an unknown by one: so little that it decides between equals only. In large programmes
    /// nothing, or they would take too long.
    private static let leastCost = 1e-4
    private static let mostUnknownsForNearest = 3000

    /// Puts another value on the right of a link.
    func setLink(_ link: Int, to value: Double) {
        let (row, truth) = links[link]
        program.setRow(row, system.links[link].bounds(at: value - truth))
    }

    private func setBounds(_ cell: Int) {
        set(cell, isHidden[cell] ? -Double.infinity...Double.infinity : 0...0)
        guard let shift = shifts[cell] else { return }
        let mayMove = isRelaxed && !isHidden[cell]
        for column in [shift.more, shift.less].compactMap(\.self) {
            program.setColumn(column, 0...(mayMove ? Double.infinity : 0))
        }
    }

    /// - Parameter bounds: What the count may be more or less than it is.
    private func set(_ cell: Int, _ bounds: ClosedRange<Double>) {
        let count = Double(system.cells[cell].count)
        for (row, truth) in rows[cell] {
            program.setRow(
                row, bounds.lowerBound + count - truth...bounds.upperBound + count - truth)
        }
    }

    func setHidden(_ cell: Int, _ hidden: Bool) {
        isHidden[cell] = hidden
        setBounds(cell)
    }

    /// Whether released open cells may move, at a cost.
    func setRelaxed(_ relaxed: Bool) {
        guard relaxed != isRelaxed else { return }
        isRelaxed = relaxed
        for cell in system.cells.indices where !isHidden[cell] && shifts[cell] != nil { setBounds(cell) }
    }
}

extension CountProgram {
    enum Direction { case least, largest }

    /// The least or the largest count a withheld cell can have, with what goes with it.
    func extreme(_ direction: Direction, of cell: Int) throws -> Solution {
        guard let solution = try push([(cell, direction == .least ? -1 : 1)]) else { throw UnsolvedProgram() }
        return solution
    }

    /// A way to have many withheld counts large, or small, at once.
    ///
    /// - Parameter cells: Each with 1 if it is to be large, -1 if small.
    func push(_ cells: [(cell: Int, sign: Double)]) throws -> Solution? {
        var objective = [Double](repeating: 0, count: nearness.count)
        for (cell, sign) in cells {
            for change in system.cells[cell].sums[0].compactMap({ changes[$0] }) {
                objective[change.more] -= sign
                if let less = change.less { objective[less] += sign }
            }
        }
        return try solution(program.least(objective, by: .primal))
    }

    /// A way in which as many withheld counts as can be come near another value.
    ///
    /// - Parameter wanted: By cell, how much more there should be, less where that is negative; what goes beyond is
    ///   not looked for. A cell withheld by an earlier decision has no columns for it and is passed over.
    func spread(_ wanted: [(cell: Int, change: Double)]) throws -> Solution? {
        var objective = [Double](repeating: 0, count: nearness.count)
        defer { for (cell, _) in wanted { setBounds(cell) } }
        for (cell, change) in wanted {
            guard let shift = shifts[cell], let less = shift.less, let row = rows[cell].first?.row else {
                continue
            }
            let (gain, loss) = change > 0 ? (shift.more, less) : (less, shift.more)
            program.setRow(row, change > 0 ? 0...Double.infinity : -Double.infinity...0)
            program.setColumn(gain, 0...abs(change))
            program.setColumn(loss, 0...Double.infinity)
            objective[gain] = -1
            objective[loss] = 1
        }
        return try solution(program.least(objective, by: .primal))
    }

    /// The cheapest way to move released cells so that a withheld one has at least, or at most, a value.
    ///
    /// - Parameter costs: For each cell, of moving it by one.
    /// - Returns: `nil` if there is none.
    func cheapest(
        moving cell: Int, to value: Int, _ direction: Direction, costs: [Double]
    ) throws -> Solution? {
        let change = Double(value - system.cells[cell].count)
        set(cell, direction == .largest ? change...Double.infinity : -Double.infinity...change)
        defer { setBounds(cell) }
        return try cheapest(costs: costs)
    }

    /// The way nearest to the truth in which all links hold as they are set; `nil` if there is none.
    func nearest() throws -> Solution? { try solution(program.least(nearness, by: method)) }

    /// The cheapest way to move released cells so that all links hold as they are set.
    func cheapest(costs: [Double]) throws -> Solution? {
        var objective = nearness
        for (index, shift) in shifts.enumerated() {
            guard let shift, let less = shift.less else { continue }
            objective[shift.more] = costs[index]
            objective[less] = costs[index]
        }
        return try solution(program.least(objective, by: method))
    }

    private func solution(_ solution: LinearProgram.Solution?) -> Solution? {
        guard let solution else { return nil }
        let unknowns = truth.indices.map { unknown -> Double in
            guard let change = changes[unknown] else { return 0 }
            let less = change.less.map { solution.columns[$0] } ?? 0
            return truth[unknown] + solution.columns[change.more] - less
        }
        let counts = system.cells.map { cell in cell.sums[0].reduce(0) { $0 + unknowns[$1] } }
        return Solution(counts: counts, unknowns: unknowns, cost: solution.cost)
    }
}

extension CountProgram {
    /// A way to have a withheld cell at a value with all unknowns whole.
    ///
    /// - Parameter nodes: How many programmes are solved at most.
    /// - Returns: `nil` if there is none, or none was found.
    func whole(_ cell: Int, at value: Int, nodes: Int) throws -> Solution? {
        let change = Double(value - system.cells[cell].count)
        set(cell, change...change)
        defer { setBounds(cell) }
        var rest = nodes
        return try whole(&rest)
    }

    /// Depth first: the unknown that is farthest from a whole number is put to the nearer one or beyond, then to
    /// the other.
    private func whole(_ nodes: inout Int) throws -> Solution? {
        guard nodes > 0 else { return nil }
        nodes -= 1
        guard let solution = try nearest() else { return nil }
        let unknowns = solution.unknowns
        guard
            let unknown = unknowns.indices.filter({ !unknowns[$0].isWhole }).max(by: {
                unknowns[$0].distanceToWhole < unknowns[$1].distanceToWhole
            }), let change = changes[unknown]
        else { return solution }
        let value = unknowns[unknown]
        let (down, up) = (value.rounded(.down), value.rounded(.up))
        let columns = [change.more, change.less].compactMap(\.self)
        let before = columns.map { program.bounds(ofColumn: $0) }
        defer { for (column, bounds) in zip(columns, before) { program.setColumn(column, bounds) } }
        for isUp in value - down > 0.5 ? [true, false] : [false, true] {
            for (column, bounds) in zip(columns, before) { program.setColumn(column, bounds) }
            limit(
                change,
                to: isUp ? up - truth[unknown]...Double.infinity : -Double.infinity...down - truth[unknown])
            if let found = try whole(&nodes) { return found }
        }
        return nil
    }

    /// Narrows by how much an unknown may differ from the truth.
    private func limit(_ change: Change, to bounds: ClosedRange<Double>) {
        let more = program.bounds(ofColumn: change.more)
        program.setColumn(
            change.more,
            max(more.lowerBound, bounds.lowerBound)...max(min(more.upperBound, bounds.upperBound), 0))
        guard let column = change.less else { return }
        let less = program.bounds(ofColumn: column)
        program.setColumn(
            column,
            max(less.lowerBound, -bounds.upperBound)...max(min(less.upperBound, -bounds.lowerBound), 0))
    }
}

/// A share of one for each number, mixed so that sums of different costs are hardly ever equal (the finalizer of
/// splitmix64; G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014).
func distinctShare(_ number: Int) -> Double {
    var mixed = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
}

extension Double {
    fileprivate var distanceToWhole: Double { abs(self - rounded()) }
    fileprivate var isWhole: Bool { distanceToWhole < 1e-7 }
}
