import StageFiles
import SurveyModel

@testable import FindingsStage

/// A form to which every respondent gives the same answers, with the tables that follow from them.
///
/// At first they give answers of which no derived share speaks; then one question's answer is changed, as on
/// paper, and whatever rests on it changes with it, the derived shares too.
struct SameAnswers {
    private static let respondents = 1000

    let instrument: Instrument
    let derived: [DerivedShare]
    private var answers: [String: Answer] = [:]

    init(_ instrument: Instrument, _ derived: [DerivedShare]) {
        self.instrument = instrument
        self.derived = derived
        for question in instrument.questions { answers[question.name] = options(question).first ?? [] }
        // Two items of each grid stand out, so that a third beside them is seen.
        for grid in Set(instrument.questions.compactMap(\.grid)) {
            for item in instrument.questions.filter({ $0.grid == grid }).prefix(2) {
                answers[item.name] = options(item).last ?? []
            }
        }
    }

    /// The answers that can be given to a question, those first of which no derived share speaks.
    func options(_ question: Question) -> [Answer] {
        switch question.kind {
        case .single, .multiple, .rank:
            let told = derived.flatMap { $0.condition.codes(of: question.name) }
            return question.choices.map { [$0.name] }.filter { !told.contains($0[0]) }
                + question.choices.map { [$0.name] }.filter { told.contains($0[0]) }
        case .integer where question.isScore: return [3, 1, 2, 4, 5].map { ["\($0)"] }
        case .integer, .decimal: return [["1"], ["20"]]
        case .text, .date: return []
        }
    }

    func answering(_ question: Question, _ answer: Answer) -> SameAnswers {
        var changed = self
        changed.answers[question.name] = answer
        return changed
    }

    func form(_ name: String) -> ReleasedForm {
        var form = ReleasedForm(form: Form(name: name, instrument: "", responses: []), instrument: instrument)
        for question in instrument.questions {
            let answer = answers[question.name] ?? []
            let valid = question.choices.filter { !$0.isMissing }.map(\.name)
            let codes = question.isScore ? ["1", "2", "3", "4", "5"] : valid
            form.distributions += rows(question.name, codes, chosen: answer.filter(codes.contains)) {
                question.choice(named: $0)?.label
            }
            let places = question.kind == .rank ? question.choices : []
            form.numbers += places.map {
                SmallTables.number(question.variable(of: $0), mean: answer == [$0.name] ? 1 : 4)
            }
            if question.kind != .multiple, let number = answer.first.flatMap(Double.init) {
                form.numbers.append(SmallTables.number(question.name, mean: number))
            }
        }
        for share in derived {
            let truth = share.condition.truth { answers[$0] ?? [] }
            let chosen = truth == .unknown ? [] : [truth == .yes ? "1" : "0"]
            form.distributions += rows(share.name, ["1", "0"], chosen: chosen) { _ in share.label }
        }
        return form
    }

    private func rows(
        _ question: String, _ codes: [String], chosen: [String], _ label: (String) -> LocalizedText?
    ) -> [DistributionRow] {
        codes.map { code in
            let n = chosen.contains(code) ? Self.respondents : 0
            let base = chosen.isEmpty ? 0 : Self.respondents
            let edge = n == 0 ? 0.0 : 100
            var row = SmallTables.share(question, code, n, base, low: edge, high: edge)
            row.label = label(code) ?? LocalizedText()
            return row
        }
    }
}

extension Expression {
    /// The codes that it asks of a question.
    fileprivate func codes(of question: String) -> [String] {
        switch self {
        case .compare(.answer(question), _, .text(let code)), .selected(.answer(question), .text(let code)):
            [code]
        case .and(let a, let b), .or(let a, let b): a.codes(of: question) + b.codes(of: question)
        case .not(let inner): inner.codes(of: question)
        default: []
        }
    }
}
