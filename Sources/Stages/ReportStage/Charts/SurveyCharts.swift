import NumberText
import StageFiles
import SurveyModel

/// Which chart shows which question.
struct SurveyCharts {
    let language: Language
    let style: NumberStyle
    let words: Words

    init(_ language: Language, _ words: Words) {
        self.language = language
        self.words = words
        style = NumberStyle(language)
    }

    func chart(of item: PaperItem, in form: ReleasedForm) -> Chart? {
        switch item {
        case .grid(_, let items): means(of: items, title: item.title(in: form, language), in: form)
        case .question(let question) where question.kind == .rank: places(of: question, in: form)
        case .question, .derived: shares(of: item, in: form)
        }
    }

    /// Bars of the shares of the answers, on a scale that ends at the next fifth beyond the longest.
    private func shares(of item: PaperItem, in form: ReleasedForm) -> Chart? {
        let rows = form.distribution(of: item.name).filter {
            $0.share.value != nil && $0.base ?? 0 >= Edition.leastBaseOfShare && !$0.label.isEmpty
        }
        guard !rows.isEmpty else { return nil }
        let lines = rows.map {
            Chart.Line(
                label: $0.label[language], value: $0.share.value, low: $0.share.low, high: $0.share.high,
                text: style.percent($0.share.value))
        }
        return shareChart(lines, title: item.title(in: form, language), note: base(rows[0].base))
    }

    private func shareChart(_ lines: [Chart.Line], title: String, note: String) -> Chart {
        let longest = lines.flatMap { [$0.value, $0.high] }.compactMap { $0 }.filter(\.isFinite).max() ?? 0
        let end = [20.0, 40, 60, 80].first { $0 >= longest } ?? 100
        let step = end > 40 ? 20.0 : 10
        let ticks = stride(from: 0, through: end, by: step).map { ($0, style.number($0, decimals: 0)) }
        return Chart(
            mark: .bar, title: title, note: note, lines: lines, scale: 0...end,
            ticks: ticks.map { (place: $0.0, text: $0.0 == 0 ? "0" : $0.1 + "\u{A0}%") })
    }

    /// Dots at the means of a grid's items, the highest first.
    private func means(of items: [Question], title: String, in form: ReleasedForm) -> Chart? {
        let entries = items.compactMap { item in form.number(of: item.name).map { (item, $0) } }
            .filter { $0.1.average.value != nil }
            .stablySorted { ($0.1.average.value ?? 0) > ($1.1.average.value ?? 0) }
        let codes = items.flatMap(\.choices).filter { !$0.isMissing }.compactMap { Double($0.name) }
        guard let low = codes.min(), let high = codes.max(), low < high, !entries.isEmpty else { return nil }
        let lines = entries.map { item, row in line(item.label[language], row) }
        return dotChart(lines, title: title, note: "", scale: low...high)
    }

    /// Dots at the mean places of a ranking's items, the nearest to first place first.
    private func places(of question: Question, in form: ReleasedForm) -> Chart? {
        let entries = question.choices.compactMap { choice in
            form.number(of: question.variable(of: choice)).map { (choice, $0) }
        }
        .filter { $0.1.average.value != nil }
        .stablySorted { ($0.1.average.value ?? 0) < ($1.1.average.value ?? 0) }
        guard question.choices.count > 1, !entries.isEmpty else { return nil }
        let lines = entries.map { choice, row in line(choice.label[language], row) }
        return dotChart(
            lines, title: question.label[language], note: base(entries[0].1.n),
            scale: 1...Double(question.choices.count))
    }

    private func line(_ label: String, _ row: NumberRow) -> Chart.Line {
        Chart.Line(
            label: label, value: row.average.value, low: row.average.low, high: row.average.high,
            text: style.number(row.average.value, decimals: 2))
    }

    private func dotChart(
        _ lines: [Chart.Line], title: String, note: String, scale: ClosedRange<Double>
    ) -> Chart {
        let ticks = stride(from: scale.lowerBound, through: scale.upperBound, by: 1).map {
            (place: $0, text: style.number($0, decimals: 0))
        }
        return Chart(mark: .dot, title: title, note: note, lines: lines, scale: scale, ticks: ticks)
    }

    /// Bars of the share of items fulfilled in each section of the checklist.
    func maturityChart(_ input: ReportInput) -> Chart? {
        let findings = input.findings.filter { $0.id.hasPrefix(MaturityFinding.section) }
        guard !findings.isEmpty else { return nil }
        let lines = findings.map {
            Chart.Line(label: $0.text[language], value: $0.value, text: style.percent($0.value))
        }
        let overall = input.finding(MaturityFinding.overall)?.text[language] ?? ""
        return shareChart(lines, title: overall, note: "")
    }

    /// A base, marked where it is small.
    func base(_ n: Int?) -> String { n == nil ? "" : "n = " + Edition.base(n, style) }
}

extension Array {
    /// Sorted so that what is equal keeps its order.
    func stablySorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
        enumerated().sorted {
            isBefore($0.element, $1.element) || (!isBefore($1.element, $0.element) && $0.offset < $1.offset)
        }.map(\.element)
    }
}
