/// How figures moved from wave to wave: a line of its own for each answer or item, all on one scale.
struct TrendChart {
    struct Point {
        /// The place of its wave among the waves.
        var wave: Int
        var value: Double
        var low: Double?
        var high: Double?
        var text: String
    }

    struct Line {
        var label: String
        var points: [Point]
    }

    var title: String
    var note: String
    /// The waves, the earliest first.
    var waves: [String]
    var lines: [Line]
    /// What the height of a row stands for at least, so that next to nothing does not look like much.
    var leastSpan = 1e-9

    /// How much the height of a row stands for: as much as the line that moves most.
    var span: Double {
        let spans = lines.map { line in
            let (least, greatest) = Self.bounds(line.points)
            return greatest - least
        }
        return max(spans.max() ?? 0, leastSpan)
    }

    static func bounds(_ points: [Point]) -> (least: Double, greatest: Double) {
        let values = points.flatMap { [$0.value, $0.low, $0.high] }.compactMap(\.self)
        return (values.min() ?? 0, values.max() ?? 0)
    }

    /// What a screen reader reads out.
    var description: String {
        let texts = lines.map { line in
            "\(line.label): " + line.points.map { "\(waves[$0.wave]) \($0.text)" }.joined(separator: ", ")
        }
        return ([note] + texts).filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

/// Lays out and draws it.
struct TrendDrawing {
    private let chart: TrendChart
    private let picture: Picture
    private let labels: [[String]]
    private let tops: [Double]

    private static let labelWidth = 262.0
    private static let plotLeft = Picture.margin + labelWidth + 12
    private static let plotRight = Picture.width - Picture.margin
    private static let rowHeight = 96.0

    init(_ chart: TrendChart) {
        self.chart = chart
        picture = Picture(title: chart.title, note: chart.note, description: chart.description)
        labels = chart.lines.map {
            ChartText.wrapped($0.label, width: Self.labelWidth, size: Picture.labelSize)
        }
        tops = Picture.tops(
            from: picture.top + 18, labels.map { Picture.rowHeight($0, least: Self.rowHeight) })
    }

    /// The picture as an SVG document.
    var svg: String {
        let bottom = tops[tops.count - 1]
        let axis = chart.waves.indices.flatMap { wave in
            [
                SVGElement.line(place(wave), tops[0] - 8, place(wave), bottom, .grid),
                .text(
                    chart.waves[wave], x: place(wave), y: picture.top, size: 12, color: .faint,
                    [("text-anchor", "middle")]),
            ]
        }
        return picture.svg(height: bottom + 8, axis + chart.lines.indices.flatMap(row))
    }

    private func row(_ index: Int) -> [SVGElement] {
        let (top, bottom) = (tops[index] + 20, tops[index + 1] - 12)
        let points = chart.lines[index].points
        // Each line about its own middle, all to one scale: a change looks the same wherever it lies.
        let (least, greatest) = TrendChart.bounds(points)
        func height(_ value: Double) -> Double {
            (top + bottom) / 2 - (value - (least + greatest) / 2) / chart.span * (bottom - top)
        }
        let places = points.map { (x: place($0.wave), y: height($0.value)) }
        let strokes = zip(places, places.dropFirst()).map {
            SVGElement.line($0.x, $0.y, $1.x, $1.y, .dot, width: "2")
        }
        let marks = points.indices.flatMap { index -> [SVGElement] in
            let (point, place) = (points[index], places[index])
            let whisker = zip([point.low], [point.high]).flatMap { low, high -> [SVGElement] in
                guard let low, let high, low < high else { return [] }
                return SVGElement.whisker(from: (place.x, height(low)), to: (place.x, height(high)))
            }
            let isFirst = index == 0 && point.wave < chart.waves.count - 1
            // Between two others beside the line: below it where it rises, else above.
            let isBetween = index > 0 && index < points.count - 1
            let shift = !isBetween ? 4.0 : places[index + 1].y < place.y ? 17 : -8
            let text = SVGElement.text(
                point.text, x: place.x + (isFirst ? -9 : isBetween ? 6 : 9), y: place.y + shift, size: 12,
                [("text-anchor", isFirst ? "end" : "start"), ("font-weight", "bold")])
            return whisker + [.dot(x: place.x, y: place.y, radius: 5, .dot), text]
        }
        let ground = SVGElement.line(Self.plotLeft, bottom + 8, Self.plotRight, bottom + 8, .grid)
        return Picture.label(labels[index], right: Self.plotLeft - 12, middle: (top + bottom) / 2)
            + [ground] + strokes + marks
    }

    private func place(_ wave: Int) -> Double {
        let inset = 62.0
        let width = Self.plotRight - Self.plotLeft - 2 * inset
        return Self.plotLeft + inset + Double(wave) / Double(max(chart.waves.count - 1, 1)) * width
    }
}
