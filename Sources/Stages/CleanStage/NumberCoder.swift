import StageFiles
import SurveyModel

/// Codes numbers, with decimal point or comma, and the places of a ranking.
struct NumberCoder {
    private let isInteger: Bool
    private let constraint: Expression?
    private let places: Int?
    private let blank: Set<MatchingKey>

    init(_ question: Question, blank: Set<MatchingKey>) {
        isInteger = question.kind != .decimal
        constraint = question.constraint
        places = question.kind == .rank ? question.choices.count : nil
        self.blank = blank
    }

    func code(_ raw: String) -> CodedText {
        let key = MatchingKey(raw)
        if key.isEmpty { return CodedText(Unanswered.blank) }
        if blank.contains(key) { return CodedText(Unanswered.blank, by: .blank) }
        guard let number = number(key.text), !isInteger || number == number.rounded() else {
            return CodedText(Unanswered.invalid, by: .unresolved)
        }
        let value = format(number)
        let isPossible = constraint?.truth(this: [value]) { _ in [] } != .no
        if !isPossible || !(places.map { (1...$0).contains(Int(number)) } ?? true) {
            return CodedText(Unanswered.invalid, by: .constraint)
        }
        return CodedText(value, by: value == raw ? nil : .numberFormat)
    }

    private func number(_ text: String) -> Double? {
        guard text.allSatisfy({ $0.isASCII && ($0.isWholeNumber || ".,-+".contains($0)) }),
            text.count(where: { $0 == "." || $0 == "," }) <= 1,
            let number = Double(text.replacing(",", with: ".")), number.magnitude < 1e15
        else { return nil }
        return number
    }
}
