import StageFiles

/// What a respondent is counted as in a variable: why there is no answer, or a code.
enum Slot {
    static let blank: Int32 = 0
    static let invalid: Int32 = 1
    static let notAsked: Int32 = 2
    /// How many there are before the first code.
    static let unanswered = 3
    /// No code of the variable.
    static let damaged: Int32 = -1

    static func code(_ index: Int) -> Int32 { Int32(index + unanswered) }

    /// What a text says that is no answer; `nil` for an answer.
    static func unanswered(_ text: String) -> Int32? {
        switch text {
        case Unanswered.blank: blank
        case Unanswered.invalid: invalid
        case Unanswered.notAsked: notAsked
        default: nil
        }
    }
}

/// The column of a variable whose codes are known; each of its distinct texts is looked up once.
struct CodedColumn: Sendable {
    let variable: String
    private let table: CodedTable
    private let column: Int
    private let known: [String: Int32]
    /// By the number of a text.
    private let slots: [Int32]

    /// - Throws: `Failure` if the table has no such variable.
    init(_ variable: String, codes: [String], of table: CodedTable) throws {
        self.variable = variable
        self.table = table
        column = try table.column(of: variable)
        var known = Dictionary(codes.enumerated().map { ($0.element, Slot.code($0.offset)) }) { $1 }
        for text in [Unanswered.blank, Unanswered.invalid, Unanswered.notAsked] {
            known[text] = Slot.unanswered(text)
        }
        self.known = known
        let texts = table.columns.dictionaries[column]
        slots = (0..<texts.count).map { known[texts[$0]] ?? Slot.damaged }
    }

    /// What each respondent of a block is counted as.
    ///
    /// - Throws: `Failure` if a cell holds none of the codes.
    func slots(_ block: ColumnBlock) throws -> [Int32] {
        let cells = block.columns[column]
        var isDamaged = false
        let found = cells.numbers.enumerated().map { row, number in
            let slot =
                number == TextDictionary.loose
                ? known[block.looseText(column, row: row)] ?? Slot.damaged : slots[Int(number)]
            isDamaged = isDamaged || slot == Slot.damaged
            return slot
        }
        if isDamaged, let row = found.firstIndex(of: Slot.damaged) {
            throw table.damaged(row: block.firstRow + row, column: column)
        }
        return found
    }
}
