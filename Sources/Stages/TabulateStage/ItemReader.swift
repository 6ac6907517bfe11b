import StageFiles
import SurveyModel

/// Reads one item's answers off the columns of `coded.csv`.
struct ItemReader: Sendable {
    let item: ClosedItem
    private let source: any AnswerSource

    /// - Throws: `Failure` if the table lacks one of its variables.
    init(_ item: ClosedItem, of table: CodedTable) throws {
        self.item = item
        source =
            switch item.kind {
            case .single, .grid, .score: try OneAnswer(item, table)
            case .multiple: try Flags(item, table)
            case .rank: try Places(item, table)
            }
    }

    /// Reads a derived share off the answers to the questions it is defined by.
    init(_ derived: DerivedShare, _ instrument: Instrument, of table: CodedTable) throws {
        item = ClosedItem(derived)
        source = try DerivedAnswer(derived, instrument, table)
    }

    /// What each respondent of a block is counted as in each variable of the item. Where the item was not
    /// answered, it is the same in all of them.
    ///
    /// - Throws: `Failure` if a cell is damaged.
    func slots(_ block: ColumnBlock) throws -> [[Int32]] { try source.slots(block) }
}

private protocol AnswerSource: Sendable {
    func slots(_ block: ColumnBlock) throws -> [[Int32]]
}

private struct OneAnswer: AnswerSource {
    let column: CodedColumn

    init(_ item: ClosedItem, _ table: CodedTable) throws {
        column = try CodedColumn(item.name, codes: item.codes.map(\.name), of: table)
    }

    func slots(_ block: ColumnBlock) throws -> [[Int32]] { [try column.slots(block)] }
}

/// What the cells of several variables say together, a bit for each thing that is in any of them.
private struct CellsTogether {
    private var seen: [UInt8]

    init(rows: Int) { seen = Array(repeating: 0, count: rows) }

    mutating func add(_ slots: [Int32], code: (Int32) -> UInt8) {
        for row in seen.indices {
            let slot = slots[row]
            seen[row] |= slot < Slot.unanswered ? 1 << UInt8(slot) : code(slot)
        }
    }

    subscript(row: Int) -> UInt8 { seen[row] }

    static let given: UInt8 = 1 << 4
    static let refused: UInt8 = 1 << 5

    /// What several cells without an answer say together.
    static func unanswered(_ seen: UInt8) -> Int32 {
        if seen & 1 << UInt8(Slot.invalid) != 0 { return Slot.invalid }
        return seen & 1 << UInt8(Slot.notAsked) != 0 ? Slot.notAsked : Slot.blank
    }
}

/// Answered are those who chose at least one option, or whose every flag says not chosen.
private struct Flags: AnswerSource {
    let columns: [CodedColumn]

    init(_ item: ClosedItem, _ table: CodedTable) throws {
        columns = try item.codes.map { try CodedColumn($0.variable, codes: ["1", "0"], of: table) }
    }

    func slots(_ block: ColumnBlock) throws -> [[Int32]] {
        var slots = try columns.map { try $0.slots(block) }
        var together = CellsTogether(rows: block.rows)
        let given = Slot.code(0)
        for option in slots {
            together.add(option) { $0 == given ? CellsTogether.given : CellsTogether.refused }
        }
        for option in slots.indices {
            for row in 0..<block.rows {
                let seen = together[row]
                let isAnswered = seen & CellsTogether.given != 0 || seen == CellsTogether.refused
                if !isAnswered {
                    slots[option][row] = CellsTogether.unanswered(seen)
                } else if slots[option][row] != given {
                    slots[option][row] = Slot.code(1)
                }
            }
        }
        return slots
    }
}

/// Answered are those who gave every item a place; a ranking with gaps counts as invalid.
private struct Places: AnswerSource {
    let columns: [CodedColumn]

    init(_ item: ClosedItem, _ table: CodedTable) throws {
        let places = item.codes.indices.map { String($0 + 1) }
        columns = try item.codes.map { try CodedColumn($0.variable, codes: places, of: table) }
    }

    func slots(_ block: ColumnBlock) throws -> [[Int32]] {
        var slots = try columns.map { try $0.slots(block) }
        var together = CellsTogether(rows: block.rows)
        for item in slots { together.add(item) { _ in CellsTogether.given } }
        for row in 0..<block.rows where together[row] != CellsTogether.given {
            let hasAny = together[row] & CellsTogether.given != 0
            let slot = hasAny ? Slot.invalid : CellsTogether.unanswered(together[row])
            for item in slots.indices { slots[item][row] = slot }
        }
        return slots
    }
}

/// A condition is looked into once for each combination of answers in a block.
private struct DerivedAnswer: AnswerSource {
    private let condition: Expression
    private let questions: [Question]
    private let variables: [String]
    private let table: CodedTable
    private let columns: [Int]

    init(_ derived: DerivedShare, _ instrument: Instrument, _ table: CodedTable) throws {
        condition = derived.condition
        questions = condition.questions.compactMap(instrument.question(named:))
        variables = questions.flatMap(\.variables)
        self.table = table
        columns = try variables.map { try table.column(of: $0) }
    }

    func slots(_ block: ColumnBlock) throws -> [[Int32]] {
        let combinations = table.combinations(of: columns, in: block)
        let slots = combinations.firstRows.map { row in
            judge(columns.map { table.text(block, row: row, column: $0) })
        }
        return [combinations.numbers.map { slots[Int($0)] }]
    }

    private func judge(_ answers: [String]) -> Int32 {
        let coded = Dictionary(zip(variables, answers)) { first, _ in first }
        let truth = condition.truth { name in
            questions.first { $0.name == name }?.validAnswer(coded) ?? []
        }
        switch truth {
        case .yes: return Slot.code(0)
        case .no: return Slot.code(1)
        case .unknown:
            let unanswered = answers.compactMap(Slot.unanswered)
            return [Slot.invalid, Slot.notAsked].first(where: unanswered.contains) ?? Slot.blank
        }
    }
}

extension Question {
    /// The answer without choices that count as no valid answer.
    fileprivate func validAnswer(_ coded: [String: String]) -> Answer {
        answer { coded[$0] ?? Unanswered.blank }.filter { choice(named: $0)?.isMissing != true }
    }
}
