extension Instrument {
    /// The question whose choices are the coding frame of a text: for the text `q` the question `q_coded`; for an own
    /// answer without one the question it belongs to.
    public func frame(of text: Question) -> Question? {
        guard text.kind == .text else { return nil }
        if let frame = question(named: text.frameName), frame.kind == .single || frame.kind == .multiple {
            return frame
        }
        return questions.first { $0.allowsOwnAnswer && $0.ownAnswerVariable == text.name }
    }

    /// Whether a question is the coding frame of an open text: nobody is asked it.
    public func isFrame(_ question: Question) -> Bool {
        guard question.hasChoices, question.name.hasSuffix(Question.frameEnding) else { return false }
        return self.question(named: String(question.name.dropLast(Question.frameEnding.count)))?.kind == .text
    }
}

extension Question {
    /// The name of the question that holds the coding frame of this open text.
    fileprivate var frameName: String { name + Question.frameEnding }

    fileprivate static let frameEnding = "_coded"
}
