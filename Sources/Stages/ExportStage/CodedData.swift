import CivilCalendar
import DelimitedText
import Glibc
import Problems
import StageFiles

/// `coded.csv` and the weights beside it, read row by row as often as is needed.
struct CodedData {
    /// What a column holds, over all rows.
    struct Summary {
        /// How often each code was given; only of columns with codes.
        var counts: [String: Int] = [:]
        var blank = 0
        var unresolved = 0
        var notAsked = 0
        var given = 0
        var smallest = Double.infinity
        var largest = -Double.infinity
        /// Of texts, in bytes.
        var longest = 0
    }

    let path: String
    let variables: [CodedVariable]
    /// In the order of the rows; `nil` where the form has none.
    let weights: [Double]?

    init(folder: String, _ variables: [CodedVariable]) throws {
        path = "\(folder)/\(FileName.coded)"
        self.variables = variables
        let weights = "\(folder)/\(FileName.respondentWeights)"
        self.weights =
            access(weights, F_OK) == 0
            ? try readTable(RespondentWeight.self, at: weights, languages: []).map { $0.weight ?? 0 } : nil
    }

    /// Goes through the rows; `use` is given the row's number from 0, its line and its cells.
    func forEachRow(_ use: (Int, Int, [String]) throws -> Void) throws {
        let reader = try RecordReader(path: path)
        guard let header = try reader.next(), header.fields == variables.map(\.name) else {
            throw Failure.data(at: Position(file: path, line: 1), StageFileProblem.foreignHeader)
        }
        var row = 0
        while let record = try reader.next() {
            guard record.fields.count == variables.count else {
                throw Failure.data(at: Position(file: path, line: record.line), StageFileProblem.damagedRow)
            }
            try use(row, record.line, record.fields)
            row += 1
        }
        if let weights, weights.count != row {
            throw Failure.data(at: Position(file: path), StageFileProblem.damagedRow)
        }
    }

    func summaries() throws -> (rows: Int, columns: [Summary]) {
        var columns = [Summary](repeating: Summary(), count: variables.count)
        var rows = 0
        try forEachRow { _, line, cells in
            rows += 1
            for (index, cell) in cells.enumerated() {
                let variable = variables[index]
                switch cell {
                case Unanswered.blank where variable.kind != nil: columns[index].blank += 1
                case Unanswered.invalid where variable.kind != nil: columns[index].unresolved += 1
                case Unanswered.notAsked where variable.kind != nil: columns[index].notAsked += 1
                default:
                    guard columns[index].add(cell, variable) else {
                        throw Failure.data(
                            at: Position(file: path, line: line), StageFileProblem.damagedCell(variable.name))
                    }
                }
            }
        }
        return (rows, columns)
    }
}

extension CodedData.Summary {
    /// - Returns: `false` if the cell is not what the variable holds.
    fileprivate mutating func add(_ cell: String, _ variable: CodedVariable) -> Bool {
        given += 1
        if variable.isText {
            longest = max(longest, cell.utf8.count)
        } else if variable.hasCodes {
            guard variable.codes.contains(where: { $0.name == cell }) else { return false }
            counts[cell, default: 0] += 1
        } else if let number = variable.kind == .date ? daysSince1960(cell) : Double(cell) {
            smallest = min(smallest, number)
            largest = max(largest, number)
        } else {
            return false
        }
        return true
    }
}

/// The days from 1 January 1960 to a date as `coded.csv` has it, `2020-06-30`; `nil` if it is none.
func daysSince1960(_ date: String) -> Double? { CalendarDay(date).map { Double($0.number + 3653) } }
