import StageFiles
import SurveyModel

/// Codes one respondent after the other.
struct RowCoder {
    let instrument: Instrument
    /// The variables of `coded.csv`, in the order of the form.
    let variables: [String]
    private let coders: [any QuestionCoder]
    private let texts: TextCoding
    private let conditional: [Question]

    init(_ instrument: Instrument, form: Form, coding: CodingDecisions = CodingDecisions()) {
        self.instrument = instrument
        variables = instrument.questions.filter { $0.role != .id }.flatMap(\.variables)
        coders = questionCoders(instrument, form: form)
        texts = TextCoding(instrument, coding)
        conditional = instrument.questions.filter { $0.relevant != nil }
    }

    /// Codes a row: each question's answers, the texts' codes, then what was not to be asked.
    func code(_ raw: RawRow) -> CodedRow {
        var row = answers(raw)
        settle(&row, raw)
        return row
    }

    /// What each question's cells say by themselves.
    func answers(_ raw: RawRow) -> CodedRow {
        var row = CodedRow()
        for coder in coders { coder.code(raw, into: &row) }
        return row
    }

    /// Finishes a row by what was decided on its texts and by what its answers say of each other.
    func settle(_ row: inout CodedRow, _ raw: RawRow) {
        texts.code(&row)
        for question in conditional where isIrrelevant(question, row) { skip(question, raw, &row) }
    }

    private func isIrrelevant(_ question: Question, _ row: CodedRow) -> Bool {
        question.relevant?.truth { name in
            instrument.question(named: name)?.answer { row[$0] } ?? []
        } == .no
    }

    private func skip(_ question: Question, _ raw: RawRow, _ row: inout CodedRow) {
        if question.variables.allSatisfy({ row[$0] == Unanswered.blank }) {
            for variable in question.variables { row[variable] = Unanswered.notAsked }
            return
        }
        row.answeredThoughNotAsked.append(question.name)
        for variable in question.variables where row[variable] != Unanswered.blank {
            let value = row[variable]
            row.set(variable, CodedText(value, by: .notRelevant), raw: raw[variable] ?? value)
        }
    }
}
