import Disclosure

/// A question with the characteristics it is crossed with, as tables that share their respondents.
struct LinkedQuestion {
    /// A cell that is released or withheld, under all its names.
    struct Cell {
        var index: Int
        var names: [CellName]
    }

    var tables: LinkedTables
    var cells: [Cell] = []
}

/// Respondents by their answers to one question, those without a valid one apart.
struct AnswerCounts {
    var name: String
    /// The answers that somebody gave.
    var codes: [String]
    var counts: [Int]
    var unanswered: Int

    var size: Int { codes.count + (unanswered > 0 ? 1 : 0) }
}

/// A table of valid answers with those without one added, so that rows and columns have their totals.
///
/// - Returns: `nil` if the table holds more than the totals.
func completed(_ inner: [[Int]], _ rows: AnswerCounts, _ columns: AnswerCounts) -> [[Int]]? {
    let rowRests = zip(rows.counts, inner).map { total, row in total - row.reduce(0, +) }
    let columnRests = columns.counts.enumerated().map { index, total in
        total - inner.reduce(0) { $0 + $1[index] }
    }
    let corner = columns.unanswered - rowRests.reduce(0, +)
    let rests = rowRests + columnRests + [corner]
    guard corner == rows.unanswered - columnRests.reduce(0, +), rests.allSatisfy({ $0 >= 0 }) else {
        return nil
    }
    var table = inner
    if columns.unanswered > 0 { for row in inner.indices { table[row].append(rowRests[row]) } }
    if rows.unanswered > 0 { table.append(columnRests + (columns.unanswered > 0 ? [corner] : [])) }
    return table
}
