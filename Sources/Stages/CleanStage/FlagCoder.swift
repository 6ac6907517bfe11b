import StageFiles
import SurveyModel

/// Codes the cells of the options' own columns: chosen or not.
///
/// How a question's options are marked is told from all its columns together: by words and signs that always say
/// the same, by the option's own text or code, or by `1` and `2`. What could be two of these is unresolved.
struct FlagCoder {
    /// How the options of a question are marked.
    private enum Marks {
        /// Words and signs of which the meaning is known; the option's own text is chosen too.
        case known
        /// The option's own text or code stands where it was chosen, so that an option «No» marked `No` is chosen.
        case own
        /// `1` is chosen and `2` is not.
        case oneAndTwo
        /// The codes may say one thing or its opposite.
        case unclear
    }

    private static let chosen = KnownWords.keys(.chosen).union(KnownWords.keys(.yes))
    private static let notChosen = KnownWords.keys(.notChosen).union(KnownWords.keys(.no))

    private let notChosen: Set<MatchingKey>
    private let blank: BlankTexts
    private let choices: ChoiceCoder
    private let marks: Marks

    /// - Parameters:
    ///   - columns: Those of all the question's options, as a whole, in the order of the list.
    init(_ choices: ChoiceCoder, form: Form, blank: BlankTexts, columns: [RawColumn]) {
        notChosen = FlagCoder.notChosen.union(form.unselected.map(MatchingKey.init))
        self.blank = blank
        self.choices = choices
        marks = FlagCoder.marks(choices.list, blank, columns, notChosen: notChosen)
    }

    private static func marks(
        _ list: ChoiceList, _ blank: BlankTexts, _ columns: [RawColumn], notChosen: Set<MatchingKey>
    ) -> Marks {
        let texts = columns.map { column in
            Set(column.texts.filter { blank.code(CellText($0.text)) == nil }.map { plain($0.text) })
        }
        let all = texts.reduce(into: Set()) { $0.formUnion($1) }
        let (one, two) = (MatchingKey("1"), MatchingKey("2"))
        let own = list.choices.map { choice in
            Set(([choice.name] + Array(choice.label.byLanguage.values) + choice.accept).map(MatchingKey.init))
        }
        /// A text in the column of another option than the one it names.
        let isForeign = { (key: MatchingKey) in
            zip(texts, own).contains { $0.contains(key) && !$1.contains(key) }
        }
        if all.contains(two), !notChosen.contains(two) {
            let areOwn = zip(texts, own).allSatisfy { $0.subtracting([MatchingKey("0")]).isSubset(of: $1) }
            let areOneAndTwo = all.isSubset(of: [one, two])
            if areOneAndTwo, isForeign(one) || isForeign(two) { return .oneAndTwo }
            if areOwn, !areOneAndTwo { return .own }
            return .unclear
        }
        // An option whose own text says yes or no.
        let doubtful = zip(texts, own).contains { texts, own in
            !texts.intersection(own).isDisjoint(with: notChosen)
        }
        guard doubtful else { return .known }
        let hasOwn = zip(texts, own).contains { texts, own in
            texts.intersection(own).contains { !notChosen.contains($0) && !chosen.contains($0) }
        }
        let hasKnown = zip(texts, own).contains { texts, own in
            texts.subtracting(own).contains { notChosen.contains($0) || chosen.contains($0) }
        }
        return hasOwn == hasKnown ? .unclear : hasOwn ? .own : .known
    }

    /// A text as it is compared, a spreadsheet's `1.0` as `1`.
    private static func plain(_ text: String) -> MatchingKey {
        let key = MatchingKey(text)
        return wholeNumber(key.text).map { MatchingKey($0) } ?? key
    }

    /// - Parameter choice: The option in whose column the text stands.
    func code(_ raw: String, of choice: Choice) -> CodedText {
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        let key = FlagCoder.plain(raw)
        let rule: CleaningRule? = key == text.key ? nil : .wholeNumber
        switch marks {
        case .unclear: return .unresolved(["1", "0"])
        case .oneAndTwo:
            let isChosen = key == MatchingKey("1")
            return CodedText(isChosen ? "1" : "0", by: isChosen ? rule : .flagCodes)
        case .own:
            if let match = choices.match(raw), match.value == choice.name {
                return CodedText("1", by: match.rule)
            }
            return key == MatchingKey("0") ? CodedText("0", by: rule) : .unresolved()
        case .known: break
        }
        if notChosen.contains(key) { return CodedText("0", by: rule) }
        if FlagCoder.chosen.contains(key) || key == MatchingKey(choice.name) {
            return CodedText("1", by: rule)
        }
        // Some exports repeat the option's own text where it was chosen.
        if let match = choices.match(raw), match.value == choice.name {
            return CodedText("1", by: match.rule)
        }
        return .unresolved()
    }
}
