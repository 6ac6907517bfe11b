import StageFiles
import SurveyModel

/// Codes the text of one answer against a choice list: exact, normalised, accepted spelling, look-alike
/// letters, Kazakh letters, typo; what fits nothing, or more than one choice, stays unresolved.
struct ChoiceCoder {
    let list: ChoiceList
    private let blank: Set<MatchingKey>
    private let lookAlike: Folding
    private let kazakh: Folding
    private let typo: Typo

    init(_ question: Question, blank: Set<MatchingKey>) {
        list = ChoiceList(question.choices)
        self.blank = blank
        lookAlike = Folding(list, fold: lookAlikeLetters)
        kazakh = Folding(list, fold: kazakhLettersFold)
        typo = Typo(list)
    }

    /// What the text stands for among the choices; `nil` if nothing.
    func match(_ raw: String) -> CodedText? {
        if let code = list.exact[raw] { return CodedText(code) }
        let key = MatchingKey(raw)
        if key.isEmpty { return CodedText(Unanswered.blank) }
        if blank.contains(key) { return CodedText(Unanswered.blank, by: .blank) }
        if let code = list.labels[key] { return CodedText(code, by: .normalise) }
        if let code = list.accepted[key] { return CodedText(code, by: .accepted) }
        if let code = lookAlike.code(key) { return CodedText(code, by: .lookAlike) }
        if let code = kazakh.code(key) { return CodedText(code, by: .kazakhLetters) }
        if let code = typo.code(key) { return CodedText(code, by: .typo) }
        return nil
    }
}

/// Codes the cells of a question with one answer.
struct SingleCoder {
    private let choices: ChoiceCoder
    private let allowsOwnAnswer: Bool

    init(_ question: Question, blank: Set<MatchingKey>) {
        choices = ChoiceCoder(question, blank: blank)
        allowsOwnAnswer = question.allowsOwnAnswer
    }

    func code(_ raw: String) -> CodedText {
        if let match = choices.match(raw) { return match }
        if allowsOwnAnswer, raw.contains(where: \.isLetter) {
            return CodedText(Choice.ownAnswer, by: .ownAnswer, ownAnswer: raw)
        }
        return CodedText(Unanswered.invalid, by: .unresolved)
    }
}
