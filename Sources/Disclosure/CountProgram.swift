import CClp

/// The linear programme over the unknowns of a count system. The only file that calls the solver, Clp.
///
/// A row for each sum of each cell, whose bounds say whether the count is known; of open cells with two columns
/// more, by how much it is raised or lowered, which are zero except while cells to withhold are looked for.
final class CountProgram {
    /// One way the unknowns may be, and what it costs.
    struct Solution {
        /// For each cell of the system.
        var counts: [Double]
        var unknowns: [Double]
        var cost: Double
    }

    private struct Shift {
        var raise: Int
        var lower: Int
    }

    private let system: CountSystem
    private let model: UnsafeMutableRawPointer
    /// Of each unknown its column; `nil` for one that is zero by an empty count.
    private let columns: [Int?]
    /// Of each cell the row of each of its sums.
    private var rows: [[Int]] = []
    private var shifts: [Shift?] = []
    private var links: [Int] = []
    private var isHidden: [Bool]
    private var isRelaxed = false

    /// - Parameter isHidden: For each cell whether it is withheld.
    init(_ system: CountSystem, isHidden: [Bool]) {
        self.system = system
        self.isHidden = isHidden
        let columns = system.columns
        self.columns = columns
        var matrix = Matrix(columns: columns.reduce(0) { $1 == nil ? $0 : $0 + 1 })
        for cell in system.cells {
            let shift = cell.release == .open ? Shift(raise: matrix.columns, lower: matrix.columns + 1) : nil
            if shift != nil { matrix.columns += 2 }
            shifts.append(shift)
            rows.append(
                cell.sums.compactMap { sum in
                    var terms = sum.compactMap { unknown in columns[unknown].map { ($0, 1.0) } }
                    if terms.isEmpty, shift == nil { return nil }
                    if let shift { terms += [(shift.raise, -1), (shift.lower, 1)] }
                    return matrix.add(terms)
                })
        }
        for link in system.links {
            links.append(
                matrix.add(link.terms.compactMap { term in columns[term.unknown].map { ($0, term.factor) } }))
        }
        model = matrix.model()
        for link in links.indices { setLink(link, to: system.links[link].value) }
        for cell in system.cells.indices { setBounds(cell) }
    }

    deinit { Clp_deleteModel(model) }

    /// Puts another value on the right of a link.
    func setLink(_ link: Int, to value: Double) {
        switch system.links[link].relation {
        case .equal: setRow(links[link], value, value)
        case .atLeast: setRow(links[link], value, .infinity)
        case .atMost: setRow(links[link], -.infinity, value)
        }
    }

    private func setRow(_ row: Int, _ low: Double, _ high: Double) {
        Clp_rowLower(model)[row] = max(low, -.greatestFiniteMagnitude)
        Clp_rowUpper(model)[row] = min(high, .greatestFiniteMagnitude)
    }

