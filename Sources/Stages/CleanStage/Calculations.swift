import CivilCalendar
import Problems
import StageFiles
import SurveyModel

/// Fills in the answers that follow from others: those of questions with a `calculation`, where the export has none.
struct Calculations {
    fileprivate struct Calculated {
        var question: Question
        var variable: Int
        var expression: Expression
        /// The questions it is made of, with the numbers of their variables.
        var sources: [(question: Question, variables: [String: Int])]
    }

    private let all: [Calculated]

    /// - Parameter lastDay: The day that `today()` is, year-month-day.
    init(_ instrument: Instrument, _ book: CodeBook, lastDay: String?) {
        all = instrument.questions.compactMap { question in
            guard let calculation = question.calculation else { return nil }
            let sources = calculation.questions.compactMap(instrument.question(named:)).map { source in
                let pairs = source.variables.compactMap { name in book.index(of: name).map { (name, $0) } }
                return (source, Dictionary(pairs) { first, _ in first })
            }
            return Calculated(
                question: question, variable: book.number(of: question.name),
                expression: lastDay.map(calculation.on) ?? calculation, sources: sources)
        }
    }

    /// Calculates a block, anew where that was done before.
    func apply(to coded: inout CodedBlock) {
        if all.isEmpty { return }
        for change in coded.changes where change.rule == .calculated {
            coded.set(coded.book.number(of: change.variable), change.row, code: CodeTable.blank)
        }
        coded.changes.removeAll { $0.rule == .calculated }
        for calculated in all {
            for row in coded.counted where coded.codes[calculated.variable][row] == CodeTable.blank {
                let value = calculated.value(coded, row)
                if value == Unanswered.blank { continue }
                coded.set(calculated.variable, row, CodedText(value, by: .calculated), raw: "")
            }
        }
    }
}

extension Calculations.Calculated {
    /// What it comes to: of an answer that is open nothing can be said.
    fileprivate func value(_ coded: CodedBlock, _ row: Int) -> String {
        let cells = sources.flatMap { $0.variables.values.map { coded.codes[$0][row] } }
        if cells.contains(CodeTable.invalid) { return Unanswered.invalid }
        let value = expression.calculated { name in
            guard let source = sources.first(where: { $0.question.name == name }) else { return [] }
            return source.question.answer {
                source.variables[$0].map { coded.text($0, row) } ?? Unanswered.blank
            }
        }
        guard let value, !value.isEmpty else {
            return cells.contains(CodeTable.notAsked) ? Unanswered.notAsked : Unanswered.blank
        }
        return question.allows(value) ? value : Unanswered.invalid
    }
}

extension Question {
    /// Whether a calculated value can be an answer.
    fileprivate func allows(_ value: String) -> Bool {
        switch kind {
        case .single: choice(named: value) != nil
        case .integer, .decimal:
            Double(value).map { kind == .decimal || $0 == $0.rounded() } == true
                && constraint?.truth(this: [value], answer: { _ in [] }) != .no
        case .date: CalendarDay(value) != nil
        case .text: true
        case .multiple, .rank: false
        }
    }
}

extension Wave {
    /// The last day of fieldwork, which `today()` is in calculations.
    ///
    /// - Throws: `Failure` if a calculation asks for it and `wave.yml` does not tell.
    func lastDay(for instrument: Instrument) throws -> String? {
        if let day = fieldwork?.to { return day }
        let asking = instrument.questions.first { $0.calculation?.asksToday == true }
        guard let asking else { return nil }
        throw Failure.data(at: Position(file: paths.configuration), CleanProblem.noLastDay(asking.name))
    }
}
