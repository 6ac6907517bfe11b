import StageFiles
import SurveyModel

/// The answers of a block's respondents to what some variables ask.
struct BlockAnswers {
    private let table: CodedTable
    private let block: ColumnBlock
    private let columns: [String: Int]
    private let found: TextCombinations

    /// The number of each respondent's combination of answers.
    var combinations: [Int32] { found.numbers }

    fileprivate init(_ table: CodedTable, _ variables: [String], _ block: ColumnBlock, _ rows: [Int]) {
        self.table = table
        self.block = block
        var columns: [String: Int] = [:]
        for variable in variables { columns[variable] = table.columns.column(named: variable) }
        self.columns = columns
        found = table.combinations(of: variables.compactMap { columns[$0] }, in: block, rows: rows)
    }

    /// Asks something of each combination, in the order in which they first come.
    ///
    /// - Parameter question: Is given the coded cell of a variable.
    func byCombination<Result>(_ question: ((String) -> String) -> Result) -> [Result] {
        found.firstRows.map { row in
            question { variable in
                columns[variable].map { table.text(block, row: row, column: $0) } ?? Unanswered.blank
            }
        }
    }
}

extension CodedTable {
    /// - Parameter rows: The respondents of the block that are looked at.
    func answers(_ variables: [String], _ block: ColumnBlock, _ rows: [Int]) -> BlockAnswers {
        BlockAnswers(self, variables, block, rows)
    }

    /// The respondents of a block, but for those that were left out of the survey: who were asked nothing.
    func askedRows(_ block: ColumnBlock) -> [Int] {
        var leftOut = Array(0..<block.rows)
        for column in columns.names.indices.dropFirst() where !leftOut.isEmpty {
            let dictionary = columns.dictionaries[column]
            let notAsked = (0..<dictionary.count).first { dictionary[$0] == Unanswered.notAsked }
            if notAsked == nil, !dictionary.isFull { leftOut = [] }
            leftOut = leftOut.filter { text(block, row: $0, column: column) == Unanswered.notAsked }
        }
        if leftOut.isEmpty { return Array(0..<block.rows) }
        let isLeftOut = Set(leftOut)
        return (0..<block.rows).filter { !isLeftOut.contains($0) }
    }
}