    private func setBounds(_ cell: Int) {
        let count = Double(system.cells[cell].count)
        for row in rows[cell] {
            setRow(row, isHidden[cell] ? -.infinity : count, isHidden[cell] ? .infinity : count)
        }
        guard let shift = shifts[cell] else { return }
        let mayMove = isRelaxed && !isHidden[cell]
        for column in [shift.raise, shift.lower] {
            Clp_columnUpper(model)[column] = mayMove ? .greatestFiniteMagnitude : 0
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

extension CountSystem {
    /// Of each unknown its column in the linear programme; `nil` for one that is zero by an empty count.
    fileprivate var columns: [Int?] {
        var isZero = [Bool](repeating: false, count: unknowns)
        for cell in cells where cell.release == .always && cell.count == 0 {
            for sum in cell.sums { for unknown in sum { isZero[unknown] = true } }
        }
        var columns = 0
        return isZero.map { isZero in
            if isZero { return nil }
            defer { columns += 1 }
            return columns
        }
    }
}

/// The coefficients of a linear programme, put together row by row.
private struct Matrix {
    var columns: Int
    private var terms: [(row: Int, column: Int, factor: Double)] = []
    private var rows = 0

    init(columns: Int) { self.columns = columns }

    mutating func add(_ row: [(column: Int, factor: Double)]) -> Int {
        for term in row { terms.append((rows, term.column, term.factor)) }
        rows += 1
        return rows - 1
    }

    /// The programme with these coefficients, with columns from zero and rows without bounds.
    func model() -> UnsafeMutableRawPointer {
        var starts = [Int32](repeating: 0, count: columns + 1)
        for term in terms { starts[term.column + 1] += 1 }
        for column in 0..<columns { starts[column + 1] += starts[column] }
        var next = starts
        var places = [Int32](repeating: 0, count: terms.count)
        var factors = [Double](repeating: 0, count: terms.count)
        for term in terms {
            places[Int(next[term.column])] = Int32(term.row)
            factors[Int(next[term.column])] = term.factor
            next[term.column] += 1
        }
        let free = [Double](repeating: .greatestFiniteMagnitude, count: max(rows, columns))
        let zero = [Double](repeating: 0, count: columns)
        let model: UnsafeMutableRawPointer = Clp_newModel()
        Clp_setLogLevel(model, 0)
        Clp_loadProblem(
            model, Int32(columns), Int32(rows), starts, places, factors, zero, free, zero, free.map { -$0 },
            free)
        return model
    }
}

extension CountProgram {
    enum Direction { case least, largest }

    /// The least or the largest count a withheld cell can have, with what goes with it.
    func extreme(_ direction: Direction, of cell: Int) throws -> Solution {
        clearObjective()
        for unknown in system.cells[cell].sums[0] {
            if let column = columns[unknown] {
                Clp_objective(model)[column] = direction == .least ? 1 : -1
            }
        }
        guard let solution = try solve() else { throw UnsolvedProgram() }
        return solution
    }

    /// A way to have many withheld counts large, or small, at once.
    ///
    /// - Parameter cells: Each with 1 if it is to be large, -1 if small.
    func push(_ cells: [(cell: Int, sign: Double)]) throws -> Solution? {
        clearObjective()
        for (cell, sign) in cells {
            for unknown in system.cells[cell].sums[0] {
                if let column = columns[unknown] { Clp_objective(model)[column] -= sign }
            }
        }
        return try solve()
    }

    /// The cheapest way to move released cells so that a withheld one has at least, or at most, a value.
    ///
    /// - Parameter costs: For each cell, of moving it by one.
    /// - Returns: `nil` if there is none.
    func cheapest(moving cell: Int, to value: Int, _ direction: Direction, costs: [Double]) throws
        -> Solution?
    {
        setCosts(costs)
        let bound = Double(value)
        for row in rows[cell] {
            setRow(
                row, direction == .largest ? bound : -.infinity, direction == .largest ? .infinity : bound)
        }
        defer { setBounds(cell) }
        return try solve()
    }

    /// The cheapest way to move released cells so that all links hold as they are set.
    func cheapest(costs: [Double]) throws -> Solution? {
        setCosts(costs)
        return try solve()
    }

    /// A way to have a withheld cell at a value with all unknowns whole.
    ///
    /// - Parameter nodes: How many programmes are solved at most.
    /// - Returns: `nil` if there is none, or none was found.
    func whole(_ cell: Int, at value: Int, nodes: Int) throws -> Solution? {
        clearObjective()
        for row in rows[cell] { setRow(row, Double(value), Double(value)) }
        defer { setBounds(cell) }
        var rest = nodes
        return try whole(&rest)
    }

    /// Depth first: an unknown that is no whole number is put to the nearer one or beyond, then to the other.
    private func whole(_ nodes: inout Int) throws -> Solution? {
        guard nodes > 0 else { return nil }
        nodes -= 1
        guard let solution = try solve() else { return nil }
        let parts = solution.unknowns.indices.filter { !solution.unknowns[$0].isWhole }
        guard
            let unknown = parts.max(by: {
                solution.unknowns[$0].distanceToWhole < solution.unknowns[$1].distanceToWhole
            }), let column = columns[unknown]
        else { return solution }
        let value = solution.unknowns[unknown]
        let (lower, upper) = (Clp_columnLower(model)[column], Clp_columnUpper(model)[column])
        defer {
            Clp_columnLower(model)[column] = lower
            Clp_columnUpper(model)[column] = upper
        }
        for isUp in value - value.rounded(.down) > 0.5 ? [true, false] : [false, true] {
            Clp_columnLower(model)[column] = isUp ? value.rounded(.up) : lower
            Clp_columnUpper(model)[column] = isUp ? upper : value.rounded(.down)
            if let found = try whole(&nodes) { return found }
        }
        return nil
    }

    private func setCosts(_ costs: [Double]) {
        clearObjective()
        for (index, shift) in shifts.enumerated() where !isHidden[index] {
            guard let shift else { continue }
            Clp_objective(model)[shift.raise] = costs[index]
            Clp_objective(model)[shift.lower] = costs[index]
        }
    }

    private func clearObjective() {
        for column in 0..<Int(Clp_numberColumns(model)) { Clp_objective(model)[column] = 0 }
    }

    /// - Returns: `nil` if there is no solution.
    private func solve() throws -> Solution? {
        Clp_initialSolve(model)
        switch Clp_status(model) {
        case 0: break
        case 1: return nil
        default: throw UnsolvedProgram()
        }
        let values = Clp_primalColumnSolution(model)
        let unknowns = columns.map { column in column.flatMap { values?[$0] } ?? 0 }
        let counts = system.cells.map { cell in cell.sums[0].reduce(0) { $0 + unknowns[$1] } }
        return Solution(counts: counts, unknowns: unknowns, cost: Clp_objectiveValue(model))
    }
}

extension Double {
    fileprivate var distanceToWhole: Double { abs(self - rounded()) }
    fileprivate var isWhole: Bool { distanceToWhole < 1e-7 }
}
