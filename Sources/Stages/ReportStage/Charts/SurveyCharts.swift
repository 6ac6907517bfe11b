import NumberText
import StageFiles
import SurveyModel

/// Which chart shows what.
struct SurveyCharts {
    let language: Language
    let style: NumberStyle
    let words: Words

    init(_ language: Language, _ words: Words) {
        self.language = language
        self.words = words
        style = NumberStyle(language)
    }

    /// The chart of a topic: what it shows is its title.
    func chart(of plan: ChartPlan, in form: ReportForm) -> Chart? {
        let chart =
            switch plan.item {
            case .grid(_, let items): means(of: items, plan, in: form)
            case .question(let question) where question.kind == .rank && !plan.showsFirstPlaces:
                places(of: question, plan, in: form)
            case .question(let question): shares(of: question, plan, in: form)
            case .index(let index): groups(of: index, in: form)
            case .duration(let duration): groups(of: duration, in: form)
            case .derived: nil as Chart?
            }
        guard var chart else { return nil }
        chart.note = note(plan.item, form)
        if let message = plan.message { chart.title = Edition.stem(message.text[language]).stem }
        return chart
    }

    /// What was asked, and of how many.
    private func note(_ item: PaperItem, _ form: ReportForm) -> String {
        let n = answered(item, form)
        let title = item.heading(in: form, language)
        return n == nil ? title : "\(title) (\(base(n)))"
    }

    /// How many answered an item.
    func answered(_ item: PaperItem, _ form: ReportForm) -> Int? {
        let variable = item.tables.first?.name ?? item.name
        return form.distribution(of: variable).lazy.compactMap(\.base).first ?? form.number(of: variable)?.n
            ?? form.released.duration(of: variable)?.n
    }

    /// Bars of the shares of the answers: on an ordinal scale in its order, else the longest first and own answers
    /// last. The scale ends at the next fifth beyond the longest.
    private func shares(of question: Question, _ plan: ChartPlan, in form: ReportForm) -> Chart? {
        var rows = form.toldShares(of: question.name)
        guard rows.count > 1 else { return nil }
        if question.scale != .ordinal {
            rows = rows.stablySorted { $0.share.value ?? 0 > $1.share.value ?? 0 }
            rows = rows.filter { $0.code != Choice.ownAnswer } + rows.filter { $0.code == Choice.ownAnswer }
        }
        let most = rows.max { $0.share.value ?? 0 < $1.share.value ?? 0 }
        let marked = plan.message == nil ? Set(most.map { [$0.code] } ?? []) : plan.codes
        let lines = rows.map { row in
            Chart.Line(
                label: row.label[language], value: row.share.value, low: row.share.low, high: row.share.high,
                text: style.percent(row.share.value),
                isMarked: marked.contains(row.code)
                    || row.code.split(separator: "+").contains { marked.contains(String($0)) })
        }
        let title = most.map {
            "\(question.short[language]): \(words[.most]) \(style.quoted($0.label[language])), \(style.percent($0.share.value))"
        }
        return shareChart(
            lines, title: title ?? "", axis: words[plan.showsFirstPlaces ? .firsts : .shares])
    }

    private func shareChart(_ lines: [Chart.Line], title: String, axis: String) -> Chart {
        let longest = lines.flatMap { [$0.value, $0.high] }.compactMap { $0 }.filter(\.isFinite).max() ?? 0
        let end = [20.0, 40, 60, 80].first { $0 >= longest } ?? 100
        let ticks = stride(from: 0, through: end, by: end > 40 ? 20.0 : 10).map { place in
            (place: place, text: place == 0 ? "0" : style.number(place, decimals: 0) + style.percentSign)
        }
        return Chart(
            mark: .bar, title: title, note: "", lines: lines, scale: 0...end, ticks: ticks, axis: axis)
    }

    /// Dots at the means of a grid's items, the highest first.
    private func means(of items: [Question], _ plan: ChartPlan, in form: ReportForm) -> Chart? {
        let entries = items.compactMap { item in form.number(of: item.name).map { (item: item, row: $0) } }
            .filter { $0.row.average.value != nil }
            .stablySorted { ($0.row.average.value ?? 0) > ($1.row.average.value ?? 0) }
        let steps = (items.first?.choices ?? []).filter { !$0.isMissing && Double($0.name) != nil }
        let codes = steps.compactMap { Double($0.name) }
        guard let low = codes.min(), let high = codes.max(), low < high, entries.count > 1 else { return nil }
        let marked = plan.codes.isEmpty ? Set(entries.prefix(1).map(\.item.name)) : plan.codes
        let numbers = [low, high].map { style.number($0, decimals: 0) }
        let labels: [String] = [low, high].map { end in
            steps.first { Double($0.name) == end }?.label[language] ?? ""
        }
        let ends = zip(numbers, labels).map { $1.hasPrefix($0) ? $1 : "\($0) = \($1)" }
        let areNamed = zip(numbers, labels).allSatisfy { !$1.isEmpty && $0 != $1 }
        let scale = areNamed ? ": " + ends.joined(separator: ", ") : ", " + numbers.joined(separator: "–")
        return dotChart(
            entries.map { line($0.item.label[language], $0.row, isMarked: marked.contains($0.item.name)) },
            title: message(.highest, entries[0].item.short[language], entries[0].row),
            scale: low...high,
            axis: words[.means] + scale)
    }

