import StageFiles

/// What a coded cell says: one of its variable's codes, by index, or why there is none.
enum CodedCell: Hashable {
    case code(Int)
    case blank, invalid, notAsked

    /// What a text says that is no answer; `nil` for an answer.
    init?(unanswered text: String) {
        switch text {
        case Unanswered.blank: self = .blank
        case Unanswered.invalid: self = .invalid
        case Unanswered.notAsked: self = .notAsked
        default: return nil
        }
    }
}

/// The column of a variable whose codes are known; each of its texts is looked up, never looked into.
struct CodedColumn {
    let variable: String
    private let index: Int
    private let cells: [String: CodedCell]

    /// - Throws: `Failure` if the rows have no such variable.
    init(_ variable: String, codes: [String], of rows: CodedRows) throws {
        self.variable = variable
        index = try rows.column(of: variable)
        var cells = Dictionary(codes.enumerated().map { ($0.element, CodedCell.code($0.offset)) }) { $1 }
        for text in [Unanswered.blank, Unanswered.invalid, Unanswered.notAsked] {
            cells[text] = CodedCell(unanswered: text)
        }
        self.cells = cells
    }

    /// - Throws: `Failure` if the cell holds none of the codes.
    func callAsFunction(_ row: CodedRow) throws -> CodedCell {
        guard let cell = cells[row.fields[index]] else { throw row.damaged(column: index, variable) }
        return cell
    }
}
