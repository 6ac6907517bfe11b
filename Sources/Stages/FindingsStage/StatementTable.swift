import Problems
import StageFiles
import SurveyModel

/// What the experts add, from `swot-statements.csv`.
struct StatementTable {
    let rows: [TeamRow<StatementRow>]
    let file: String

    /// - Throws: `Failure` if the file cannot be read, or a row has an unknown factor or no quadrant.
    init(path: String, _ rules: RuleBook) throws {
        rows = try readTeamTable(StatementRow.self, at: path, optional: StatementRow.optional)
        file = path
        let problems = rows.flatMap { row -> [Problem] in
            let kinds = [
                rules.problem(ofFactor: row.row.factor, quadrant: row.row.quadrant),
                row.row.quadrant == .none ? .noQuadrant : nil,
                rules.problem(ofMatter: row.row.matter),
            ]
            return kinds.compactMap { $0 }
                .map { Problem(.error, at: Position(file: path, line: row.line), $0) }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }
}

extension RuleBook {
    /// What is wrong with the name of a matter; `nil` if nothing is.
    func problem(ofMatter id: String) -> FindingsProblem? {
        if id.isEmpty || matter(id) != nil { return nil }
        return .unknown(kind: "matter", id, known: matters.map(\.id))
    }

    /// What is wrong with an entry's place in the SWOT tables; `nil` if nothing is.
    func problem(ofFactor id: String, quadrant: Quadrant) -> FindingsProblem? {
        guard let factor = factor(id) else {
            return .unknownFactor(id, nearest: nearestName(to: id, among: factors.map(\.id)))
        }
        if quadrant != .none, quadrant.table != factor.table {
            return .wrongTable(factor: id, table: factor.table, quadrant)
        }
        return nil
    }
}
