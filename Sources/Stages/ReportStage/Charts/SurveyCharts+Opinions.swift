import StageFiles
import SurveyModel

extension SurveyCharts {
    /// The questions that judge something, a bar each, that judged worst first.
    func opinions(of form: ReportForm, most count: Int) -> OpinionChart? {
        let questions = form.items.compactMap { item in
            if case .question(let question) = item { question } else { nil }
        }
        let rows = questions.compactMap { row($0, in: form) }.stablySorted { $0.against > $1.against }
        guard rows.count > 1, let worst = rows.first, worst.against > 0 else { return nil }
        // The worst and the best: what lies between tells least.
        let told = rows.count <= count ? rows : Array(rows.prefix(count - count / 3) + rows.suffix(count / 3))
        return OpinionChart(
            title:
                "\(words[.overview]) \(style.quoted(worst.label)), \(style.percent(worst.against)) \(words[.judged])",
            note: words[.opinions], rows: told,
            legend: [
                (.ratherAgainst, words[.negative]), (.middle, words[.neutral]),
                (.ratherFor, words[.positive]),
            ])
    }

    private func row(_ question: Question, in form: ReportForm) -> OpinionChart.Row? {
        let opinions = question.opinions
        let figures = opinions.compactMap { opinion in
            form.share(of: question.name, code: opinion.name).flatMap { row in
                row.isShareTold ? row.share.value : nil
            }
        }
        // Of answers withheld or told together there is no bar.
        guard !opinions.isEmpty, figures.count == opinions.count,
            let base = form.distribution(of: question.name).lazy.compactMap(\.base).first
        else { return nil }
        let steps = zip(zip(opinions, colors(opinions, question)), figures).map { opinion, share in
            OpinionChart.Step(
                label: opinion.0.label[language], share: share, text: style.number(share, decimals: 0),
                side: opinion.0.polarity, color: opinion.1)
        }
        return OpinionChart.Row(label: question.short[language], base: self.base(base), steps: steps)
    }

    private func colors(_ opinions: [Choice], _ question: Question) -> [SVGElement.Color] {
        func colors(_ side: Choice.Polarity) -> [SVGElement.Color] {
            OpinionChart.colors(
                side, count: opinions.count { $0.polarity == side }, isOrdered: question.scale == .ordinal)
        }
        return colors(.negative) + colors(.neutral) + colors(.positive).reversed()
    }
}

extension OpinionChart.Row {
    /// How much of it is unfavourable.
    fileprivate var against: Double { steps.filter { $0.side == .negative }.map(\.share).reduce(0, +) }
}

extension Question {
    /// The answers from the most against to the most in favour, as the questionnaire's `polarity` says; none where
    /// it judges nothing. On an ordinal scale the answer farthest from the other side is the outermost.
    var opinions: [Choice] {
        let valid = choices.filter { !$0.isMissing && $0.name != Choice.ownAnswer && $0.polarity != .none }
        guard role != .demographic, kind == .single,
            let against = valid.firstIndex(where: { $0.polarity == .negative }),
            let inFavour = valid.firstIndex(where: { $0.polarity == .positive })
        else { return [] }
        let sides = [Choice.Polarity.negative, .neutral, .positive].flatMap { side in
            let answers = valid.filter { $0.polarity == side }
            return inFavour < against && side != .neutral ? answers.reversed() : answers
        }
        return sides
    }
}