    /// Dots at the mean of an index and at those of each group that may be told, characteristic by characteristic.
    private func groups(of index: SurveyIndex, in form: ReportForm) -> Chart? {
        let rows = form.toldMeans(of: index.name)
        let scores = try? IndexScores([index], form.instrument, file: "")
        guard rows.count > 1, let scale = scores?.range(of: index.name) else { return nil }
        let lines = rows.map { row in
            let group = form.label(of: row.by, code: row.byCode)?[language] ?? row.byCode
            let by = form.instrument.question(named: row.by)?.short[language] ?? row.by
            let decimals = NumberStyle.decimals(2, step: row.precision.step)
            return Chart.Line(
                label: "\(by): \(group)", value: row.average.value, low: row.average.low,
                high: row.average.high,
                text: style.number(row.average.value, decimals: decimals))
        }
        let all = form.number(of: index.name).map { line(words[.everybody], $0, isMarked: true) }
        let ends = [scale.lowerBound, scale.upperBound].map { style.number($0, decimals: 0) }
        return dotChart(
            (all.map { [$0] } ?? []) + lines, title: index.label[language], scale: scale,
            axis: words[.means] + ", " + ends.joined(separator: "–"))
    }

    /// Dots at the median of a duration and at those of each group that may be told.
    private func groups(of duration: DurationMeasure, in form: ReportForm) -> Chart? {
        let rows = form.toldDurations(of: duration.name)
        guard rows.count > 1, let longest = rows.compactMap({ $0.high ?? $0.median }).max() else {
            return nil
        }
        let lines = rows.map { row in
            let group = form.label(of: row.by, code: row.byCode)?[language] ?? row.byCode
            let by = form.instrument.question(named: row.by)?.short[language] ?? row.by
            return Chart.Line(
                label: row.by.isEmpty ? words[.everybody] : "\(by): \(group)", value: row.median,
                low: row.low,
                // What the days do not reach lies beyond the picture.
                high: row.low == nil ? nil : row.high ?? longest, text: style.plain(row.median),
                isMarked: row.by.isEmpty)
        }
        let end = max(10, (longest / 10).rounded(.up) * 10)
        return dotChart(lines, title: duration.label[language], scale: 0...end, axis: words[.days])
    }

    /// Dots at the mean places of a ranking's items, the nearest to first place first.
    private func places(of question: Question, _ plan: ChartPlan, in form: ReportForm) -> Chart? {
        let entries = question.choices.compactMap { choice in
            form.number(of: question.variable(of: choice)).map { (choice: choice, row: $0) }
        }
        .filter { $0.row.average.value != nil }
        .stablySorted { ($0.row.average.value ?? 0) < ($1.row.average.value ?? 0) }
        guard entries.count > 1 else { return nil }
        let marked = plan.codes.isEmpty ? Set(entries.prefix(1).map(\.choice.name)) : plan.codes
        return dotChart(
            entries.map {
                line($0.choice.label[language], $0.row, isMarked: marked.contains($0.choice.name))
            },
            title: "\(question.short[language]): "
                + message(.nearest, entries[0].choice.label[language], entries[0].row),
            scale: 1...Double(question.choices.count), axis: words[.places])
    }

    /// What a chart of means shows: what stands first in it, and its mean.
    private func message(_ word: Words.Chart, _ label: String, _ row: NumberRow) -> String {
        "\(words[word]) \(style.quoted(label)), \(style.number(row.average.value, decimals: 2))"
    }

    private func line(_ label: String, _ row: NumberRow, isMarked: Bool) -> Chart.Line {
        Chart.Line(
            label: label, value: row.average.value, low: row.average.low, high: row.average.high,
            text: style.number(row.average.value, decimals: 2), isMarked: isMarked)
    }

    private func dotChart(
        _ lines: [Chart.Line], title: String, scale: ClosedRange<Double>, axis: String
    ) -> Chart {
        let step = scale.upperBound - scale.lowerBound > 20 ? 20.0 : 1
        let ticks = stride(from: scale.lowerBound, through: scale.upperBound, by: step).map {
            (place: $0, text: style.number($0, decimals: 0))
        }
        return Chart(mark: .dot, title: title, note: "", lines: lines, scale: scale, ticks: ticks, axis: axis)
    }

    /// Bars of the share of items fulfilled in each section of the checklist, against what the level, and the next
    /// one, ask of every section.
    func maturity(_ input: ReportInput) -> Chart? {
        let findings = input.findings.filter { $0.id.hasPrefix(MaturityFinding.section) && $0.value != nil }
        guard findings.count > 1, let model = input.model else { return nil }
        let ladder = model.ladder
        let place = ladder.firstIndex { $0.id == input.finding(MaturityFinding.level)?.code }
        let levels = place.map { ladder[$0...min($0 + 1, ladder.count - 1)].filter { $0.floor > 0 } } ?? []
        let lines = findings.map { finding in
            let id = finding.id.dropFirst(MaturityFinding.section.count)
            let label = model.sections.first { $0.id == id }?.label[language]
            return Chart.Line(
                label: label.map { "\(id). \($0)" } ?? finding.text[language], value: finding.value,
                text: style.percent(finding.value),
                isMarked: levels.contains { $0.floor > finding.value ?? 100 })
        }
        let title = input.finding(MaturityFinding.overall) ?? input.finding(MaturityFinding.level)
        var chart = shareChart(
            lines, title: title.map { Edition.stem($0.text[language]).stem } ?? "", axis: words[.floor])
        chart.references = levels.map {
            Chart.Reference(
                place: $0.floor,
                label: "\(style.quoted($0.label[language])): \(style.plain($0.floor))\(style.percentSign)")
        }
        return chart
    }

    /// A base, marked where it is small; it does not break over lines.
    func base(_ n: Int?) -> String { n == nil ? "" : "n\u{A0}=\u{A0}" + Edition.base(n, style) }
}

extension Array {
    /// Sorted so that what is equal keeps its order.
    func stablySorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
        enumerated().sorted {
            isBefore($0.element, $1.element) || (!isBefore($1.element, $0.element) && $0.offset < $1.offset)
        }.map(\.element)
    }
}
