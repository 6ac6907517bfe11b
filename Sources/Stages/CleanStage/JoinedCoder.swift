import StageFiles
import SurveyModel

/// Codes a cell that holds several answers: codes or labels between separators. Labels may hold separators
/// themselves, so the longest stretch that is an answer is taken first.
struct JoinedCoder {
    /// The answers found in a cell.
    struct Answers: Equatable {
        /// In the order of the cell, repeats and all.
        var codes: [String] = []
        var ownAnswers: [String] = []
        /// Whether some part stands for no choice.
        var isIncomplete = false
        /// What the parts that fit more than one choice may be.
        var candidates: [String] = []
        /// The rules that were needed, beside the taking apart.
        var rules: Set<CleaningRule> = []
        /// The cell was one answer, verbatim.
        var isVerbatim = false

        /// There is nothing to be said.
        var isEmpty: Bool { isVerbatim && codes.isEmpty }
    }

    /// The signs between answers; `>` between the items of a ranking.
    static let separators: Set<Character> = [";", ",", "|", "/", ">", "\n", "\r\n", "\r"]

    private let choices: ChoiceCoder
    private let names: Set<String>
    /// Parts of cells come again in others.
    private let parts = Memo<CodedText?>()
    private let allowsOwnAnswer: Bool
    /// How many parts one answer may have.
    private let longest: Int

    init(_ question: Question, _ choices: ChoiceCoder) {
        self.choices = choices
        names = Set(choices.list.choices.map(\.name))
        allowsOwnAnswer = question.allowsOwnAnswer
        longest =
            1
            + (choices.list.spellings.map { $0.key.text.count(where: JoinedCoder.separators.contains) }.max()
                ?? 0)
    }

    private func match(_ text: String) -> CodedText? { parts(text, choices.match) }

    func code(_ raw: String) -> Answers {
        var answers = Answers()
        if let whole = match(raw), whole.value != Unanswered.invalid {
            if whole.value != Unanswered.blank { answers.codes = [whole.value] }
            answers.isVerbatim = whole.rule == nil
            if let rule = whole.rule { answers.rules.insert(rule) }
            return answers
        }
        if let codes = plainCodes(raw) {
            answers.codes = codes
            return answers
        }
        let parts = raw.split(whereSeparator: JoinedCoder.separators.contains)
        var next = 0
        while next < parts.count {
            let length = answerLength(parts[next...], of: raw)
            add(stretch(parts[next..<next + length], of: raw), to: &answers)
            next += length
        }
        return answers
    }

    /// Codes with blanks between them, as collection tools write them, or dashes: `1 3`, `3-1-2`.
    private func plainCodes(_ raw: String) -> [String]? {
        let words = raw.split { $0.isWhitespace || $0 == "-" }.map(String.init)
        return words.count > 1 && words.allSatisfy(names.contains) ? words : nil
    }

    /// How many of the parts, from the first on, make the longest answer.
    private func answerLength(_ parts: ArraySlice<Substring>, of raw: String) -> Int {
        (1...longest).reversed().first { length in
            guard length > 1, length <= parts.count,
                let coded = match(stretch(parts.prefix(length), of: raw))
            else { return false }
            return !Unanswered.covers(coded.value)
        } ?? 1
    }

    private func stretch(_ parts: ArraySlice<Substring>, of raw: String) -> String {
        guard let first = parts.first, let last = parts.last else { return "" }
        return trimmed(raw[first.startIndex..<last.endIndex])
    }

    private func add(_ part: String, to answers: inout Answers) {
        if let coded = match(part) {
            if coded.value == Unanswered.blank { return }
            if let rule = coded.rule, rule != .normalise { answers.rules.insert(rule) }
            if coded.value == Unanswered.invalid {
                answers.isIncomplete = true
                answers.candidates += coded.candidates
            } else {
                answers.codes.append(coded.value)
            }
        } else if allowsOwnAnswer, part.contains(where: \.isLetter) {
            answers.codes.append(Choice.ownAnswer)
            answers.ownAnswers.append(part)
            answers.rules.insert(.ownAnswer)
        } else {
            answers.isIncomplete = true
            answers.rules.insert(.unresolved)
        }
    }
}

private func trimmed(_ text: Substring) -> String {
    let kept = text.drop(while: \.isWhitespace)
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
}
