import SurveyModel

/// Answers from against to in favour as bars that diverge about the middle: those against to the left, those in
/// favour to the right, the neutral ones astride.
struct OpinionChart {
    struct Step {
        var label: String
        /// In per cent of the base.
        var share: Double
        var text: String
        var side: Choice.Polarity
        var color: SVGElement.Color
    }

    struct Row {
        var label: String
        /// The base as written beside the bar.
        var base: String
        /// From the most against to the most in favour.
        var steps: [Step]
    }

    var title: String
    var note: String
    var rows: [Row]
    var legend: [(color: SVGElement.Color, text: String)]

    /// What a screen reader reads out.
    var description: String {
        let texts = rows.map { row in
            "\(row.label): " + row.steps.map { "\($0.label) \($0.text)" }.joined(separator: ", ")
        }
        return ([note] + texts).filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// The colours of that many answers of a side, the outermost first. Only where the answers have an order is one
    /// of them darker than another.
    static func colors(_ side: Choice.Polarity, count: Int, isOrdered: Bool) -> [SVGElement.Color] {
        let colors: [SVGElement.Color] =
            switch side {
            case .negative: isOrdered ? [.against, .ratherAgainst, .slightlyAgainst] : [.ratherAgainst]
            case .positive: isOrdered ? [.wholly, .ratherFor, .slightlyFor] : [.ratherFor]
            case .neutral, .none: [.middle]
            }
        // One answer of a side is neither strong nor weak.
        let used = count == 1 && isOrdered ? Array(colors.dropFirst().prefix(1)) : colors
        return (0..<count).map { (used.isEmpty ? colors : used)[min($0, max(used.count, 1) - 1)] }
    }
}

/// Lays out and draws it.
struct OpinionDrawing {
    private let chart: OpinionChart
    private let picture: Picture
    private let labels: [[String]]
    private let legend: [(color: SVGElement.Color, lines: [String])]
    private let tops: [Double]
    /// How far the scale reaches to either side, in per cent.
    private let reach: Double

    private static let barHeight = 18.0
    private static let labelWidth = 224.0
    private static let plotLeft = Picture.margin + labelWidth + 12
    private static let plotRight = Picture.width - Picture.margin - 78
    private static let middle = (plotLeft + plotRight) / 2
    private static let legendWidth = (Picture.width - 2 * Picture.margin) / 3

    init(_ chart: OpinionChart) {
        self.chart = chart
        picture = Picture(title: chart.title, note: chart.note, description: chart.description)
        labels = chart.rows.map {
            ChartText.wrapped($0.label, width: Self.labelWidth, size: Picture.labelSize)
        }
        legend = chart.legend.map {
            ($0.color, ChartText.wrapped($0.text, width: Self.legendWidth - 32, size: 12))
        }
        let legendHeight = Double(legend.map(\.lines.count).max() ?? 0) * 15 + 14
        tops = Picture.tops(
            from: picture.top + legendHeight,
            labels.map { Picture.rowHeight($0, least: Self.barHeight) })
        let longest =
            chart.rows.flatMap { row in
                let (left, right) = Self.extent(row)
                return [left, right]
            }.max() ?? 0
        reach = [20.0, 40, 60, 80].first { $0 >= longest } ?? 100
    }

    /// How much of a row lies to the left and to the right of the middle.
    private static func extent(_ row: OpinionChart.Row) -> (left: Double, right: Double) {
        func sum(_ side: Choice.Polarity) -> Double {
            row.steps.filter { $0.side == side }.map(\.share).reduce(0, +)
        }
        let neutral = sum(.neutral)
        return (sum(.negative) + neutral / 2, sum(.positive) + neutral / 2)
    }

    /// The picture as an SVG document.
    var svg: String {
        let bottom = tops[tops.count - 1]
        let axis = SVGElement.line(Self.middle, tops[0] - 6, Self.middle, bottom, .ink)
        return picture.svg(
            height: bottom + 10, legendMarks + [axis] + chart.rows.indices.flatMap(row))
    }

    private var legendMarks: [SVGElement] {
        legend.enumerated().flatMap { index, entry in
            let x = Picture.margin + Double(index % 3) * Self.legendWidth
            let swatch = SVGElement.rectangle(
                x: x, y: picture.top - 10, width: 16, height: 16,
                [("fill", entry.color.rawValue), ("stroke", SVGElement.Color.faint.rawValue)])
            return [swatch]
                + entry.lines.indices.map {
                    .text(entry.lines[$0], x: x + 24, y: picture.top + 3 + Double($0) * 15, size: 12)
                }
        }
    }

    private func row(_ index: Int) -> [SVGElement] {
        let row = chart.rows[index]
        let middle = (tops[index] + tops[index + 1] - Picture.rowGap) / 2
        let base = SVGElement.text(
            row.base, x: Picture.width - Picture.margin, y: middle + 4, size: 12, color: .faint,
            [("text-anchor", "end")])
        var x = Self.middle - width(Self.extent(row).left)
        var bars: [SVGElement] = []
        for step in row.steps where step.share > 0 {
            bars += bar(step, x: x, middle: middle)
            x += width(step.share)
        }
        return Picture.label(labels[index], right: Self.plotLeft - 12, middle: middle) + bars + [base]
    }

    private func bar(_ step: OpinionChart.Step, x: Double, middle: Double) -> [SVGElement] {
        let width = width(step.share)
        let bar = SVGElement.rectangle(
            x: x, y: middle - Self.barHeight / 2, width: width, height: Self.barHeight,
            [
                ("class", "step"), ("fill", step.color.rawValue),
                ("stroke", SVGElement.Color.none.rawValue),
            ])
        // What is too narrow for its figure goes without; the table has it.
        guard ChartText.width(step.text, size: 12) <= width else { return [bar] }
        return [
            bar,
            .text(
                step.text, x: x + width / 2, y: middle + 4, size: 12, color: step.color.text,
                [("text-anchor", "middle")]),
        ]
    }

    private func width(_ share: Double) -> Double {
        share / reach * (Self.plotRight - Self.plotLeft) / 2
    }
}
