import StageFiles
import SurveyModel

/// Tells what the texts of a column are where a text can be one choice's name and another's label: with the
/// choices 1 «0», 2 «1», 3 «2» a cell `1` may be either.
///
/// The column is read as a whole. A text in it that is only a label proves that all are labels, one that is only
/// a name, that all are names. Where neither is proved, or both, such a cell is unresolved.
struct ColumnMeaning {
    private let list: ChoiceList
    private let inBand: NumberInBand
    private let declared: ChoiceValues?
    /// `nil`: not proved.
    private let values: ChoiceValues?
    /// Some text may be either.
    private let canConflict: Bool

    /// - Parameters:
    ///   - texts: All texts of the column; of cells with several answers, also their parts.
    ///   - declared: What the wave says of the column.
    init(_ list: ChoiceList, texts: [String], declared: ChoiceValues?) {
        self.list = list
        inBand = NumberInBand(list)
        self.declared = declared
        let inBand = inBand
        canConflict = list.choices.contains { choice in
            let labelled = ColumnMeaning.labelled(CellText(choice.name), list, inBand)
            return !labelled.isEmpty && labelled != [choice.name]
        }
        values = declared ?? (canConflict ? ColumnMeaning.proved(list, inBand, texts) : nil)
    }

    private static func proved(_ list: ChoiceList, _ inBand: NumberInBand, _ texts: [String]) -> ChoiceValues?
    {
        var hasNames = false
        var hasLabels = false
        for part in texts.flatMap(parts) {
            let text = CellText(part)
            let isName = name(text, list) != nil
            let isLabel = !labelled(text, list, inBand).isEmpty
            if isName, !isLabel { hasNames = true }
            if isLabel, !isName { hasLabels = true }
        }
        return hasNames == hasLabels ? nil : hasNames ? .names : .labels
    }

    /// The text itself and what stands in it between the signs that part answers, or between blanks.
    private static func parts(_ text: String) -> [String] {
        let parts = text.split(whereSeparator: JoinedCoder.separators.contains).map(String.init)
        let words = parts.flatMap { part in
            let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
            // Numbers between blanks are several answers, words are one.
            return words.count > 1 && words.allSatisfy { $0.allSatisfy(\.isWholeNumber) } ? words : [part]
        }
        return words.count > 1 ? words + [text] : words
    }

    /// - Returns: `nil` where the text is not both, or both are the same choice.
    func code(_ text: CellText) -> CodedText? {
        guard canConflict || declared == .labels else { return nil }
        let named = ColumnMeaning.name(text, list)
        let labelled = ColumnMeaning.labelled(text, list, inBand)
        if declared == .labels, let named, labelled.isEmpty {
            return CodedText(Unanswered.invalid, by: .nameOrLabel, candidates: [named])
        }
        guard let named, !labelled.isEmpty, labelled != [named] else { return nil }
        switch values {
        case .names: return CodedText(named)
        case .labels where labelled.count == 1: return CodedText(labelled[0], by: .readAsLabel)
        case .labels: return CodedText(Unanswered.invalid, by: .nameOrLabel, candidates: labelled)
        case nil:
            return CodedText(
                Unanswered.invalid, by: .nameOrLabel, candidates: list.ordered(labelled + [named]))
        }
    }

    /// The choice whose name the text is, perhaps as a spreadsheet's number.
    private static func name(_ text: CellText, _ list: ChoiceList) -> String? {
        list.names[text.key] ?? wholeNumber(text.key.text).flatMap { list.names[MatchingKey($0)] }
    }

    /// The choices whose label or further spelling the text is, or in whose band it lies.
    private static func labelled(_ text: CellText, _ list: ChoiceList, _ inBand: NumberInBand) -> [String] {
        for key in [text.key] + (wholeNumber(text.key.text).map { [MatchingKey($0)] } ?? []) {
            if let codes = list.texts[key] { return list.ordered(codes) }
        }
        return inBand.codes(text)
    }
}
