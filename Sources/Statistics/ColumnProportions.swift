/// The shares of one answer in the columns of a cross-tab, compared pair by pair.
///
/// Two-sided z tests with the pooled variance and Bonferroni's correction over the pairs compared, as the
/// custom tables of SPSS. Columns with a small base, or where nobody or everybody gave the answer, are
/// not compared. With weights the shares are weighted and a column counts for Kish's effective size, as the
/// effective base of those tables. Source: J. L. Fleiss, "Statistical Methods for Rates and Proportions" (2nd ed. 1981),
/// § 2.2; O. J. Dunn, JASA 56 (1961), 52–64.
public struct ColumnProportions: Sendable, Hashable {
    /// Two columns compared.
    public struct Pair: Sendable, Hashable {
        /// The indices of the columns, the first before the second.
        public let first: Int
        public let second: Int
        /// The difference of the shares in standard errors; positive if the first is larger.
        public let z: Double
        /// The two-sided p value of this pair alone.
        public let p: Double
        /// `p` times the number of pairs compared, at most 1.
        public let adjustedP: Double
    }

    /// In each column, how many answered.
    public let bases: [Int]
    /// Columns with a smaller base are not compared.
    public let minimumBase: Int
    /// In each column, how many gave the answer.
    private let chosen: [Int]
    private let shares: [Double]
    private let effectiveSizes: [Double]

    /// Compares the columns of a sample without weights.
    ///
    /// - Parameters:
    ///   - chosen: In each column, how many gave the answer.
    ///   - bases: In each column, how many answered.
    public init(chosen: [Int], bases: [Int], minimumBase: Int = 30) {
        precondition(chosen.count == bases.count, "one base for every column")
        precondition(zip(chosen, bases).allSatisfy { 0...$1 ~= $0 }, "no more chose than answered")
        self.chosen = chosen
        self.bases = bases
        self.minimumBase = minimumBase
        shares = zip(chosen, bases).map { Double($0) / Double($1) }
        effectiveSizes = bases.map { Double($0) }
    }

    /// Compares the columns of a weighted sample.
    ///
    /// - Parameters:
    ///   - chosen: In each column, the weights of those who gave the answer.
    ///   - bases: In each column, the weights of those who answered.
    public init(chosen: [WeightTally], bases: [WeightTally], minimumBase: Int = 30) {
        precondition(chosen.count == bases.count, "one base for every column")
        self.chosen = chosen.map(\.count)
        self.bases = bases.map(\.count)
        self.minimumBase = minimumBase
        shares = zip(chosen, bases).map { $0.sum / $1.sum }
        effectiveSizes = bases.map { $0.effectiveSize ?? 0 }
    }

    /// The columns that are compared.
    public var compared: [Int] {
        chosen.indices.filter {
            bases[$0] >= max(1, minimumBase) && chosen[$0] > 0 && chosen[$0] < bases[$0]
        }
    }

    /// All pairs of the columns compared.
    public var pairs: [Pair] {
        let columns = compared
        let count = Double(columns.count * (columns.count - 1) / 2)
        return columns.indices.flatMap { index in
            columns[(index + 1)...].map { second in
                let z = z(columns[index], second)
                let p = Distributions.normalTwoSided(z)
                return Pair(first: columns[index], second: second, z: z, p: p, adjustedP: min(1, p * count))
            }
        }
    }

    /// For each column the letters of the columns whose share is significantly smaller.
    ///
    /// - Parameter significance: The adjusted p value below which a difference is marked.
    /// - Returns: One text for each column, empty where it is larger than none or not compared.
    public func letters(significance: Double = 0.05) -> [String] {
        var letters = chosen.map { _ in "" }
        for pair in pairs where pair.adjustedP < significance {
            let (larger, smaller) = pair.z > 0 ? (pair.first, pair.second) : (pair.second, pair.first)
            letters[larger] += (letters[larger].isEmpty ? "" : " ") + Self.letter(ofColumn: smaller)
        }
        return letters
    }

    /// A, B, … Z, AA, AB, …: what a column is called in the marks of the others.
    public static func letter(ofColumn column: Int) -> String {
        precondition(column >= 0, "a column is counted from 0")
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? last : letter(ofColumn: column / 26 - 1) + last
    }

    private func z(_ first: Int, _ second: Int) -> Double {
        let (n1, n2) = (effectiveSizes[first], effectiveSizes[second])
        let pooled = (shares[first] * n1 + shares[second] * n2) / (n1 + n2)
        let error = (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
        return (shares[first] - shares[second]) / error
    }
}
