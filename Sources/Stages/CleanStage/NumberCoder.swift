import StageFiles
import SurveyModel

/// Codes numbers: in figures, in words, with a unit. A number that cannot be is unresolved, and so is a range.
struct NumberCoder {
    private let isInteger: Bool
    private let constraint: Expression?
    private let places: ClosedRange<Double>?
    private let blank: BlankTexts
    private let format: NumberFormat

    /// - Parameter columns: Those that hold such numbers, as a whole.
    init(_ question: Question, blank: BlankTexts, columns: [RawColumn]) {
        isInteger = question.kind != .decimal
        constraint = question.constraint
        places = question.kind == .rank ? 1...Double(max(question.choices.count, 1)) : nil
        self.blank = blank
        format = NumberFormat(columns.flatMap(\.texts).map { MatchingKey($0.text).text })
    }

    func code(_ raw: String) -> CodedText {
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        if let coded = coded(format.readings(text.key.text), raw, by: .numberFormat) { return coded }
        let bare = NumberWords.withoutUnit(text.key.text) ?? ""
        let number = NumberWords.number(bare).map { [Double($0)] } ?? format.readings(bare)
        if let coded = coded(number, raw, by: .numberWords) { return coded }
        return .unresolved(NumberFormat.range(bare).map(StageFiles.format))
    }

    /// - Returns: `nil` if there is no number to code.
    private func coded(_ readings: [Double], _ raw: String, by rule: CleaningRule) -> CodedText? {
        if readings.isEmpty { return nil }
        let numbers = readings.filter { !isInteger || $0 == $0.rounded() }
        if numbers.isEmpty { return CodedText(Unanswered.invalid, by: .notWhole) }
        let possible = numbers.filter(isPossible)
        switch possible.count {
        case 0: return CodedText(Unanswered.invalid, by: .constraint)
        case 1:
            let value = StageFiles.format(possible[0])
            return CodedText(value, by: value == raw ? nil : rule)
        default: return .unresolved(possible.map(StageFiles.format))
        }
    }

    private func isPossible(_ number: Double) -> Bool {
        number.magnitude < 1e15 && places?.contains(number) != false
            && constraint?.truth(this: [StageFiles.format(number)]) { _ in [] } != .no
    }
}
