import Problems

extension XLSFormReader {
    /// What the answer is calculated from. A tablet may calculate more than is done here; then the export's answers stand.
    mutating func calculation(_ row: XLSFormSheets.Row, _ kind: Question.Kind) -> Expression? {
        let text = row["calculation"]
        if text.isEmpty { return nil }
        guard kind != .multiple, kind != .rank,
            let calculation = try? Expression(parsing: text, isCalculation: true)
        else {
            remark(row.line, .calculationLeft(row["name"]))
            return nil
        }
        return calculation
    }

    /// Calculations may ask about questions only, and none may be counted that follows from what is counted already:
    /// disclosure control could not see that.
    mutating func checkCalculations() {
        let names = questions.map(\.name)
        var users: [String: String] = [:]
        for question in questions {
            guard let calculation = question.calculation else { continue }
            for name in Set(calculation.questions).sorted() {
                guard let source = questions.first(where: { $0.name == name }) else {
                    complain(
                        question.line, .unknownQuestion(name, nearest: nearestName(to: name, among: names)))
                    continue
                }
                if !question.hasChoices && !question.isScore { continue }
                if source.hasChoices || source.isScore {
                    complain(question.line, .followsFrom(question.name, name))
                } else if let other = users.updateValue(question.name, forKey: name) {
                    complain(question.line, .followsFrom(question.name, other))
                }
            }
        }
    }
}
