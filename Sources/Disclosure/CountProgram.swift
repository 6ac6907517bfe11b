import CGLPK

/// The linear programme over the sizes of the elementary groups. The only file that calls GLPK.
///
/// Its variables are the group sizes, the withheld counts, and for each open cell by how much it is
/// raised or lowered; the last are zero except while cells to withhold are being looked for.
final class CountProgram {
    /// One way the counts may be, and what it costs.
    struct Solution {
        /// For each cell of the system; the true count where it is released always.
        var counts: [Double]
        var cost: Double
    }

    private struct Columns {
        var count: Int32
        var raise: Int32
        var lower: Int32
    }

    private let system: CountSystem
    private let problem: OpaquePointer
    private var columns: [Columns?] = []
    private var isHidden: [Bool]
    private var isRelaxed = false

    /// - Parameter isHidden: For each cell whether it is withheld.
    init(_ system: CountSystem, isHidden: [Bool]) {
        self.system = system
        self.isHidden = isHidden
        glp_term_out(GLP_OFF)
        problem = glp_create_prob()
        glp_set_obj_dir(problem, GLP_MIN)
        addCounts()
        addGroups()
        for cell in system.cells.indices { setBounds(cell) }
    }

    deinit { glp_delete_prob(problem) }

    private func addCounts() {
        for cell in system.cells {
            guard cell.release != .always, cell.release != .untold else {
                columns.append(nil)
                continue
            }
            let first = glp_add_cols(problem, 3)
            columns.append(Columns(count: first, raise: first + 1, lower: first + 2))
        }
    }

    /// A row for each cell in each division: its groups add up to its count.
    private func addGroups() {
        var isEmpty = system.divisions.map { [Bool](repeating: false, count: $0) }
        for cell in system.cells where cell.release == .always && cell.count == 0 {
            for part in cell.groups { for group in part.groups { isEmpty[part.division][group] = true } }
        }
        let group = isEmpty.map { groups in
            groups.map { isEmpty -> Int32 in
                if isEmpty { return 0 }
                let column = glp_add_cols(problem, 1)
                glp_set_col_bnds(problem, column, GLP_LO, 0, 0)
                return column
            }
        }
        for (index, cell) in system.cells.enumerated() where cell.release != .untold {
            for part in cell.groups {
                let members = part.groups.map { group[part.division][$0] }.filter { $0 > 0 }
                addRow(members, cell, columns[index])
            }
        }
    }

    private func addRow(_ members: [Int32], _ cell: CountSystem.Cell, _ own: Columns?) {
        if own == nil, members.isEmpty { return }
        let row = glp_add_rows(problem, 1)
        var indices: [Int32] = [0] + members
        var values = [Double](repeating: 1, count: indices.count)
        if let own {
            indices += [own.count, own.raise, own.lower]
            values += [-1, -1, 1]
        }
        glp_set_mat_row(problem, row, Int32(indices.count - 1), indices, values)
        let total = own == nil ? Double(cell.count) : 0
        glp_set_row_bnds(problem, row, GLP_FX, total, total)
    }

    private func setBounds(_ cell: Int) {
        guard let own = columns[cell] else { return }
        if isHidden[cell] {
            glp_set_col_bnds(problem, own.count, GLP_LO, 0, 0)
        } else {
            let count = Double(system.cells[cell].count)
            glp_set_col_bnds(problem, own.count, GLP_FX, count, count)
        }
        let mayMove = isRelaxed && !isHidden[cell] && system.cells[cell].release == .open
        for column in [own.raise, own.lower] {
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
        for cell in system.cells.indices where !isHidden[cell] { setBounds(cell) }
    }
}

extension CountProgram {
    enum Direction { case least, largest }

    /// The least or the largest count a withheld cell can have, with counts of all cells that go with it.
    func extreme(_ direction: Direction, of cell: Int) throws -> Solution {
        guard let own = columns[cell] else { return truth }
        clearObjective()
        glp_set_obj_coef(problem, own.count, direction == .least ? 1 : -1)
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
        guard let own = columns[cell] else { return nil }
        clearObjective()
        for (index, columns) in columns.enumerated() where !isHidden[index] {
            guard let columns else { continue }
            glp_set_obj_coef(problem, columns.raise, costs[index])
            glp_set_obj_coef(problem, columns.lower, costs[index])
        }
        let bound = Double(value)
        switch direction {
        case .largest: glp_set_col_bnds(problem, own.count, GLP_LO, bound, 0)
        case .least: glp_set_col_bnds(problem, own.count, value > 0 ? GLP_DB : GLP_FX, 0, bound)
        }
        defer { setBounds(cell) }
        return try solve()
    }

    private var truth: Solution { Solution(counts: system.cells.map { Double($0.count) }, cost: 0) }

    private func clearObjective() {
        for columns in columns.compactMap(\.self) {
            for column in [columns.count, columns.raise, columns.lower] {
                glp_set_obj_coef(problem, column, 0)
            }
        }
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
        let counts = system.cells.indices.map { cell -> Double in
            guard let own = columns[cell] else { return Double(system.cells[cell].count) }
            return glp_get_col_prim(problem, own.count) + glp_get_col_prim(problem, own.raise)
                - glp_get_col_prim(problem, own.lower)
        }
        return Solution(counts: counts, cost: glp_get_obj_val(problem))
    }
}
