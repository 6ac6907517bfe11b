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
        return isFree(filled, separator) ? answers.map(\.text) : nil
    }

    /// Whether parts come with different others: a sentence with a comma in it comes as a whole each time.
    private static func isFree(_ cells: [String], _ separator: String) -> Bool {
        var wholes: [MatchingKey: Set<MatchingKey>] = [:]
        var cellsOfPart: [[MatchingKey]] = []
        let common = ColumnValues(cells).common.filter { $0.count > (cells.count >= 40 ? 1 : 0) }
        for (cell, _) in common {
            let parts = cell.split(separator: separator).map { MatchingKey(String($0)) }.filter {
                !$0.isEmpty
            }
            for part in parts { wholes[part, default: []].insert(MatchingKey(cell)) }
            if parts.count > 1 { cellsOfPart.append(parts) }
        }
        let parts = cellsOfPart.joined()
        let free = parts.count { wholes[$0]?.count ?? 0 > 1 }
        return free * 5 >= parts.count * 3
    }
}
