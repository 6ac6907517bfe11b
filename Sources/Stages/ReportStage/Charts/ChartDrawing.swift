/// Lays a chart out and draws it, 700 pixels wide.
struct ChartDrawing {
    private let chart: Chart
    private let heading: [String]
    private let labels: [[String]]
    private let tops: [Double]

    private static let width = 700.0
    private static let margin = 16.0
    private static let fontSize = 14.0
    private static let headingSize = 15.0
    private static let lineHeight = 18.0
    private static let barHeight = 20.0
    private static let gap = 12.0
    private static let labelWidth = 262.0
    private static let plotLeft = margin + labelWidth + 12
    private static let valueWidth = 78.0
    private static let plotRight = width - margin - valueWidth

    init(_ chart: Chart) {
        self.chart = chart
        heading = ChartText.wrapped(
            chart.title, width: Self.width - 2 * Self.margin, size: Self.headingSize, lines: 4)
        labels = chart.lines.map {
            ChartText.wrapped($0.label, width: Self.labelWidth, size: Self.fontSize, lines: 5)
        }
        var top = Self.margin + Double(heading.count) * 20 + (chart.note.isEmpty ? 0 : 22) + 14
        var tops: [Double] = []
        for label in labels {
            tops.append(top)
            top += Self.rowHeight(label)
        }
        self.tops = tops + [top]
    }

    private static func rowHeight(_ label: [String]) -> Double {
        max(Double(label.count) * lineHeight, barHeight) + gap
    }

    private var bottom: Double { tops[tops.count - 1] }

    /// The picture as an SVG document.
    var svg: String {
        let height = SVGElement.coordinate(bottom + 30)
        let root = SVGElement(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("width", "700"), ("height", height),
                ("viewBox", "0 0 700 \(height)"), ("role", "img"), ("aria-labelledby", "title desc"),
                ("font-family", "sans-serif"),
            ],
            [
                SVGElement("title", [("id", "title")], text: chart.title),
                SVGElement("desc", [("id", "desc")], text: chart.description),
                SVGElement("rect", [("width", "700"), ("height", height), ("fill", "#ffffff")]),
            ] + headingLines + axis + chart.lines.indices.flatMap(row))
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.markup()
    }

    private var headingLines: [SVGElement] {
        var lines = heading.indices.map { index in
            Self.text(
                heading[index], x: Self.margin, y: Self.margin + 14 + Double(index) * 20,
                size: Self.headingSize, [("font-weight", "bold"), ("fill", "#1a1a1a")])
        }
        if !chart.note.isEmpty {
            let y = Self.margin + 16 + Double(heading.count) * 20
            lines.append(Self.text(chart.note, x: Self.margin, y: y, size: 12, [("fill", "#555555")]))
        }
        return lines
    }

    private var axis: [SVGElement] {
        let top = tops[0] - 6
        return chart.ticks.flatMap { tick in
            let x = place(tick.place)
            let isStart = tick.place == chart.scale.lowerBound
            return [
                Self.line(x, top, x, bottom, color: isStart ? "#555555" : "#d9d9d9", width: "1"),
                Self.text(
                    tick.text, x: x, y: bottom + 16, size: 12,
                    [("text-anchor", "middle"), ("fill", "#555555")]),
            ]
        }
    }

    private func row(_ index: Int) -> [SVGElement] {
        let line = chart.lines[index]
        let middle = tops[index] + (Self.rowHeight(labels[index]) - Self.gap) / 2
        let first = middle - Double(labels[index].count - 1) * Self.lineHeight / 2 + 5
        let label = labels[index].indices.map {
            Self.text(
                labels[index][$0], x: Self.plotLeft - 12, y: first + Double($0) * Self.lineHeight,
                size: Self.fontSize, [("text-anchor", "end"), ("fill", "#1a1a1a")])
        }
        let value = Self.text(
            line.text, x: Self.width - Self.margin, y: middle + 5, size: Self.fontSize,
            [("text-anchor", "end"), ("font-weight", "bold"), ("fill", "#1a1a1a")])
        return label + marks(line, middle) + [value]
    }

    private func marks(_ line: Chart.Line, _ middle: Double) -> [SVGElement] {
        guard let value = line.value, value.isFinite else { return [] }
        switch chart.mark {
        case .bar:
            let x = place(chart.scale.lowerBound)
            let bar = SVGElement(
                "rect",
                [
                    ("class", "bar"), ("x", SVGElement.coordinate(x)),
                    ("y", SVGElement.coordinate(middle - Self.barHeight / 2)),
                    ("width", SVGElement.coordinate(place(value) - x)),
                    ("height", SVGElement.coordinate(Self.barHeight)), ("fill", "#56a0d3"),
                ])
            return [bar] + whisker(line, middle)
        case .dot:
            let dot = SVGElement(
                "circle",
                [
                    ("class", "dot"), ("cx", SVGElement.coordinate(place(value))),
                    ("cy", SVGElement.coordinate(middle)), ("r", "6"), ("fill", "#0072b2"),
                ])
            return whisker(line, middle) + [dot]
        }
    }

    private func whisker(_ line: Chart.Line, _ middle: Double) -> [SVGElement] {
        guard let low = line.low, let high = line.high, low.isFinite, high.isFinite else { return [] }
        let (left, right) = (place(low), place(high))
        return [
            Self.line(left, middle, right, middle, color: "#1a1a1a", width: "1.5"),
            Self.line(left, middle - 5, left, middle + 5, color: "#1a1a1a", width: "1.5"),
            Self.line(right, middle - 5, right, middle + 5, color: "#1a1a1a", width: "1.5"),
        ]
    }

    /// Where a value lies on the scale; what is beyond it lies at its end.
    private func place(_ value: Double) -> Double {
        let scale = chart.scale
        let share = (min(max(value, scale.lowerBound), scale.upperBound) - scale.lowerBound)
        return Self.plotLeft + share / (scale.upperBound - scale.lowerBound)
            * (Self.plotRight - Self.plotLeft)
    }

    private static func text(
        _ text: String, x: Double, y: Double, size: Double, _ attributes: [(String, String)]
    ) -> SVGElement {
        let place = [
            ("x", SVGElement.coordinate(x)), ("y", SVGElement.coordinate(y)),
            ("font-size", SVGElement.coordinate(size)),
        ]
        return SVGElement("text", place + attributes, text: text)
    }

    private static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: String, width: String
    ) -> SVGElement {
        let ends = zip(["x1", "y1", "x2", "y2"], [x1, y1, x2, y2].map(SVGElement.coordinate))
        return SVGElement("line", Array(ends) + [("stroke", color), ("stroke-width", width)])
    }
}
