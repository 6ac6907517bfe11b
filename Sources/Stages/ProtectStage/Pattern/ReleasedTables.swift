import StageFiles

/// Which counts the tables of a form give, whether or not their numbers are hidden: the rows and columns by
/// their codes as they are released, `3+4` where several are told together.
struct ReleasedTables {
    /// Of each distribution the codes whose numbers are given.
    var distributions: [String: [String]] = [:]
    /// Of each table its rows.
    private(set) var rows: [TableName: [String]] = [:]
    /// The cells that are known in any case.
    let known: Set<CellName>

    /// - Parameter known: The cells that an earlier release has shown.
    init(_ release: FormRelease, known: Set<CellName> = []) {
        self.known = known
        for row in release.distributions where row.n != nil {
            distributions[row.question, default: []].append(row.code)
        }
        var seen: Set<CellName> = []
        for row in release.crosstabs {
            let name = CellName(question: row.question, by: row.by, code: row.code, byCode: "")
            if seen.insert(name).inserted {
                rows[TableName(question: row.question, by: row.by), default: []].append(row.code)
            }
        }
    }

    func rows(_ question: String, by: String) -> [String] {
        rows[TableName(question: question, by: by)] ?? []
    }
}
