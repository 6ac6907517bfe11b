/// A symmetric matrix, of which the lower triangle is kept.
struct SymmetricMatrix {
    let size: Int
    private var lower: [Double]

    init(size: Int) {
        self.size = size
        lower = [Double](repeating: 0, count: size * size)
    }

    /// The element of row `i` and column `j`, `j` at most `i`.
    subscript(i: Int, j: Int) -> Double {
        get { lower[i * size + j] }
        set { lower[i * size + j] = newValue }
    }

    /// The Cholesky factor; `nil` if the matrix is not positive definite within rounding.
    var cholesky: CholeskyFactor? {
        var factor = self
        let largest = (0..<size).map { self[$0, $0] }.max() ?? 0
        for i in 0..<size {
            for j in 0...i {
                var sum = self[i, j]
                for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
                if i > j {
                    factor[i, j] = sum / factor[j, j]
                } else {
                    guard sum > 1e-12 * largest else { return nil }
                    factor[i, i] = sum.squareRoot()
                }
            }
        }
        return CholeskyFactor(lower: factor)
    }
}

/// The lower triangular L with LL' the matrix it was made from.
struct CholeskyFactor {
    fileprivate let lower: SymmetricMatrix

    /// The traces of A⁻¹B and of its square, A the factored matrix and B symmetric: those of L⁻¹BL'⁻¹.
    func tracesOfQuotient(_ matrix: SymmetricMatrix) -> (trace: Double, traceOfSquare: Double) {
        let size = matrix.size
        let half = (0..<size).map { j in
            solve((0..<size).map { i in i >= j ? matrix[i, j] : matrix[j, i] })
        }
        var (trace, traceOfSquare) = (0.0, 0.0)
        for i in 0..<size {
            let row = solve(half.map { $0[i] })
            trace += row[i]
            traceOfSquare += row.reduce(0) { $0 + $1 * $1 }
        }
        return (trace, traceOfSquare)
    }

    /// The x with Lx = b.
    private func solve(_ b: [Double]) -> [Double] {
        var x = b
        for i in x.indices {
            var sum = x[i]
            for k in 0..<i { sum -= lower[i, k] * x[k] }
            x[i] = sum / lower[i, i]
        }
        return x
    }
}
