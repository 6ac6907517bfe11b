import StageFiles
import SurveyModel

/// Codes the answers to one question.
protocol QuestionCoder {
    func code(_ raw: RawRow, into row: inout CodedRow)
}

/// The coder of each question of an instrument, in the order of the form.
func questionCoders(_ instrument: Instrument, form: Form) -> [any QuestionCoder] {
    let blank = BlankTexts(form)
    let ownAnswers = Set(instrument.questions.filter(\.allowsOwnAnswer).map(\.ownAnswerVariable))
    return instrument.questions.filter { $0.role != .id }.compactMap { question in
        switch question.kind {
        case .single: return SingleQuestion(question, blank: blank)
        case .multiple: return MultipleQuestion(question, form: form, blank: blank)
        case .rank: return RankQuestion(question, blank: blank)
        case .integer, .decimal:
            return CellQuestion(question.name, Memo(NumberCoder(question, blank: blank).code).callAsFunction)
        case .date: return CellQuestion(question.name, Memo(DateCoder(blank: blank).code).callAsFunction)
        case .text:
            // Own answers are coded with their question.
            if ownAnswers.contains(question.name) { return nil }
            return CellQuestion(question.name, TextCoder(blank: blank).code)
        }
    }
}

/// A question whose one cell is coded by itself: a number, a date, a text.
struct CellQuestion: QuestionCoder {
    private let variable: String
    private let coder: (String) -> CodedText

    init(_ variable: String, _ coder: @escaping (String) -> CodedText) {
        self.variable = variable
        self.coder = coder
    }

    func code(_ raw: RawRow, into row: inout CodedRow) {
        guard let text = raw[variable] else { return }
        row.set(variable, coder(text), raw: text)
    }
}

/// Open text stays as it is, but for texts that stand for no answer.
struct TextCoder {
    let blank: BlankTexts

    func code(_ raw: String) -> CodedText { blank.code(CellText(raw)) ?? CodedText(raw) }
}
