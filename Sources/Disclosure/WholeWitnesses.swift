/// Ways in which whole people may be counted in a system, by what is released of it.
///
/// Linear programmes allow fractions of people. Where figures are finer than one person (a weighted share), only
/// whole numbers show what is possible.
public struct WholeWitnesses {
    private let system: CountSystem
    private let program: CountProgram

    /// - Parameter hidden: The cells withheld beside those withheld by an earlier decision.
    /// - Throws: `UnsolvedProgram` if the solver fails.
    public init(_ system: CountSystem, hidden: Set<Int>) throws {
        self.system = system
        program = try CountProgram(
            system,
            isHidden: system.cells.indices.map {
                hidden.contains($0) || system.cells[$0].release == .withheld
            })
    }

    /// How many further branches are looked into for one value; a limit of steps, not of time, so that the same
    /// is found on any machine.
    private static let mostNodes = 200

    /// The values that hidden cells are found to may have, the true ones among them.
    ///
    /// - Parameters:
    ///   - wanted: How many are enough, by cell.
    /// - Returns: `nil` as soon as one cell lacks values.
    /// - Throws: `UnsolvedProgram` if the solver fails.
    public func values(_ wanted: [Int: Int]) throws -> [Int: Set<Int>]? {
        var values: [Int: Set<Int>] = [:]
        for cell in wanted.keys { values[cell] = [system.cells[cell].count] }
        for (cell, wanted) in wanted.sorted(by: { $0.key < $1.key }) {
            let truth = system.cells[cell].count
            for distance in 1..<max(wanted, 2) {
                if values[cell, default: []].count >= wanted { break }
                for value in [truth + distance, truth - distance] where value >= 0 {
                    if values[cell, default: []].contains(value) { continue }
                    guard let counts = try program.whole(cell, at: value, nodes: Self.mostNodes)?.counts
                    else {
                        continue
                    }
                    for cell in values.keys { values[cell]?.insert(Int(counts[cell].rounded())) }
                }
            }
            if values[cell, default: []].count < wanted { return nil }
        }
        return values
    }
}
