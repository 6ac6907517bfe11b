import StageFiles
import SurveyModel

/// Codes a cell that holds several answers of a multiple question: codes or labels between `;` `,` `|` `/`
/// or line breaks. Labels may hold such signs themselves, so the longest spelling that fits is taken.
struct JoinedCoder {
    /// The answers found in a cell.
    struct Answers: Equatable {
        var codes: [String] = []
        var ownAnswers: [String] = []
        var unresolved: [String] = []
        /// The rules that were needed, beside the taking apart.
        var rules: Set<CleaningRule> = []
        /// The cell was one answer, verbatim.
        var isVerbatim = false
    }

    private let choices: ChoiceCoder
    private let allowsOwnAnswer: Bool
    private let separators: Set<Character> = [";", ",", "|", "/", "\n"]
    /// Spellings that hold separators, longest first, as they are compared.
    private let spellings: [(text: String, code: String)]

    init(_ question: Question, blank: Set<MatchingKey>) {
        choices = ChoiceCoder(question, blank: blank)
        allowsOwnAnswer = question.allowsOwnAnswer
        let separators = separators
        spellings = choices.list.spellings
            .map { ($0.key.text, $0.code) }
            .filter { $0.0.contains(where: separators.contains) }
            .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
    }

    func code(_ raw: String) -> Answers {
        var answers = Answers()
        if let whole = choices.match(raw),
            whole.rule == nil || whole.rule == .normalise || whole.rule == .blank
        {
            if whole.value != Unanswered.blank { answers.codes = [whole.value] }
            answers.isVerbatim = whole.rule == nil
            if let rule = whole.rule { answers.rules.insert(rule) }
            return answers
        }
        if let codes = spacedCodes(raw) {
            answers.codes = codes
            return answers
        }
        for part in parts(of: raw) { add(part, to: &answers) }
        return answers
    }

    /// Codes with blanks between them, as collection tools write them: `1 3`.
    private func spacedCodes(_ raw: String) -> [String]? {
        let words = raw.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count > 1, words.allSatisfy({ word in choices.list.choices.contains { $0.name == word } })
        else { return nil }
        return words
    }

    private func add(_ part: String, to answers: inout Answers) {
        if let match = choices.match(part) {
            if match.value == Unanswered.blank { return }
            if !answers.codes.contains(match.value) { answers.codes.append(match.value) }
            if let rule = match.rule, rule != .normalise { answers.rules.insert(rule) }
        } else if allowsOwnAnswer, part.contains(where: \.isLetter) {
            if !answers.codes.contains(Choice.ownAnswer) { answers.codes.append(Choice.ownAnswer) }
            answers.ownAnswers.append(part)
            answers.rules.insert(.ownAnswer)
        } else {
            answers.unresolved.append(part)
            answers.rules.insert(.unresolved)
        }
    }

    /// The cell cut at separators, but for those inside a spelling of the list.
    private func parts(of raw: String) -> [String] {
        var parts: [String] = []
        var rest = raw[...]
        while !rest.isEmpty {
            let length = spellingLength(at: rest) ?? rest.prefix { !separators.contains($0) }.count
            parts.append(trim(rest.prefix(length)))
            rest = rest.dropFirst(length)
            rest = rest.drop { $0.isWhitespace }
            if let next = rest.first, separators.contains(next) { rest.removeFirst() }
            rest = rest.drop { $0.isWhitespace }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// How many characters at the beginning of the text are a spelling that holds separators.
    private func spellingLength(at rest: Substring) -> Int? {
        for (spelling, _) in spellings {
            // The compared form only drops characters, so the raw stretch is at least as long.
            for length in spelling.count...(spelling.count + 6) where length <= rest.count {
                let end = rest.index(rest.startIndex, offsetBy: length)
                let isAtEnd = end == rest.endIndex || separators.contains(rest[end]) || rest[end].isWhitespace
                if isAtEnd, MatchingKey(String(rest[..<end])).text == spelling { return length }
            }
        }
        return nil
    }

    private func trim(_ text: Substring) -> String {
        let kept = text.drop(while: \.isWhitespace)
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }
}
