import StageFiles
import SurveyModel

/// Codes the answers to one question.
protocol QuestionCoder {
    func code(_ raw: RawRow, into row: inout CodedRow)
}

/// The coder of each question of an instrument, in the order of the form.
func questionCoders(_ instrument: Instrument, form: Form) -> [any QuestionCoder] {
    let blank = Set(form.blank.map(MatchingKey.init))
    let ownAnswers = Set(instrument.questions.filter(\.allowsOwnAnswer).map(\.ownAnswerVariable))
    return instrument.questions.filter { $0.role != .id }.compactMap { question in
        switch question.kind {
        case .single: return SingleQuestion(question, blank: blank)
        case .multiple: return MultipleQuestion(question, form: form, blank: blank)
        case .rank:
            return CellQuestion(
                variables: question.variables, coder: NumberCoder(question, blank: blank).code)
        case .integer, .decimal:
            return CellQuestion(variables: [question.name], coder: NumberCoder(question, blank: blank).code)
        case .date: return CellQuestion(variables: [question.name], coder: DateCoder(blank: blank).code)
        case .text:
            // Own answers are coded with their question.
            if ownAnswers.contains(question.name) { return nil }
            return CellQuestion(variables: [question.name], coder: TextCoder(blank: blank).code)
        }
    }
}

/// A question each of whose cells is coded by itself: a number, a date, a text, the places of a ranking.
struct CellQuestion: QuestionCoder {
    private let variables: [String]
    private let coder: Memo<CodedText>

    init(variables: [String], coder: @escaping (String) -> CodedText) {
        self.variables = variables
        self.coder = Memo(coder)
    }

    func code(_ raw: RawRow, into row: inout CodedRow) {
        for variable in variables {
            guard let text = raw[variable] else { continue }
            let coded = coder(text)
            row.set(variable, coded.value, raw: text, by: coded.rule)
        }
    }
}

/// Open text stays as it is, but for texts that stand for no answer.
struct TextCoder {
    let blank: Set<MatchingKey>

    func code(_ raw: String) -> CodedText {
        let key = MatchingKey(raw)
        if key.isEmpty { return CodedText(Unanswered.blank) }
        return blank.contains(key) ? CodedText(Unanswered.blank, by: .blank) : CodedText(raw)
    }
}

/// A question with one answer and perhaps room for one's own.
struct SingleQuestion: QuestionCoder {
    private let question: Question
    private let coder: Memo<CodedText>
    private let text: Memo<CodedText>

    init(_ question: Question, blank: Set<MatchingKey>) {
        self.question = question
        coder = Memo(SingleCoder(question, blank: blank).code)
        text = Memo(TextCoder(blank: blank).code)
    }

    func code(_ raw: RawRow, into row: inout CodedRow) {
        let cell = raw[question.name] ?? ""
        var coded = coder(cell)
        let own = OwnAnswer(question, raw, text)
        if coded.value == Unanswered.blank, own.isWritten {
            coded = CodedText(Choice.ownAnswer, by: .ownAnswerUnmarked)
        }
        row.set(question.name, coded.value, raw: cell, by: coded.rule)
        own.set(coded.ownAnswer.map { [$0] } ?? [], into: &row)
    }
}

/// The text beside a choice list: from its own column, and from cells that held it instead of a code.
struct OwnAnswer {
    private let variable: String?
    private let cell: String
    private let coded: CodedText

    init(_ question: Question, _ raw: RawRow, _ text: Memo<CodedText>) {
        variable = question.allowsOwnAnswer ? question.ownAnswerVariable : nil
        cell = variable.flatMap { raw[$0] } ?? ""
        coded = text(cell)
    }

    var isWritten: Bool { coded.value != Unanswered.blank }

    /// Sets the variable to what its column holds and what was found elsewhere; nothing is dropped.
    func set(_ found: [String], into row: inout CodedRow) {
        guard let variable else { return }
        let texts = (isWritten ? [coded.value] : []) + found
        let value = texts.joined(separator: "; ")
        row.set(variable, value, raw: cell, by: found.isEmpty ? coded.rule : .ownAnswer)
    }
}
