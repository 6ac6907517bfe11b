import CivilCalendar
import Problems
import StageFiles
import SurveyModel

/// Reads a duration off the columns of `coded.csv`.
struct DurationReader: Sendable {
    /// A respondent's days, one of the two; neither where there is no beginning, an answer is open, or the end lies before
    /// the beginning.
    struct Days {
        var ended: Double?
        var open: Double?
        /// What those without days are counted as.
        var slot = Slot.blank
    }

    private let table: CodedTable
    private let from: Int
    private let to: Int
    private let lastDay: CalendarDay

    /// - Parameter lastDay: Up to which what has not ended has lasted.
    /// - Throws: `Failure` if the table lacks one of the variables.
    init(_ duration: DurationMeasure, until lastDay: CalendarDay, of table: CodedTable) throws {
        self.table = table
        self.lastDay = lastDay
        from = try table.column(of: duration.from)
        to = try table.column(of: duration.to)
    }

    /// The respondents of a block.
    func days(_ block: ColumnBlock) -> [Days] {
        (0..<block.rows).map { row in
            days(
                from: table.text(block, row: row, column: from), to: table.text(block, row: row, column: to))
        }
    }

    private func days(from: String, to: String) -> Days {
        guard let start = CalendarDay(from) else { return Days(slot: Slot.unanswered(from) ?? Slot.invalid) }
        if let end = CalendarDay(to) {
            let days = end.number - start.number
            return days < 0 ? Days(slot: Slot.invalid) : Days(ended: Double(days))
        }
        if to != Unanswered.blank { return Days(slot: Slot.unanswered(to) ?? Slot.invalid) }
        let days = lastDay.number - start.number
        return days < 0 ? Days(slot: Slot.invalid) : Days(open: Double(days))
    }
}

extension Wave {
    /// The durations of a form, their dates found among its questions.
    ///
    /// - Throws: `Failure` with what is wrong with them, at their lines in the rules file.
    func durations(of form: Form, _ instrument: Instrument) throws -> [DurationMeasure] {
        guard let path = swot?.rules else { return [] }
        let book = try RuleBook.load(path: path)
        let durations = book.durations.filter { $0.form == form.name }
        if durations.isEmpty { return [] }
        let dates = instrument.questions.filter { $0.kind == .date }.map(\.name)
        var taken =
            instrument.questions.map(\.name)
            + book.derived.filter { $0.form == form.name }.map(\.name)
            + book.indices.filter { $0.form == form.name }.map(\.name)
        var problems: [Problem] = []
        for duration in durations {
            let place = Position(file: path, line: duration.line)
            for name in [duration.from, duration.to] where !dates.contains(name) {
                let nearest = nearestName(to: name, among: dates)
                problems.append(Problem(.error, at: place, TabulateProblem.notADate(name, nearest: nearest)))
            }
            if taken.contains(duration.name) {
                problems.append(Problem(.error, at: place, IndexProblem.nameTaken(duration.name)))
            }
            taken.append(duration.name)
        }
        if lastDay == nil {
            let place = Position(file: paths.configuration)
            problems.append(Problem(.error, at: place, TabulateProblem.noLastDay(durations[0].name)))
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
        return durations
    }

    /// The last day of fieldwork.
    var lastDay: CalendarDay? { fieldwork.flatMap { CalendarDay($0.to) } }
}
