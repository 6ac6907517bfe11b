import Problems
import StageFiles
import Statistics

/// The values of one numeric variable and who gave them. Memory grows with the distinct values, not with the
/// respondents. Tallies of parts add up to that of the whole.
struct NumberTally: Sendable {
    let variable: String
    /// In the order in which they came.
    private(set) var found: [Double] = []
    private var codes: [Double: Int] = [:]
    private(set) var tally: Tally

    init(_ variable: String, categories: [Int]) {
        self.variable = variable
        tally = Tally(codes: 0, categories: categories)
    }

    /// The counts as they were kept.
    ///
    /// - Returns: `nil` if there is not one code for each value.
    init?(_ variable: String, found: [Double], tally: Tally) {
        guard tally.codes == found.count, Set(found).count == found.count else { return nil }
        self.variable = variable
        self.found = found
        self.tally = tally
        codes = Dictionary(found.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }

    /// The values, ascending, and the tally by them.
    var sorted: (values: [Double], tally: Tally) {
        let order = found.indices.sorted { found[$0] < found[$1] }
        var sorted = Tally(codes: 0, categories: tally.categories)
        sorted.addUnanswered(tally)
        for (index, code) in order.enumerated() {
            sorted.addCode()
            sorted.add(tally, code: code, as: index)
        }
        return (order.map { found[$0] }, sorted)
    }

    /// - Throws: `Failure` if a cell is no number.
    mutating func add(_ column: NumberColumn, _ block: ColumnBlock, _ respondents: Respondents) throws {
        let slots = try column.slots(block) { Slot.code(code(of: $0)) }
        tally.add(slots, respondents)
    }

    /// - Parameter values: Of each respondent; one without a value is counted as the slot says.
    mutating func add(_ values: [(value: Double?, slot: Int32)], _ respondents: Respondents) {
        let slots = values.map { entry in entry.value.map { Slot.code(code(of: $0)) } ?? entry.slot }
        tally.add(slots, respondents)
    }

    static func += (left: inout NumberTally, right: NumberTally) {
        left.tally.addUnanswered(right.tally)
        for (theirs, value) in right.found.enumerated() {
            left.tally.add(right.tally, code: theirs, as: left.code(of: value))
        }
    }

    private mutating func code(of value: Double) -> Int {
        if let code = codes[value] { return code }
        codes[value] = found.count
        found.append(value)
        tally.addCode()
        return found.count - 1
    }
}

/// The column of a numeric variable.
struct NumberColumn: Sendable {
    let variable: String
    private let table: CodedTable
    private let column: Int
    /// By the number of a text; `nil` for what is no number.
    private let values: [Double?]

    /// - Throws: `Failure` if the table has no such variable.
    init(_ variable: String, of table: CodedTable) throws {
        self.variable = variable
        self.table = table
        column = try table.column(of: variable)
        let texts = table.columns.dictionaries[column]
        values = (0..<texts.count).map { Double(texts[$0]) }
    }

    /// What each respondent of a block is counted as.
    ///
    /// - Parameter slot: Of a value; asked once for each text.
    /// - Throws: `Failure` if a cell is no number.
    fileprivate func slots(_ block: ColumnBlock, slot: (Double) -> Int32) throws -> [Int32] {
        let texts = table.columns.dictionaries[column]
        var known = Array(repeating: Slot.damaged, count: texts.count)
        return try block.columns[column].numbers.enumerated().map { row, number in
            let isLoose = number == TextDictionary.loose
            if !isLoose, known[Int(number)] != Slot.damaged { return known[Int(number)] }
            let text = isLoose ? block.looseText(column, row: row) : texts[Int(number)]
            let value = isLoose ? Double(text) : values[Int(number)]
            guard let slot = Slot.unanswered(text) ?? value.map(slot) else {
                throw table.damaged(row: block.firstRow + row, column: column)
            }
            if !isLoose { known[Int(number)] = slot }
            return slot
        }
    }
}
