import StageFiles

/// What became of one raw text.
struct CodedText: Equatable {
    /// A code, a number, a text, or one of the signs for no answer.
    var value: String
    /// The rule that made it; `nil` where it is simply the text's own code.
    var rule: CleaningRule?
    /// The own answer it holds, to go to the question's text variable.
    var ownAnswer: String?
    /// What it may be, where that is more than one thing.
    var candidates: [String]

    init(
        _ value: String, by rule: CleaningRule? = nil, ownAnswer: String? = nil, candidates: [String] = []
    ) {
        self.value = value
        self.rule = rule
        self.ownAnswer = ownAnswer
        self.candidates = candidates
    }

    /// Something was given that cannot be resolved.
    static func unresolved(_ candidates: [String] = []) -> CodedText {
        var coded = CodedText(Unanswered.invalid, by: .unresolved)
        coded.candidates = candidates
        return coded
    }
}
