import StageFiles
import SurveyModel

/// Tells what the texts of a column are where a text can be one choice's name and another's label, or the number
/// that a label begins with: with the choices 1 «0», 2 «1», 3 «2» a cell `1` may be either, and so with 1 «5 –
/// excellent», 5 «1 – bad».
///
/// The column is read as a whole. A text in it that is only a label proves that all are labels, one that is only
/// a name, that all are names. Where neither is proved, or both, such a cell is unresolved.
struct ColumnMeaning {
    private let list: ChoiceList
    private let inBand: NumberInBand
    private let leading: [MatchingKey: String]
    private let declared: ChoiceValues?
    /// `nil`: not proved.
    private var values: ChoiceValues?
    /// Some text may be either.
    private var canConflict: Bool

    /// - Parameters:
    ///   - texts: All texts of the column; of cells with several answers, also their parts.
    ///   - declared: What the wave says of the column.
    init(_ list: ChoiceList, texts: [String], declared: ChoiceValues?) {
        self.list = list
        inBand = NumberInBand(list)
        self.declared = declared
        leading = ColumnMeaning.leadingNumbers(list)
        canConflict = false
        values = declared
        canConflict = list.choices.contains { choice in
            let labelled = labelled(CellText(choice.name))
            return !labelled.isEmpty && labelled != [choice.name]
        }
        if declared == nil, canConflict { values = proved(texts) }
    }

    /// The choices by the numbers their labels begin with, where more than one does and each with its own.
    private static func leadingNumbers(_ list: ChoiceList) -> [MatchingKey: String] {
        var codes: [MatchingKey: Set<String>] = [:]
        for choice in list.choices {
            for label in choice.label.byLanguage.values {
                let digits = label.prefix { $0.isASCII && $0.isWholeNumber }
                let rest = label.dropFirst(digits.count).drop { $0 == " " }
                guard (1...3).contains(digits.count), let sign = rest.first, !sign.isNumber else { continue }
                // `18-25` is a band, `1.5` a number.
                if !sign.isLetter, rest.dropFirst().first(where: { $0 != " " })?.isNumber == true { continue }
                codes[MatchingKey(String(digits)), default: []].insert(choice.name)
            }
        }
        let known = codes.compactMapValues { $0.count == 1 ? $0.first : nil }
        return known.count == codes.count && Set(known.values).count == known.count && known.count > 1
            ? known : [:]
    }

    private func proved(_ texts: [String]) -> ChoiceValues? {
        var hasNames = false
        var hasLabels = false
        for part in texts.flatMap(ColumnMeaning.parts) {
            let text = CellText(part)
            let isName = name(text) != nil
            let isLabel = !labelled(text).isEmpty
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
        let named = name(text)
        let labelled = labelled(text)
        if declared == .labels, let named, labelled.isEmpty {
            return CodedText(Unanswered.invalid, by: .nameOrLabel, candidates: [named])
        }
        if values == .labels, named == nil, let code = leading[text.key] {
            return CodedText(code, by: .readAsLabel)
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
    private func name(_ text: CellText) -> String? {
        list.names[text.key] ?? wholeNumber(text.key.text).flatMap { list.names[MatchingKey($0)] }
    }

    /// The choices whose label or further spelling the text is, in whose band it lies, or whose label begins with it.
    private func labelled(_ text: CellText) -> [String] {
        let keys = [text.key] + (wholeNumber(text.key.text).map { [MatchingKey($0)] } ?? [])
        for key in keys {
            if let codes = list.texts[key] { return list.ordered(codes) }
        }
        let banded = inBand.codes(text)
        return banded.isEmpty ? keys.compactMap { leading[$0] }.suffix(1) : banded
    }
}
