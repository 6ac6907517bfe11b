import SurveyModel

extension ReleasedForm {
    /// The tests of two questions. A pair is tested once, so either may stand as the one crossed.
    public func tests(of question: String, by other: String) -> [TestRow] {
        tests.filter {
            $0.question == question && $0.by == other || $0.question == other && $0.by == question
        }
    }

    /// The test that decides on two questions, if its p-value, adjusted for the number of tests, shows an
    /// association at the form's level.
    ///
    /// - Parameter question: A question, a derived share or the variable of one option of a question.
    public func association(of question: String, by other: String) -> TestRow? {
        tests(of: question, by: other).first { isShown($0) }
    }

    /// Whether a test's adjusted p-value shows that something is more than chance.
    public func isShown(_ test: TestRow) -> Bool {
        test.pAdjusted.map { $0 < form.statistics.significance } ?? false
    }

    /// What a cell of a cross-tab is tested as: the question as a whole or, where each option is a question
    /// of its own, the option.
    public func tested(_ question: String, code: String) -> String {
        guard let asked = instrument.question(named: question), [.multiple, .rank].contains(asked.kind),
            let choice = asked.choice(named: code)
        else { return question }
        return asked.variable(of: choice)
    }
}
