import Markdown
import NumberText
import StageFiles
import Statistics
import SurveyModel
import TemplateText

/// A form as the report tells it: how its respondents were chosen, and its findings by topic.
struct FormView: TemplateView {
    var title = ""
    var name = ""
    var respondents = CountView()
    /// What its rows are where they are no people: the word that goes with their number, and with many.
    var unit = ""
    var units = ""
    var population: CountView?
    var questions = CountView()
    var design: DesignView?
    /// What a reader should know of the printed form.
    var remark = ""
    /// Who answered, by each characteristic.
    var sample: [CharacteristicView] = []
    /// Whether the population's shares are known.
    var hasMargins = false
    var weights: WeightsView?
    var quality = QualityView()
    var qualityFile = Inline(markdown: "")
    var level = ""
    /// Cells of cross-tabs that are withheld.
    var withheld = CountView()
    var minimumCell = ""
    /// With the ending that its language asks for.
    var minimumCellFrom = ""
    var comparisons: ComparisonsView?
    var portrait: [FindingView] = []
    var sections: [SectionView] = []
    var quotes: [QuoteView] = []
}

/// How the respondents were chosen.
struct DesignView: TemplateView {
    var kind = TemplateWord<SampleDesign.Kind>()
    /// The questions whose groups were set beforehand.
    var by = ""
    var frame = ""
    var mode = TemplateWord<SampleDesign.Mode>()
    var modeInWords = ""
    var selected = ""
    var returned = ""
    var rate = ""
}

/// A characteristic of the respondents: how many of each group, beside the population where its shares are given.
struct CharacteristicView: TemplateView {
    var label = ""
    var isQuota = false
    var hasPopulation = false
    var groups: [ShareOfGroupView] = []

    struct ShareOfGroupView: TemplateView {
        /// The group, leading to its row in the tables.
        var cell = Inline(markdown: "")
        var n = ""
        var percent = ""
        var population = ""
    }
}

/// Which comparisons of groups were made, and what they could have shown.
struct ComparisonsView: TemplateView {
    var by = ""
    var tests = CountView()
    /// The sizes of the two largest groups compared, and the least difference between them that could show.
    var first = ""
    var second = ""
    var points = ""
    var level = ""
}

struct QuoteView: TemplateView {
    var question = ""
    var text = ""
}

extension Edition {
    func view(_ part: Outline.Part) -> FormView {
        let form = part.form
        return FormView(
            title: text(form.title), name: form.name, respondents: counted(form.respondents),
            unit: unit(of: form, form.respondents), units: unit(of: form, nil),
            population: form.form.population.map(counted),
            questions: counted(form.items.count { $0.isAsked(in: form.instrument) }),
            design: form.form.design.map { design($0, form) }, remark: text(form.instrument.remark),
            sample: form.demographics.compactMap { sample($0, form) },
            hasMargins: input.margins[form.name] != nil,
            weights: weights(of: form), quality: quality(of: form),
            qualityFile: Inline(markdown: "\(FileName.tables)/\(form.name)/\(FileName.qualitySummary)"),
            level: style.level(form.form.statistics.level),
            withheld: counted(input.disclosure.count { $0.form == form.name && !$0.byCode.isEmpty }),
            minimumCell: String(form.form.disclosure.minimumCell),
            minimumCellFrom: style.than(String(form.form.disclosure.minimumCell)),
            comparisons: comparisons(form),
            portrait: part.portrait.map(view), sections: part.sections.map { view($0, form) },
            quotes: form.quotes.map { QuoteView(question: quoted($0, form), text: $0.text) })
    }

    /// The word for a form's rows that goes with a number of them, with many if there is none; empty where they are people.
    private func unit(of form: ReportForm, _ n: Int?) -> String {
        let words = text(form.instrument.unit).split(separator: "|").map(String.init)
        switch n.map({ PluralForm(of: $0, in: language) }) ?? .many {
        case .one: return words.first ?? ""
        case .few where words.count > 2: return words[1]
        case .few, .many: return words.last ?? ""
        }
    }

    /// What was asked: of an own answer the question it stands beside.
    private func quoted(_ quote: QuoteRow, _ form: ReportForm) -> String {
        let owner = form.instrument.questions.first {
            $0.allowsOwnAnswer && $0.ownAnswerVariable == quote.question
        }
        return label(of: owner?.name ?? quote.question, in: form)
    }

    private func design(_ design: SampleDesign, _ form: ReportForm) -> DesignView {
        DesignView(
            kind: TemplateWord(design.kind),
            by: design.by.map { name in
                form.instrument.question(named: name).map { text($0.short) } ?? name
            }.joined(separator: ", "),
            frame: text(design.frame), mode: TemplateWord(design.mode), modeInWords: text(design.modeInWords),
            selected: design.selected.map { style.count($0) } ?? "",
            returned: design.returned.map { style.count($0) } ?? "",
            rate: design.responseRate.map { style.percent($0) } ?? "")
    }

    private func sample(_ question: Question, _ form: ReportForm) -> CharacteristicView? {
        let rows = form.distribution(of: question.name).filter { row in
            // Months in which nothing could come are calculated of dates, and no news.
            row.base != nil && !(question.calculation != nil && row.n == 0)
        }
        if rows.isEmpty { return nil }
        let population = Dictionary(
            (input.margins[form.name] ?? []).filter { $0.question == question.name }.map {
                ($0.code, $0.percent)
            }
        ) { first, _ in first }
        return CharacteristicView(
            label: text(question.short), isQuota: form.form.design?.quotas.contains(question.name) ?? false,
            hasPopulation: !population.isEmpty,
            groups: rows.map { row in
                CharacteristicView.ShareOfGroupView(
                    cell: rowCell(
                        row.label.isEmpty ? row.code : text(row.label),
                        Self.anchor(form.name, question.name, code: row.code), .report),
                    n: style.count(row.n),
                    // The sample itself, so without weights.
                    percent: row.isShareTold ? style.percent(row.percent) : Self.dash,
                    population: population[row.code].map { style.percent($0) } ?? Self.dash)
            })
    }

    /// `nil` where nothing was tested.
    private func comparisons(_ form: ReportForm) -> ComparisonsView? {
        let tested = form.released.tests.filter { $0.pAdjusted != nil && !$0.by.isEmpty }
        if tested.isEmpty { return nil }
        let found = detectable(form)
        return ComparisonsView(
            by: form.demographics.map { text($0.short) }.joined(separator: ", "),
            tests: counted(tested.count),
            first: found.map { style.count($0.first) } ?? "",
            second: found.map { style.count($0.second) } ?? "",
            points: found.map { style.number($0.points, decimals: 0) } ?? "",
            level: style.level(form.form.statistics.level))
    }

    /// The two largest groups of a characteristic that are compared, and the least difference between them that the
    /// form's tests would have shown four times in five.
    func detectable(_ form: ReportForm) -> (first: Int, second: Int, points: Double)? {
        let tests = form.released.tests.count { $0.pAdjusted != nil && !$0.by.isEmpty }
        guard tests > 0 else { return nil }
        let difference = DetectableDifference(level: 1 - form.form.statistics.significance / Double(tests))
        return form.demographics.compactMap { by -> (first: Int, second: Int, points: Double)? in
            let groups = form.distribution(of: by.name).filter { $0.base != nil }.compactMap(\.n).sorted(
                by: >)
            guard groups.count > 1, groups[1] > 0,
                let least = difference.shares(bases: (Double(groups[0]), Double(groups[1])))
            else { return nil }
            return (groups[0], groups[1], 100 * least)
        }.min { $0.points < $1.points }
    }
}
