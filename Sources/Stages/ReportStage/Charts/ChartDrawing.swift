/// Lays out and draws a chart of bars or dots.
struct ChartDrawing {
    private let chart: Chart
    private let picture: Picture
    private let labels: [[String]]
    private let tops: [Double]

    private static let barHeight = 20.0
    private static let labelWidth = 262.0
    private static let plotLeft = Picture.margin + labelWidth + 12
    private static let valueWidth = 78.0
    private static let plotRight = Picture.width - Picture.margin - valueWidth

    init(_ chart: Chart) {
        self.chart = chart
        picture = Picture(title: chart.title, note: chart.note, description: chart.description)
        labels = chart.lines.map {
            ChartText.wrapped($0.label, width: Self.labelWidth, size: Picture.labelSize, lines: 9)
        }
        tops = Picture.tops(
            from: picture.top, labels.map { Picture.rowHeight($0, least: Self.barHeight) })
    }

    private var bottom: Double { tops[tops.count - 1] }

    /// The picture as an SVG document.
    var svg: String { picture.svg(height: bottom + 30, axis + chart.lines.indices.flatMap(row)) }

    private var axis: [SVGElement] {
        chart.ticks.flatMap { tick in
            let x = place(tick.place)
            return [
                SVGElement.line(
                    x, tops[0] - 6, x, bottom, tick.place == chart.scale.lowerBound ? .faint : .grid),
                .text(
                    tick.text, x: x, y: bottom + 16, size: 12, color: .faint, [("text-anchor", "middle")]),
            ]
        }
    }

    private func row(_ index: Int) -> [SVGElement] {
        let line = chart.lines[index]
        let middle = (tops[index] + tops[index + 1] - 12) / 2
        let value = SVGElement.text(
            line.text, x: Picture.width - Picture.margin, y: middle + 5, size: Picture.labelSize,
            [("text-anchor", "end"), ("font-weight", "bold")])
        return Picture.label(labels[index], right: Self.plotLeft - 12, middle: middle)
            + marks(line, middle) + [value]
    }

    private func marks(_ line: Chart.Line, _ middle: Double) -> [SVGElement] {
        guard let value = line.value, value.isFinite else { return [] }
        switch chart.mark {
        case .bar:
            let x = place(chart.scale.lowerBound)
            let bar = SVGElement.rectangle(
                x: x, y: middle - Self.barHeight / 2, width: place(value) - x, height: Self.barHeight,
                [("class", "bar"), ("fill", SVGElement.Color.bar.rawValue)])
            return [bar] + whisker(line, middle)
        case .dot:
            return whisker(line, middle) + [.dot(x: place(value), y: middle, radius: 6, .dot)]
        }
    }

    private func whisker(_ line: Chart.Line, _ middle: Double) -> [SVGElement] {
        guard let low = line.low, let high = line.high, low.isFinite, high.isFinite else { return [] }
        return SVGElement.whisker(from: (place(low), middle), to: (place(high), middle))
    }

    /// Where a value lies on the scale; what is beyond it lies at its end.
    private func place(_ value: Double) -> Double {
        let scale = chart.scale
        let share = min(max(value, scale.lowerBound), scale.upperBound) - scale.lowerBound
        return Self.plotLeft + share / (scale.upperBound - scale.lowerBound)
            * (Self.plotRight - Self.plotLeft)
    }
}
