import CClp

/// A linear programme: columns that are zero or more, rows with bounds. The only file that calls the solver, Clp.
final class LinearProgram {
    /// The coefficients, put together row by row.
    struct Matrix {
        private(set) var columns = 0
        private(set) var rows = 0
        private var terms: [(row: Int, column: Int, factor: Double)] = []

        mutating func addColumn() -> Int {
            columns += 1
            return columns - 1
        }

        mutating func addRow(_ row: [(column: Int, factor: Double)]) -> Int {
            for term in row { terms.append((rows, term.column, term.factor)) }
            rows += 1
            return rows - 1
        }

        /// By column: where each begins, and the rows and factors of its terms.
        fileprivate var byColumn: (starts: [Int32], rows: [Int32], factors: [Double]) {
            var starts = [Int32](repeating: 0, count: columns + 1)
            for term in terms { starts[term.column + 1] += 1 }
            for column in 0..<columns { starts[column + 1] += starts[column] }
            var next = starts.map(Int.init)
            var places = [Int32](repeating: 0, count: terms.count)
            var factors = [Double](repeating: 0, count: terms.count)
            for term in terms {
                places[next[term.column]] = Int32(term.row)
                factors[next[term.column]] = term.factor
                next[term.column] += 1
            }
            return (starts, places, factors)
        }
    }

    struct Solution {
        var columns: [Double]
        var cost: Double
    }

    private let model: UnsafeMutableRawPointer
    /// The basis in which all columns are at their bounds.
    private let slack: [UInt8]
    /// Whether the basis is a solution still.
    private var isSolved = false

    /// With columns without upper bounds, rows without any.
    init(_ matrix: Matrix) {
        let (starts, rows, factors) = matrix.byColumn
        let free = [Double](
            repeating: .greatestFiniteMagnitude, count: max(matrix.rows, matrix.columns))
        let zero = [Double](repeating: 0, count: matrix.columns)
        model = Clp_newModel()
        slack =
            [UInt8](repeating: 3, count: matrix.columns) + [UInt8](repeating: 1, count: matrix.rows)
        Clp_setLogLevel(model, 0)
        Clp_loadProblem(
            model, Int32(matrix.columns), Int32(matrix.rows), starts, rows, factors, zero, free, zero,
            free.map { -$0 }, free)
    }

    deinit { Clp_deleteModel(model) }

    var columns: Int { Int(Clp_numberColumns(model)) }

    func setRow(_ row: Int, _ bounds: ClosedRange<Double>) {
        Clp_rowLower(model)[row] = max(bounds.lowerBound, -.greatestFiniteMagnitude)
        Clp_rowUpper(model)[row] = min(bounds.upperBound, .greatestFiniteMagnitude)
        isSolved = false
    }

    func setColumn(_ column: Int, _ bounds: ClosedRange<Double>) {
        Clp_columnLower(model)[column] = bounds.lowerBound
        Clp_columnUpper(model)[column] = min(bounds.upperBound, .greatestFiniteMagnitude)
        isSolved = false
    }

    func bounds(ofColumn column: Int) -> ClosedRange<Double> {
        Clp_columnLower(model)[column]...Clp_columnUpper(model)[column]
    }

    enum Method {
        /// The dual simplex, from all columns at their bounds: where no column has a negative cost and few rows are out
        /// of bounds.
        case dual
        /// The primal simplex, from the last solution: for another objective within the same bounds.
        case primal
        /// The programme is simplified first.
        case simplified
    }

    private static let alwaysPerturbed: Int32 = 50
    private static let perturbedIfNeeded: Int32 = 100

    /// - Parameter objective: The cost of each column.
    /// - Returns: `nil` if there is no solution.
    /// - Throws: `UnsolvedProgram` if the solver fails.
    func least(_ objective: [Double], by method: Method) throws -> Solution? {
        Clp_chgObjCoefficients(model, objective)
        switch method {
        case .dual:
            Clp_copyinStatus(model, slack)
            Clp_setPerturbation(model, Self.alwaysPerturbed)
            Clp_dual(model, 0)
        case .primal:
            if !isSolved { Clp_copyinStatus(model, slack) }
            Clp_setPerturbation(model, Self.perturbedIfNeeded)
            Clp_primal(model, 0)
        case .simplified: Clp_initialSolve(model)
        }
        isSolved = Clp_status(model) == 0
        if Clp_status(model) == 1 { return nil }
        guard isSolved else { throw UnsolvedProgram() }
        let values = UnsafeBufferPointer(start: Clp_primalColumnSolution(model), count: columns)
        return Solution(columns: Array(values), cost: Clp_objectiveValue(model))
    }
}
