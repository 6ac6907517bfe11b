import StageFiles
import SurveyModel

extension SurveyCharts {
    /// The questions of a group of topics that judge or rate something, a bar each.
    func opinions(of group: ReportInput.Group, _ items: [PaperItem], in form: ReleasedForm) -> OpinionChart? {
        let questions = items.compactMap { item in
            if case .question(let question) = item, group.topics.contains(question.topic) {
                question
            } else {
                nil
            }
        }
        let rows = questions.compactMap { row($0, number: PaperItem.number(of: $0.name), in: form) }
        guard !rows.isEmpty else { return nil }
        return OpinionChart(
            title: (group.label.isEmpty ? form.title : group.label)[language],
            note: words[.opinions], rows: rows,
            legend: [
                (.against, words[.negative]), (.middle, words[.neutral]), (.wholly, words[.positive]),
            ])
    }

    /// The items of a grid that have one scale, a bar each.
    func steps(of items: [Question], title: String, in form: ReleasedForm) -> OpinionChart? {
        let rows = items.compactMap { row($0, number: "", in: form) }
        let scales = items.map { $0.opinions(in: form).map(\.code) }
        guard let scale = items.first?.opinions(in: form), !rows.isEmpty,
            scales.allSatisfy({ $0 == scale.map(\.code) })
        else { return nil }
        return OpinionChart(
            title: title, note: words[.steps], rows: rows,
            legend: zip(colors(scale), scale).map { ($0, $1.label[language]) })
    }

    private func row(_ question: Question, number: String, in form: ReleasedForm) -> OpinionChart.Row? {
        let opinions = question.opinions(in: form)
        let figures = opinions.map { form.share(of: question.name, code: $0.code) }
        guard !opinions.isEmpty, let base = figures.compactMap({ $0?.base }).first,
            base >= Edition.leastBaseOfShare
        else { return nil }
        let steps = zip(zip(opinions, colors(opinions)), figures).map { opinion, row in
            OpinionChart.Step(
                label: opinion.0.label[language], share: row?.share.value ?? 0,
                text: style.number(row?.share.value ?? 0, decimals: 0), side: opinion.0.side,
                color: opinion.1)
        }
        let label = (number.isEmpty ? "" : number + ". ") + question.short[language]
        return OpinionChart.Row(label: label, base: self.base(base), steps: steps)
    }

    /// Each side's colours, the outermost darkest.
    private func colors(_ opinions: [Opinion]) -> [SVGElement.Color] {
        func colors(_ side: Choice.Polarity) -> [SVGElement.Color] {
            OpinionChart.colors(side, count: opinions.count { $0.side == side })
        }
        return colors(.negative) + colors(.neutral) + colors(.positive).reversed()
    }
}

/// An answer with the side of the middle on which it lies.
struct Opinion {
    var code: String
    var label: LocalizedText
    var side: Choice.Polarity
}

extension Question {
    /// The answers from the most against to the most in favour; none where they judge nothing.
    ///
    /// The sides are those the questionnaire gives (`polarity`). Of several answers on a side the outermost is,
    /// on an ordinal scale, the farthest from the other side, and otherwise the one printed first. An ordinal
    /// scale without sides has its lower half against, its upper half in favour.
    func opinions(in form: ReleasedForm) -> [Opinion] {
        guard role != .demographic else { return [] }
        if isScore {
            let steps = form.distribution(of: name).sorted { Int($0.code) ?? 0 < Int($1.code) ?? 0 }
            return Self.halved(steps.map { ($0.code, LocalizedText(everywhere: $0.code)) })
        }
        let valid = choices.filter { !$0.isMissing && $0.name != Choice.ownAnswer }
        guard kind == .single else { return [] }
        let sides = valid.map(\.polarity)
        guard let against = sides.firstIndex(of: .negative), let inFavour = sides.firstIndex(of: .positive)
        else {
            let isScale = scale == .ordinal && sides.allSatisfy { $0 == .none }
            return isScale ? Self.halved(valid.map { ($0.name, $0.label) }) : []
        }
        func answers(_ side: Choice.Polarity) -> [Choice] { valid.filter { $0.polarity == side } }
        let isFalling = inFavour < against
        let negative = answers(.negative)
        let positive = answers(.positive)
        let sorted =
            scale == .ordinal
            ? (isFalling ? negative.reversed() : negative) + answers(.neutral)
                + (isFalling ? positive.reversed() : positive)
            : negative + answers(.neutral) + positive.reversed()
        return sorted.map { Opinion(code: $0.name, label: $0.label, side: $0.polarity) }
    }

    private static func halved(_ steps: [(code: String, label: LocalizedText)]) -> [Opinion] {
        guard steps.count > 1 else { return [] }
        return steps.enumerated().map { index, step in
            let place = 2 * index - (steps.count - 1)
            return Opinion(
                code: step.code, label: step.label,
                side: place < 0 ? .negative : place == 0 ? .neutral : .positive)
        }
    }
}
