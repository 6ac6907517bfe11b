import StageFiles
import SurveyModel

extension SurveyCharts {
    /// How an item's figures moved over the waves; `nil` unless an earlier wave has them.
    func trend(of item: PaperItem, in form: ReportForm, _ input: ReportInput) -> TrendChart? {
        let waves =
            input.earlier.reversed().map { earlier in
                (
                    label: label(earlier.wave),
                    form: earlier.form(form.name).flatMap {
                        isSame(item, form, $0, earlier, input) ? $0 : nil
                    }
                )
            }
            + [(label: label(input.wave), form: form)]
        guard waves.count > 1 else { return nil }
        let isShare: Bool
        let lines: [TrendChart.Line]
        if let variables = item.variablesWithMeans {
            isShare = false
            lines = variables.map { name, label in
                line(label[language], waves.map { $0.form?.number(of: name) }) { ($0.average, $0.n) }
            }
        } else {
            isShare = true
            lines = form.distribution(of: item.name).filter { !$0.label.isEmpty }.map { row in
                line(
                    row.label[language],
                    waves.map { $0.form?.share(of: item.name, code: row.code) }
                ) { ($0.share, $0.base) }
            }
        }
        let told = lines.filter { $0.points.count > 1 }.map { line in
            var line = line
            for index in line.points.indices {
                let value = line.points[index].value
                line.points[index].text = isShare ? style.percent(value) : style.number(value, decimals: 2)
            }
            return line
        }
        guard !told.isEmpty else { return nil }
        let bases = waves.map { base($0.form.flatMap { answered(item, $0) }) }
        let counted = bases.filter { !$0.isEmpty }.joined(separator: "; ")
        let unit = isShare ? "" : item.isRanking ? words[.places] + ". " : words[.means] + ". "
        return TrendChart(
            title: item.heading(in: form, language), note: "\(words[.trend]) \(unit)\(counted).",
            waves: waves.map(\.label), lines: told,
            leastSpan: isShare ? 10 : 0.5)
    }

    /// Whether an item is the same thing in an earlier wave; what is not, is not drawn beside it.
    private func isSame(
        _ item: PaperItem, _ form: ReportForm, _ before: ReportForm, _ earlier: EarlierWave,
        _ input: ReportInput
    ) -> Bool {
        let sources = input.rules.sources(of: item.name, form: form.name)
        if !sources.isEmpty, earlier.wave.swot?.rules != input.wave.swot?.rules { return false }
        return form.released.seriesBreak(of: item.names + sources, since: before.released) == nil
    }

    private func label(_ wave: Wave) -> String {
        wave.fieldwork.map { style.month($0.from) } ?? wave.name
    }

    private func line<Row>(
        _ label: String, _ rows: [Row?], _ figure: (Row) -> (Estimate, base: Int?)
    ) -> TrendChart.Line {
        let points = rows.enumerated().compactMap { wave, row -> TrendChart.Point? in
            guard let row else { return nil }
            let (estimate, base) = figure(row)
            guard let value = estimate.value, value.isFinite, base ?? 0 >= Edition.leastBaseOfShare else {
                return nil
            }
            return TrendChart.Point(
                wave: wave, value: value, low: estimate.low, high: estimate.high, text: "")
        }
        return TrendChart.Line(label: label, points: points)
    }
}
