import StageFiles
import SurveyModel

/// Gives the own answers and open texts of a row the codes that were decided on.
struct TextCoding {
    private struct Frame {
        /// The variable of the text.
        var text: Int
        var question: Question
        var variables: [Int]
        var isOwnAnswer: Bool
    }

    private let decisions: CodingDecisions
    private let frames: [Frame]

    init(_ instrument: Instrument, _ decisions: CodingDecisions, _ book: CodeBook) {
        self.decisions = decisions
        frames = instrument.questions.compactMap { text in
            guard text.kind == .text, let frame = instrument.frame(of: text),
                let variable = book.index(of: text.name)
            else { return nil }
            return Frame(
                text: variable, question: frame, variables: frame.variables.map(book.number),
                isOwnAnswer: frame.ownAnswerVariable == text.name)
        }
    }

    func code(_ coded: inout CodedBlock) {
        for row in 0..<coded.rows {
            for frame in frames where coded.isAnswered(frame.text, row) {
                let answer = coded.text(frame.text, row)
                let codes = decisions.codes(of: answer, to: coded.book.variables[frame.text])
                if frame.isOwnAnswer {
                    if let codes { recode(answer, frame, as: codes, row, &coded) }
                } else {
                    fill(frame, from: answer, with: codes, row, &coded)
                }
            }
        }
    }

    /// An own answer that counts as choices of the list takes their codes instead of that of an own answer.
    private func recode(
        _ answer: String, _ frame: Frame, as codes: [String], _ row: Int, _ coded: inout CodedBlock
    ) {
        guard !codes.contains(Choice.ownAnswer) else { return }
        if frame.question.kind == .multiple {
            for (choice, variable) in zip(frame.question.choices, frame.variables)
            where codes.contains(choice.name) || choice.name == Choice.ownAnswer {
                let isChosen = choice.name != Choice.ownAnswer
                coded.set(variable, row, CodedText(isChosen ? "1" : "0", by: .coding), raw: answer)
            }
        } else {
            // Beside a choice that is marked the text explains that choice.
            guard coded.text(frame.variables[0], row) == Choice.ownAnswer else { return }
            coded.set(frame.variables[0], row, CodedText(codes[0], by: .coding), raw: answer)
        }
        coded.set(frame.text, row, CodedText(Unanswered.blank, by: .coding), raw: answer)
    }

    /// The frame of an open text holds its codes; `.i` where nobody has decided yet.
    private func fill(
        _ frame: Frame, from answer: String, with codes: [String]?, _ row: Int, _ coded: inout CodedBlock
    ) {
        guard frame.variables.allSatisfy({ coded.codes[$0][row] == CodeTable.blank }) else { return }
        if frame.question.kind == .multiple {
            for (choice, variable) in zip(frame.question.choices, frame.variables) {
                let code = codes.map { $0.contains(choice.name) ? CodeTable.yes : CodeTable.no }
                coded.set(variable, row, code: code ?? CodeTable.invalid)
            }
        } else {
            coded.set(frame.variables[0], row, text: codes?.first ?? Unanswered.invalid)
        }
        coded.changes.append(
            .init(
                row: row, variable: frame.question.name, raw: answer,
                coded: codes?.joined(separator: " ") ?? Unanswered.invalid,
                rule: codes == nil ? .uncoded : .coding))
    }
}
