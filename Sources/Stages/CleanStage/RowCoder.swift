import StageFiles
import SurveyModel

/// Codes the respondents of a form, block after block.
struct RowCoder {
    let instrument: Instrument
    let columns: RawColumns
    let book: CodeBook
    private let coders: [any QuestionCoder]
    private let texts: TextCoding
    /// The variables of each question with several answers.
    private let flags: [[Int]]
    private let calculations: Calculations
    private let conditional: [(question: Question, variables: [Int], relevant: Condition)]

    /// The variables of `coded.csv`, in the order of the form.
    var variables: [String] { book.variables }

    /// - Parameters:
    ///   - columns: The raw answers, whose distinct texts are all coded here.
    ///   - lastDay: The last day of fieldwork.
    init(
        _ instrument: Instrument, form: Form, _ columns: RawColumns,
        coding: CodingDecisions = CodingDecisions(), lastDay: String? = nil
    ) {
        self.instrument = instrument
        self.columns = columns
        var book = CodeBook(instrument)
        coders = questionCoders(instrument, form: form, columns, &book)
        self.book = book
        texts = TextCoding(instrument, coding, book)
        calculations = Calculations(instrument, book, lastDay: lastDay)
        flags = instrument.questions.filter { $0.kind == .multiple }.map { $0.variables.map(book.number) }
        conditional = instrument.questions.compactMap { question in
            question.relevant.map {
                (question, question.variables.map(book.number), Condition($0, instrument, book))
            }
        }
    }

    /// Codes a block: each question's answers, the texts' codes, then what was not to be asked.
    func code(_ raw: RawBlock) -> CodedBlock {
        var coded = answers(raw)
        settle(&coded, raw)
        openWhole(&coded)
        return coded
    }

    /// What each question's cells say by themselves.
    func answers(_ raw: RawBlock) -> CodedBlock {
        var coded = CodedBlock(book, rows: raw.rows)
        for coder in coders { coder.code(raw, into: &coded) }
        return coded
    }

    /// Finishes a block by what was decided on its texts and by what its answers say of each other.
    func settle(_ coded: inout CodedBlock, _ raw: RawBlock) {
        texts.code(&coded)
        calculate(&coded)
        for (question, variables, relevant) in conditional {
            for row in 0..<coded.rows where relevant.truth(coded, row) == .no {
                skip(question, variables, raw, row, &coded)
            }
        }
    }

    /// Fills in what follows from other answers.
    func calculate(_ coded: inout CodedBlock) { calculations.apply(to: &coded) }

    /// Where one option of a question is open, nobody can say what was chosen: the respondent is in the base of none
    /// of them.
    func openWhole(_ coded: inout CodedBlock) {
        for variables in flags {
            for row in 0..<coded.rows
            where variables.contains(where: { coded.codes[$0][row] == CodeTable.invalid }) {
                for variable in variables { coded.set(variable, row, code: CodeTable.invalid) }
            }
        }
    }

    private func skip(
        _ question: Question, _ variables: [Int], _ raw: RawBlock, _ row: Int, _ coded: inout CodedBlock
    ) {
        if variables.allSatisfy({ coded.codes[$0][row] == CodeTable.blank }) {
            for variable in variables { coded.set(variable, row, code: CodeTable.notAsked) }
            return
        }
        coded.answeredThoughNotAsked[question.name, default: []].append(row)
        for variable in variables where coded.codes[variable][row] != CodeTable.blank {
            let value = coded.text(variable, row)
            coded.set(
                variable, row, CodedText(value, by: .notRelevant),
                raw: raw.text(book.variables[variable], row) ?? value)
        }
    }
}
