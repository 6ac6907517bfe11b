import SurveyModel

extension Unanswered {
    /// Whether a coded cell holds no answer.
    public static func covers(_ coded: String) -> Bool {
        coded == blank || coded == invalid || coded == notAsked
    }
}

extension Question {
    /// The coded answer as a condition sees it: the names of the choices given, or the number or text.
    ///
    /// - Parameter coded: The coded cell of a variable.
    public func answer(coded: (String) -> String) -> Answer {
        if kind == .multiple { return choices.filter { coded(variable(of: $0)) == "1" }.map(\.name) }
        let value = coded(name)
        return Unanswered.covers(value) ? [] : [value]
    }
}
