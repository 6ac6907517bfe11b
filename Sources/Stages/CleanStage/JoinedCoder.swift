import StageFiles
import SurveyModel

/// Codes a cell that holds several answers: codes or labels between separators or blanks. Labels may hold
/// separators themselves, so all ways to take the cell apart are looked at; where more than one gives other
/// answers, none is taken.
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
    private let cover: WordCover

    init(_ question: Question, _ choices: ChoiceCoder) {
        self.choices = choices
        names = Set(choices.list.choices.map(\.name))
        allowsOwnAnswer = question.allowsOwnAnswer
        cover = WordCover(choices.list)
        longest =
            1
            + (choices.list.spellings.map { $0.key.text.count(where: JoinedCoder.separators.contains) }.max()
                ?? 0)
    }

    private func match(_ text: String) -> CodedText? { parts(text, choices.match) }

    func code(_ raw: String) -> Answers {
        var answers = Answers()
        if let whole = match(raw), !whole.isOpen {
            if whole.value != Unanswered.blank { answers.codes = [whole.value] }
            answers.isVerbatim = whole.rule == nil
            if let rule = whole.rule { answers.rules.insert(rule) }
            return unlessTwofold(answers, raw)
        }
        if let words = plainCodes(raw) {
            for word in words { add(word, to: &answers) }
            return unlessTwofold(answers, raw)
        }
        let parts = raw.split(whereSeparator: JoinedCoder.separators.contains)
        var next = 0
        while next < parts.count {
            let length = answerLength(parts[next...], of: raw)
            add(stretch(parts[next..<next + length], of: raw), to: &answers)
            next += length
        }
        if answers.isIncomplete || !answers.ownAnswers.isEmpty, parts.count > 1 {
            // The signs may belong to labels with blanks between them.
            let covers = cover.orders(raw)
            if covers.count == 1 { return Answers(codes: covers[0], rules: [.joined]) }
        }
        return unlessTwofold(answers, raw)
    }

    /// Answers that the cell could be taken apart into otherwise are none.
    private func unlessTwofold(_ answers: Answers, _ raw: String) -> Answers {
        guard !answers.isIncomplete else { return answers }
        let others = readings(raw).filter { $0 != Set(answers.codes) }
        guard !others.isEmpty else { return answers }
        var open = Answers()
        open.isIncomplete = true
        open.rules = [.unresolved]
        open.candidates = choices.list.ordered(others.reduce(into: Set(answers.codes)) { $0.formUnion($1) })
        return open
    }

    /// The sets of choices into which the cell can be taken apart wholly by its signs and, where it has none, by its
    /// blanks; of many ways the first few.
    private func readings(_ raw: String) -> [Set<String>] {
        let parts = raw.split(whereSeparator: JoinedCoder.separators.contains)
        guard parts.count > 1 else { return cover.readings(raw) }
        var ways: [[Set<String>]] = Array(repeating: [], count: parts.count + 1)
        ways[0] = [[]]
        for start in parts.indices where !ways[start].isEmpty {
            for length in 1...min(longest, parts.count - start) {
                let text = stretch(parts[start..<start + length], of: raw)
                guard let coded = match(text), !coded.isOpen else { continue }
                let found: Set<String> = coded.value == Unanswered.blank ? [] : [coded.value]
                for way in ways[start] where !ways[start + length].contains(way.union(found)) {
                    if ways[start + length].count < 4 { ways[start + length].append(way.union(found)) }
                }
            }
        }
        return ways[parts.count]
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
            if coded.isOpen {
                answers.isIncomplete = true
                answers.candidates += coded.candidates
            } else {
                answers.codes.append(coded.value)
            }
            return
        }
        let covers = cover.orders(part)
        if covers.count == 1 {
            answers.codes += covers[0]
            answers.rules.insert(.joined)
        } else if covers.isEmpty, allowsOwnAnswer, part.contains(where: \.isLetter), !cover.touches(part) {
            answers.codes.append(Choice.ownAnswer)
            answers.ownAnswers.append(part)
            answers.rules.insert(.ownAnswer)
        } else {
            answers.isIncomplete = true
            answers.candidates += choices.list.ordered(covers.flatMap(\.self))
            answers.rules.insert(.unresolved)
        }
    }
}

extension CodedText {
    /// Something was given that is not resolved.
    fileprivate var isOpen: Bool { value == Unanswered.invalid }
}

private func trimmed(_ text: Substring) -> String {
    let kept = text.drop(while: \.isWhitespace)
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
}
