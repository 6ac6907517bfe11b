import Problems
import SurveyModel

/// Answers invented for a number of respondents after a plan.
struct Simulation {
    let plan: SimulationPlan
    let respondents: Int
    let seed: UInt64

    /// Deals question after question, each fitted to those dealt before it.
    ///
    /// - Throws: `Failure` if a mean or an exact share cannot be had.
    func answers() throws -> AnswerSheet {
        var sheet = AnswerSheet(respondents: respondents)
        var problems: [Problem] = []
        for index in plan.order {
            let question = plan.questions[index]
            var dealer = Dealer(question, file: plan.file, sheet: sheet, seed: seed)
            try dealer.deal()
            guard respondents <= Climb.respondentLimit else {
                sheet.append(dated(dealer.column, question, sheet))
                continue
            }
            var climb = Climb(question, column: dealer.column, sheet: sheet, seed: seed)
            let column = climb.run(within: dealer.strata, sheet: sheet)
            sheet.append(dated(column, question, sheet))
            problems += climb.conditions.filter { !$0.isReached }.compactMap(notReached)
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
        return sheet
    }

    /// The days of a date as days since 1970.
    private func dated(_ column: AnswerColumn, _ plan: QuestionPlan, _ sheet: AnswerSheet) -> AnswerColumn {
        guard plan.question.kind == .date else { return column }
        var column = column
        column.count(from: plan.number.since.flatMap(sheet.column), until: plan.number.until)
        return column
    }

    /// Constraints of the questionnaire have no line here: they are kept as far as the targets allow.
    private func notReached(_ state: ConditionState) -> Problem? {
        guard state.target.line > 0 else { return nil }
        return Problem(
            .error, at: Position(file: plan.file, line: state.target.line),
            TargetProblem.notReached(
                state.target.name, reached: state.holding, of: state.decided, wanted: state.target.share))
    }
}
