import SurveyModel

/// Cells in which several answers stand, with a sign between them.
struct JoinedCells {
    /// The answers; `nil` if cells hold one each.
    let answers: [String]?

    init(_ cells: [String]) {
        for separator in ["; ", ";", ", ", "|"] {
            if let found = JoinedCells.parts(cells, separator) {
                answers = found
                return
            }
        }
        answers = nil
    }

    private static func parts(_ cells: [String], _ separator: String) -> [String]? {
        let filled = cells.filter { !$0.isEmpty }
        let joined = filled.count { $0.contains(separator) }
        guard joined > 1, joined * 8 >= filled.count else { return nil }
        let parts = filled.flatMap { cell in
            cell.split(separator: separator).map { String($0).withoutBlanksAround }.filter { !$0.isEmpty }
        }
        let values = ColumnValues(parts)
        let least = filled.count >= 40 ? 3 : 2
        let answers = values.common.filter { $0.count >= least }
        let covered = answers.reduce(0) { $0 + $1.count }
        // Parts that come again and again, and more ways to join them than parts.
        guard answers.count > 1, answers.count <= ColumnValues.longestList, covered * 5 >= parts.count * 4,
            ColumnValues(filled).common.count > answers.count / 2
        else { return nil }
        // A sentence with a comma comes as a whole.
        let wholes = ColumnValues(filled.filter { $0.contains(separator) }).common
        if wholes.count <= 2, wholes.first.map({ $0.count > 2 }) ?? false { return nil }
        return answers.map(\.text)
    }
}
