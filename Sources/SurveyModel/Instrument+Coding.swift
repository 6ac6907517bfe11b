extension Instrument {
    /// The question whose choices are the coding frame of a text: for an own answer the question it belongs
    /// to, for the open text `q` the question `q_coded`.
    public func frame(of text: Question) -> Question? {
        if let owner = questions.first(where: { $0.allowsOwnAnswer && $0.ownAnswerVariable == text.name }) {
            return owner
        }
        guard text.kind == .text, let frame = question(named: text.frameName) else { return nil }
        return frame.kind == .single || frame.kind == .multiple ? frame : nil
    }

    /// Whether a question is the coding frame of an open text: nobody is asked it.
    public func isFrame(_ question: Question) -> Bool {
        question.hasChoices && questions.contains { $0.kind == .text && $0.frameName == question.name }
    }
}

extension Question {
    /// The name of the question that holds the coding frame of this open text.
    fileprivate var frameName: String { "\(name)_coded" }
}
