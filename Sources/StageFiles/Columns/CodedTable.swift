import DelimitedText
import Problems

/// The rows of a form's `coded.csv`, by columns.
public struct CodedTable: Sendable {
    public let path: String
    public let columns: ColumnTable

    public init(path: String, _ columns: ColumnTable) {
        self.path = path
        self.columns = columns
    }

    /// - Parameter threads: How many read.
    /// - Throws: `Failure` if the file cannot be read or is damaged.
    public init(path: String, threads: Int) throws {
        self.init(path: path, try ColumnTable.read(path: path, threads: threads) { _ in .answers })
    }

    /// The number of a variable's column.
    ///
    /// - Throws: `Failure` if the file has no such variable: it is not of this form as it is now.
    public func column(of variable: String) throws -> Int {
        guard let column = columns.column(named: variable) else {
            throw Failure.data(at: Position(file: path, line: 1), StageFileProblem.foreignHeader)
        }
        return column
    }

    /// The text of a cell.
    ///
    /// - Parameter row: The number of the respondent in the block.
    public func text(_ block: ColumnBlock, row: Int, column: Int) -> String {
        let number = block.columns[column].numbers[row]
        return number == TextDictionary.loose
            ? block.looseText(column, row: row) : columns.dictionaries[column][Int(number)]
    }

    /// Why the work ends at a cell.
    ///
    /// - Parameter row: The number of the respondent, from 0.
    public func damaged(row: Int, column: Int) -> Failure {
        let variable = columns.names[column]
        return .data(at: position(row: row, column: column), StageFileProblem.damagedCell(variable))
    }

    /// The place of a cell in the file, which is gone through to find its line.
    public func position(row: Int, column: Int) -> Position {
        var position = Position(file: path, column: column + 1)
        guard let reader = try? RecordReader(path: path) else { return position }
        for _ in 0...row { _ = try? reader.next() }
        position.line = (try? reader.next())?.line
        return position
    }
}
