/// Lays out and draws a chart of bars or dots.
struct ChartDrawing {
    private let chart: Chart
    private let picture: Picture
    private let labels: [[String]]
    private let tops: [Double]
    private let references: [[String]]

    private static let barHeight = 14.0
    private static let labelWidth = 330.0
    private static let plotLeft = Picture.margin + labelWidth + 12
    private static let valueWidth = 62.0
    private static let plotRight = Picture.width - Picture.margin - valueWidth
    private static let axisSize = 12.0

    init(_ chart: Chart) {
        self.chart = chart
        picture = Picture(title: chart.title, note: chart.note, description: chart.description)
        labels = chart.lines.map {
            ChartText.wrapped($0.label, width: Self.labelWidth, size: Picture.labelSize)
        }
        references = chart.references.map { ChartText.wrapped($0.label, width: 150, size: Self.axisSize) }
        let above = Double(references.map(\.count).reduce(0, +)) * 14
        tops = Picture.tops(
            from: picture.top + above, labels.map { Picture.rowHeight($0, least: Self.barHeight) })
    }

    private var bottom: Double { tops[tops.count - 1] }

    /// The picture as an SVG document.
    var svg: String {
        // Beside the ticks, where the labels end.
        let axisLines = ChartText.wrapped(chart.axis, width: Self.labelWidth, size: Self.axisSize)
        let axisText = axisLines.indices.map { index in
            SVGElement.text(
                axisLines[index], x: Self.plotLeft - 16, y: bottom + 15 + Double(index) * 14,
                size: Self.axisSize, color: .faint, [("text-anchor", "end")])
        }
        return picture.svg(
            height: bottom + 22 + Double(max(axisLines.count - 1, 0)) * 14,
            axis + chart.lines.indices.flatMap(row) + referenceLines + axisText)
    }

    private var axis: [SVGElement] {
        chart.ticks.flatMap { tick in
            let x = place(tick.place)
            return [
                SVGElement.line(
                    x, tops[0] - 6, x, bottom, tick.place == chart.scale.lowerBound ? .faint : .grid),
                .text(
                    tick.text, x: x, y: bottom + 15, size: Self.axisSize, color: .faint,
                    [("text-anchor", "middle")]),
            ]
        }
    }

    /// Each with its label above the rows, one below the other so that they keep clear of each other.
    private var referenceLines: [SVGElement] {
        var y = picture.top
        return chart.references.indices.flatMap { index in
            let x = place(chart.references[index].place)
            // To the right of its line, unless there is no room.
            let longest = references[index].map { ChartText.width($0, size: Self.axisSize) }.max() ?? 0
            let isRight = x + 6 + longest > Picture.width - Picture.margin
            let texts = references[index].map { line -> SVGElement in
                defer { y += 14 }
                return .text(
                    line, x: x + (isRight ? -6 : 6), y: y, size: Self.axisSize, color: .against,
                    [("text-anchor", isRight ? "end" : "start")])
            }
            let top = y - Double(references[index].count) * 14 - 10
            return [SVGElement.line(x, top, x, bottom, .against, width: "1.5")] + texts
        }
    }

    private func row(_ index: Int) -> [SVGElement] {
        let line = chart.lines[index]
        let middle = (tops[index] + tops[index + 1] - Picture.rowGap) / 2
        let value = SVGElement.text(
            line.text, x: Picture.width - Picture.margin, y: middle + 5, size: Picture.labelSize,
            [("text-anchor", "end")] + (line.isMarked ? [("font-weight", "bold")] : []))
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
                [("class", "bar"), ("fill", (line.isMarked ? SVGElement.Color.mark : .bar).rawValue)])
            return [bar] + whisker(line, middle)
        case .dot:
            return whisker(line, middle)
                + [.dot(x: place(value), y: middle, radius: 6, line.isMarked ? .mark : .dot)]
        }
    }

    private func whisker(_ line: Chart.Line, _ middle: Double) -> [SVGElement] {
        guard let low = line.low, let high = line.high, low.isFinite, high.isFinite, low < high else {
            return []
        }
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
