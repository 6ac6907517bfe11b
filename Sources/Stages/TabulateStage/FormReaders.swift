import CivilCalendar
import OrderedWork
import StageFiles
import Statistics
import SurveyModel

/// Reads what is to be counted of a form off the columns of `coded.csv`.
struct FormReaders: Sendable {
    let table: CodedTable
    let items: [ItemReader]
    let numbers: [NumberColumn]
    let indices: IndexReader
    let durations: [DurationReader]
    private let demographics: [ItemReader]
    private let weighting: Weighting

    /// - Parameter lastDay: Up to which what has not ended has lasted.
    /// - Throws: `Failure` if the table lacks a variable of the plan.
    init(
        _ plan: FormPlan, of table: CodedTable, weighting: Weighting,
        lastDay: CalendarDay = CalendarDay(number: 0)
    ) throws {
        self.table = table
        self.weighting = weighting
        items =
            try plan.questions.compactMap { try ClosedItem($0).map { try ItemReader($0, of: table) } }
            + plan.derived.map { try ItemReader($0, plan.instrument, of: table) }
        numbers = try plan.openNumbers.map { try NumberColumn($0, of: table) }
        indices = try IndexReader(plan.scores, of: table)
        durations = try plan.durations.map { try DurationReader($0, until: lastDay, of: table) }
        demographics = try plan.demographics.map { try ItemReader($0, of: table) }
    }

    /// Counts all respondents, or the `part`-th of `parts` parts of them.
    ///
    /// - Throws: `Failure` if a cell is damaged.
    func tally(_ plan: FormPlan, threads: Int, _ progress: Progress = Progress()) throws -> FormTally {
        let blocks = table.columns.blockCount
        // Few enough that adding up takes no time, enough that no core is left without work.
        let pieces = min(blocks, threads * 4)
        var tally = FormTally(plan)
        var (next, done) = (0, 0)
        try inOrder(threads: min(threads, max(1, pieces))) {
            if next == pieces { return nil as Range<Int>? }
            defer { next += 1 }
            return next * blocks / pieces..<(next + 1) * blocks / pieces
        } work: { piece in
            var part = FormTally(plan)
            for block in piece { try part.add(table.columns.block(block), self) }
            return part
        } take: { (part: FormTally) in
            tally += part
            done += 1
            progress.tell(share: Double(done) / Double(pieces))
            progress.tell(rows: table.columns.rows * done / pieces)
        }
        return tally
    }

    /// The respondents of a block.
    func respondents(_ block: ColumnBlock) throws -> Respondents {
        Respondents(
            categories: try demographics.map { try categories($0, block) },
            weights: try weighting.weights(block))
    }

    /// The category of each; the number of categories where there is no valid one.
    private func categories(_ demographic: ItemReader, _ block: ColumnBlock) throws -> [Int32] {
        let codes = demographic.item.codes
        let none = Int32(codes.count)
        let bySlot =
            Array(repeating: none, count: Slot.unanswered)
            + codes.indices.map { codes[$0].isMissing ? none : Int32($0) }
        return try demographic.slots(block)[0].map { bySlot[Int($0)] }
    }
}
