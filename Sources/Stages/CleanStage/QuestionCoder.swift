import StageFiles
import SurveyModel

/// Codes the answers to one question.
///
/// This is done in two steps. A coder is made of the question and its columns as a whole: all their distinct
/// texts with their counts (``RawColumn``), before any of them is coded. What is to be proved of a column (that
/// its texts are names, or labels) is proved then, by the reading it is given (``SingleCoder``, ``FlagCoder``,
/// ``JoinedCoder``, ``NumberCoder``, ``DateCoder``), whose `code` says what a text stands for: once for each
/// distinct text (``ColumnReading``). The rows, block after block, only look up what their cells say.
protocol QuestionCoder {
    func code(_ raw: RawBlock, into coded: inout CodedBlock)
}

/// The coder of each question of an instrument, in the order of the form.
///
/// - Parameter book: Takes in the values that the columns give.
func questionCoders(
    _ instrument: Instrument, form: Form, _ columns: RawColumns, _ book: inout CodeBook
) -> [any QuestionCoder] {
    let context = FormContext(form, instrument, texts: columns.allTexts)
    let blank = context.blank
    let ownAnswers = Set(instrument.questions.filter(\.allowsOwnAnswer).map(\.ownAnswerVariable))
    var coders: [any QuestionCoder] = []
    for question in instrument.questions where question.role != .id {
        let column = columns.column(question.name)
        switch question.kind {
        case .single: coders.append(SingleQuestion(question, form: form, context, columns, &book))
        case .multiple: coders.append(MultipleQuestion(question, form: form, context, columns, &book))
        case .rank: coders.append(RankQuestion(question, context, columns, &book))
        case .integer, .decimal:
            let reading = NumberCoder(question, blank: blank, columns: [column])
            coders.append(CellQuestion(question.name, column, &book, reading.code))
        case .date:
            let reading = DateCoder(blank: blank, columns: [column])
            coders.append(CellQuestion(question.name, column, &book, reading.code))
        case .text:
            // Own answers are coded with their question.
            if ownAnswers.contains(question.name) { continue }
            coders.append(CellQuestion(question.name, column, &book, TextCoder(blank: blank).code))
        }
    }
    return coders
}

/// A question whose one cell is coded by itself: a number, a date, a text.
struct CellQuestion: QuestionCoder {
    private let name: String
    private let variable: Int
    private let reading: CodeReading

    init(_ name: String, _ column: RawColumn, _ book: inout CodeBook, _ code: @escaping (String) -> CodedText)
    {
        self.name = name
        variable = book.number(of: name)
        reading = CodeReading(column, of: variable, &book, code)
    }

    func code(_ raw: RawBlock, into coded: inout CodedBlock) {
        let codes = reading.plainCodes(raw)
        coded.fill(variable, codes)
        for row in codes.indices where codes[row] == CodeTable.loose {
            guard let cell = reading.value(raw, row) else { continue }
            coded.set(variable, row, cell, raw: raw.text(name, row) ?? "")
        }
    }
}

/// Open text stays as it is, but for texts that stand for no answer.
struct TextCoder {
    let blank: BlankTexts

    func code(_ raw: String) -> CodedText { blank.code(CellText(raw)) ?? CodedText(raw) }
}
