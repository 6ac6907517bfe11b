import StageFiles
import SurveyModel

/// Gives the own answers and open texts of a row the codes that were decided on.
struct TextCoding {
    private let decisions: CodingDecisions
    private let frames: [(text: String, frame: Question, isOwnAnswer: Bool)]

    init(_ instrument: Instrument, _ decisions: CodingDecisions) {
        self.decisions = decisions
        frames = instrument.questions.compactMap { text in
            guard text.kind == .text, let frame = instrument.frame(of: text) else { return nil }
            return (text.name, frame, frame.ownAnswerVariable == text.name)
        }
    }

    func code(_ row: inout CodedRow) {
        for (text, frame, isOwnAnswer) in frames {
            let answer = row[text]
            if Unanswered.covers(answer) { continue }
            let codes = decisions.codes(of: answer, to: text)
            if isOwnAnswer {
                if let codes { recode(answer, text, frame, as: codes, &row) }
            } else {
                fill(frame, from: answer, with: codes, &row)
            }
        }
    }

    /// An own answer that counts as choices of the list takes their codes instead of that of an own answer.
    private func recode(
        _ answer: String, _ text: String, _ frame: Question, as codes: [String], _ row: inout CodedRow
    ) {
        guard !codes.contains(Choice.ownAnswer) else { return }
        if frame.kind == .multiple {
            for choice in frame.choices where codes.contains(choice.name) || choice.name == Choice.ownAnswer {
                let isChosen = choice.name != Choice.ownAnswer
                row.set(
                    frame.variable(of: choice), CodedText(isChosen ? "1" : "0", by: .coding), raw: answer)
            }
        } else {
            // Beside a choice that is marked the text explains that choice.
            guard row[frame.name] == Choice.ownAnswer else { return }
            row.set(frame.name, CodedText(codes[0], by: .coding), raw: answer)
        }
        row.set(text, CodedText(Unanswered.blank, by: .coding), raw: answer)
    }

    /// The frame of an open text holds its codes; `.i` where nobody has decided yet.
    private func fill(_ frame: Question, from answer: String, with codes: [String]?, _ row: inout CodedRow) {
        guard frame.variables.allSatisfy({ row[$0] == Unanswered.blank }) else { return }
        if frame.kind == .multiple {
            for choice in frame.choices {
                row[frame.variable(of: choice)] =
                    codes.map { $0.contains(choice.name) ? "1" : "0" } ?? Unanswered.invalid
            }
        } else {
            row[frame.name] = codes?.first ?? Unanswered.invalid
        }
        row.changes.append(
            .init(
                variable: frame.name, raw: answer,
                coded: codes?.joined(separator: " ") ?? Unanswered.invalid,
                rule: codes == nil ? .uncoded : .coding))
    }
}
