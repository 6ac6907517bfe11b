/// `ingest.json`: what was understood of a form's exports, and what was refused.
public struct IngestReport: Codable, Sendable {
    public struct File: Codable, Sendable {
        public var name: String
        public var sha256: String
        public var bytes: Int
        public var encoding: String
        public var delimiter: String
        public var headerLine: Int
        public var rowsRead: Int
        public var rowsRejected: [RejectedRow]
        /// Cells in which a character could not be decoded; it is U+FFFD in `responses.csv`.
        public var cellsDamaged: [DamagedCell]
        public var columns: [MappedColumn]
        public var columnsLeftOver: [LeftOverColumn]
        /// Columns that were dropped since they name or reach somebody; `nil` where the form keeps personal details.
        public var columnsDropped: [DroppedColumn]?
        /// How many cells of other columns had personal details, which were taken out.
        public var cellsCleared: [ClearedCells]?
        /// Where the rows of `responses.csv` came from.
        public var lines: LineNumbers
        /// How many of its form numbers were not compared with each other, being too many; absent where all were.
        public var numbersNotCompared: Int?

        public init(
            name: String, sha256: String, bytes: Int, encoding: String, delimiter: String, headerLine: Int,
            rowsRead: Int, rowsRejected: [RejectedRow], cellsDamaged: [DamagedCell],
            columns: [MappedColumn], columnsLeftOver: [LeftOverColumn], lines: LineNumbers,
            numbersNotCompared: Int = 0
        ) {
            self.name = name
            self.sha256 = sha256
            self.bytes = bytes
            self.encoding = encoding
            self.delimiter = delimiter
            self.headerLine = headerLine
            self.rowsRead = rowsRead
            self.rowsRejected = rowsRejected
            self.cellsDamaged = cellsDamaged
            self.columns = columns
            self.columnsLeftOver = columnsLeftOver
            self.lines = lines
            self.numbersNotCompared = numbersNotCompared == 0 ? nil : numbersNotCompared
        }

        enum CodingKeys: String, CodingKey {
            case name, sha256, bytes, encoding, delimiter
            case headerLine = "header_line"
            case rowsRead = "rows_read"
            case rowsRejected = "rows_rejected"
            case cellsDamaged = "cells_damaged"
            case columns
            case columnsLeftOver = "columns_left_over"
            case columnsDropped = "columns_dropped"
            case cellsCleared = "cells_cleared"
            case lines
            case numbersNotCompared = "numbers_not_compared"
        }
    }

    public struct RejectedRow: Codable, Sendable {
        public var line: Int
        public var reason: String

        public init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    /// A cell by the line its row begins on and its column, counted from 1.
    public struct DamagedCell: Codable, Sendable, Equatable {
        public var line: Int
        public var column: Int
        /// Empty where the column belongs to no question.
        public var variable: String

        public init(line: Int, column: Int, variable: String) {
            self.line = line
            self.column = column
            self.variable = variable
        }
    }

    /// A column of the export, counted from 1, and the variable it went to.
    public struct MappedColumn: Codable, Sendable {
        public var column: Int
        public var header: String
        public var variable: String
        public var rule: String

        public init(column: Int, header: String, variable: String, rule: String) {
            self.column = column
            self.header = header
            self.variable = variable
            self.rule = rule
        }
    }

    public struct LeftOverColumn: Codable, Sendable {
        public var column: Int
        public var header: String

        public init(column: Int, header: String) {
            self.column = column
            self.header = header
        }
    }

    /// A column of personal details, of which nothing was written but this.
    public struct DroppedColumn: Codable, Sendable, Equatable {
        public var column: Int
        /// What it holds: `name`, `address`, `number`, `account` …
        public var kind: String
        /// Whether its header told it; else its contents did.
        public var isByHeader: Bool
        /// How many cells held something.
        public var cells: Int

        public init(column: Int, kind: String, isByHeader: Bool, cells: Int) {
            (self.column, self.kind, self.isByHeader, self.cells) = (column, kind, isByHeader, cells)
        }

        enum CodingKeys: String, CodingKey {
            case column, kind, cells
            case isByHeader = "by_header"
        }
    }

    /// The cells of a variable from which personal details were taken out.
    public struct ClearedCells: Codable, Sendable, Equatable {
        public var variable: String
        public var kind: String
        public var cells: Int

        public init(variable: String, kind: String, cells: Int) {
            (self.variable, self.kind, self.cells) = (variable, kind, cells)
        }
    }

    public var format: Int
    public var form: String
    public var rowsIn: Int
    public var rowsOut: Int
    public var rowsRejected: Int
    public var files: [File]

    public init(form: String, files: [File]) {
        self.form = form
        self.files = files
        format = stageFilesVersion
        rowsIn = files.reduce(0) { $0 + $1.rowsRead }
        rowsRejected = files.reduce(0) { $0 + $1.rowsRejected.count }
        rowsOut = rowsIn - rowsRejected
    }

    enum CodingKeys: String, CodingKey {
        case format, form
        case rowsIn = "rows_in"
        case rowsOut = "rows_out"
        case rowsRejected = "rows_rejected"
        case files
    }
}
