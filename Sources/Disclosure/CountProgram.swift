import CGLPK

/// The linear programme over the unknowns of a count system. The only file that calls GLPK.
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
        var raise: Int32
        var lower: Int32
    }

    private let system: CountSystem
    private let problem: OpaquePointer
    /// Of each unknown its column; 0 for one that is zero by an empty count.
    private var columns: [Int32] = []
    /// Of each cell the row of each of its sums.
    private var rows: [[Int32]] = []
    private var shifts: [Shift?] = []
    private var links: [Int32] = []
    private var isHidden: [Bool]
    private var isRelaxed = false

    /// - Parameter isHidden: For each cell whether it is withheld.
    init(_ system: CountSystem, isHidden: [Bool]) {
        self.system = system
        self.isHidden = isHidden
        glp_term_out(GLP_OFF)
        problem = glp_create_prob()
        glp_set_obj_dir(problem, GLP_MIN)
        addUnknowns()
        for cell in system.cells { add(cell) }
        for link in system.links { add(link) }
        for cell in system.cells.indices { setBounds(cell) }
    }

    deinit { glp_delete_prob(problem) }

    private func addUnknowns() {
        var isZero = [Bool](repeating: false, count: system.unknowns)
        for cell in system.cells where cell.release == .always && cell.count == 0 {
            for sum in cell.sums { for unknown in sum { isZero[unknown] = true } }
        }
        columns = isZero.map { isZero in
            if isZero { return 0 }
            let column = glp_add_cols(problem, 1)
            glp_set_col_bnds(problem, column, GLP_LO, 0, 0)
            return column
        }
    }

    private func add(_ cell: CountSystem.Cell) {
        var shift: Shift?
        if cell.release == .open {
            let first = glp_add_cols(problem, 2)
            shift = Shift(raise: first, lower: first + 1)
        }
        shifts.append(shift)
        rows.append(
            cell.sums.compactMap { sum in
                var terms = sum.map { (columns[$0], 1.0) }.filter { $0.0 > 0 }
                if terms.isEmpty, shift == nil { return nil }
                if let shift { terms += [(shift.raise, -1), (shift.lower, 1)] }
                return addRow(terms)
            })
    }

    private func add(_ link: CountSystem.Link) {
        let terms = link.terms.map { (columns[$0.unknown], $0.factor) }.filter { $0.0 > 0 }
        let row = addRow(terms)
        links.append(row)
        setLink(links.count - 1, to: link.value)
    }

    private func addRow(_ terms: [(Int32, Double)]) -> Int32 {
        let row = glp_add_rows(problem, 1)
        glp_set_mat_row(problem, row, Int32(terms.count), [0] + terms.map(\.0), [0] + terms.map(\.1))
        return row
    }

    /// Puts another value on the right of a link.
    func setLink(_ link: Int, to value: Double) {
        let type =
            switch system.links[link].relation {
            case .equal: GLP_FX
            case .atLeast: GLP_LO
            case .atMost: GLP_UP
            }
        glp_set_row_bnds(problem, links[link], type, value, value)
    }

    private func setBounds(_ cell: Int) {
        let count = Double(system.cells[cell].count)
        for row in rows[cell] {
            glp_set_row_bnds(problem, row, isHidden[cell] ? GLP_FR : GLP_FX, count, count)
        }
        guard let shift = shifts[cell] else { return }
        let mayMove = isRelaxed && !isHidden[cell]
        for column in [shift.raise, shift.lower] {
            glp_set_col_bnds(problem, column, mayMove ? GLP_LO : GLP_FX, 0, 0)
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
        clearObjective()
        for unknown in system.cells[cell].sums[0] where columns[unknown] > 0 {
            glp_set_obj_coef(problem, columns[unknown], direction == .least ? 1 : -1)
        }
        guard let solution = try solve() else { throw UnsolvedProgram() }
        return solution
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
            glp_set_row_bnds(problem, row, direction == .largest ? GLP_LO : GLP_UP, bound, bound)
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
    /// - Parameter nodes: How many branches are looked into at most.
    /// - Returns: `nil` if there is none, or none was found.
    func whole(_ cell: Int, at value: Int, nodes: Int) throws -> Solution? {
        clearObjective()
        for row in rows[cell] { glp_set_row_bnds(problem, row, GLP_FX, Double(value), Double(value)) }
        defer { setBounds(cell) }
        guard let relaxed = try solve() else { return nil }
        if relaxed.unknowns.allSatisfy({ abs($0 - $0.rounded()) < 1e-7 }) { return relaxed }
        for column in columns where column > 0 { glp_set_col_kind(problem, column, GLP_IV) }
        var parameters = glp_iocp()
        glp_init_iocp(&parameters)
        parameters.msg_lev = GLP_MSG_OFF
        var limit = Int32(nodes)
        return withUnsafeMutablePointer(to: &limit) { limit in
            parameters.cb_info = UnsafeMutableRawPointer(limit)
            parameters.cb_func = { tree, limit in
                var total: Int32 = 0
                glp_ios_tree_size(tree, nil, nil, &total)
                guard let most = limit?.load(as: Int32.self), total > most else { return }
                glp_ios_terminate(tree)
            }
            _ = glp_intopt(problem, &parameters)
            guard [GLP_OPT, GLP_FEAS].contains(glp_mip_status(problem)) else { return nil }
            return solution(cost: 0) { glp_mip_col_val(self.problem, $0) }
        }
    }

    private func solution(cost: Double, _ value: (Int32) -> Double) -> Solution {
        let unknowns = columns.map { $0 > 0 ? value($0) : 0 }
        let counts = system.cells.map { cell in cell.sums[0].reduce(0) { $0 + unknowns[$1] } }
        return Solution(counts: counts, unknowns: unknowns, cost: cost)
    }

    private func setCosts(_ costs: [Double]) {
        clearObjective()
        for (index, shift) in shifts.enumerated() where !isHidden[index] {
            guard let shift else { continue }
            glp_set_obj_coef(problem, shift.raise, costs[index])
            glp_set_obj_coef(problem, shift.lower, costs[index])
        }
    }

    private func clearObjective() {
        for column in 0...glp_get_num_cols(problem) { glp_set_obj_coef(problem, column, 0) }
    }

    /// - Returns: `nil` if there is no solution.
    private func solve() throws -> Solution? {
        var parameters = glp_smcp()
        glp_init_smcp(&parameters)
        parameters.msg_lev = GLP_MSG_OFF
        if glp_simplex(problem, &parameters) != 0 {
            // The basis it started from may be the reason.
            glp_adv_basis(problem, 0)
            guard glp_simplex(problem, &parameters) == 0 else { throw UnsolvedProgram() }
        }
        switch glp_get_status(problem) {
        case GLP_OPT: break
        case GLP_NOFEAS, GLP_INFEAS: return nil
        default: throw UnsolvedProgram()
        }
        return solution(cost: glp_get_obj_val(problem)) { glp_get_col_prim(problem, $0) }
    }
}
