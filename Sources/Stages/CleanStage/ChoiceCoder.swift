import StageFiles
import SurveyModel

/// Codes the text of one answer against a choice list: what no rule knows, or what fits more than one choice,
/// stays unresolved.
struct ChoiceCoder {
    let list: ChoiceList
    private let blank: BlankTexts
    private let listNumber: ListNumber
    private let meaning: ColumnMeaning
    /// Those that look at the text as it stands.
    private let textRules: [any ChoiceRule]
    /// Those that look for what its letters may have been.
    private let letterRules: [any ChoiceRule]

    /// - Parameter columns: Those of the question as a whole, by which is told what their texts are.
    init(_ question: Question, _ context: FormContext, columns: [RawColumn] = []) {
        let list = ChoiceList(question.choices)
        self.list = list
        blank = context.blank
        listNumber = ListNumber(list)
        meaning = ColumnMeaning(
            list, texts: columns.flatMap(\.texts).map(\.text), declared: context.values[question.name])
        textRules = [
            Normalise(list), AcceptedSpelling(list), WholeNumber(list), listNumber, DateBand(list),
            NumberInBand(list),
        ]
        letterRules = [
            LookAlikeLetters(list), KazakhLetters(list),
            LostLetterText(list, isCertain: context.hasLostLetters),
            Typo(list, words: context.words, counts: TextCounts(columns)),
        ]
    }

    /// What the text stands for among the choices; `nil` if nothing.
    func match(_ raw: String) -> CodedText? {
        let text = CellText(raw)
        if let coded = meaning.code(text) { return coded }
        if let code = list.exact[raw] { return CodedText(code) }
        if let coded = blank.code(text) { return coded }
        if let coded = match(text, by: textRules) ?? match(text, by: letterRules) { return coded }
        // A number before a text says nothing against what its letters may have been, unless it is
        // another choice's.
        guard let (numbered, answer) = listNumber.parts(text) else { return nil }
        return match(answer, by: letterRules, or: numbered)
    }

    /// What the first rule that applies makes of a text.
    ///
    /// - Parameter others: Choices that the cell names beside the text.
    private func match(
        _ text: CellText, by rules: [any ChoiceRule], or others: [String] = []
    ) -> CodedText? {
        for rule in rules {
            let codes = rule.codes(text)
            if codes.isEmpty { continue }
            let all = list.agreeing(codes, others)
            return all.count == 1 ? CodedText(all[0], by: rule.rule) : .unresolved(all)
        }
        return nil
    }
}

/// What is known of a form's cells before any of them is coded.
struct FormContext {
    let blank: BlankTexts
    /// How columns are read, where the wave says so.
    let values: [String: ChoiceValues]
    /// Texts in the exports have certainly lost letters.
    let hasLostLetters: Bool
    /// Words of the form's languages: a text that is one is no slip for another.
    let words: Set<MatchingKey>

    init(_ form: Form, _ instrument: Instrument, texts: some Sequence<String> = []) {
        blank = BlankTexts(form)
        values = form.cleaning.values
        hasLostLetters = texts.contains(where: LostLetters.hasLost)
        words = FormContext.words(instrument)
    }

    private static func words(_ instrument: Instrument) -> Set<MatchingKey> {
        let labels = instrument.questions.flatMap { question in
            [question.label] + question.choices.map(\.label)
        }
        let texts = labels.flatMap { $0.byLanguage.values }
        let words = texts.flatMap { $0.split { !$0.isLetter }.map { MatchingKey(String($0)) } }
        return Set(words + texts.map { MatchingKey($0) }).union(KnownWords.keys(.word))
    }
}
