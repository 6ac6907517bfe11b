import StageFiles
import SurveyModel

/// The firmest entries of the four quadrants in a square.
struct SwotPicture {
    struct Entry {
        var text: String
        /// How sure it is, by the shade of its mark.
        var color: SVGElement.Color
    }

    struct Box {
        var title: String
        var entries: [Entry]
    }

    var title: String
    var note: String
    /// Strengths, weaknesses, opportunities, threats.
    var boxes: [Box]
    var legend: [(color: SVGElement.Color, text: String)]

    /// What a screen reader reads out.
    var description: String {
        boxes.map { box in "\(box.title): " + box.entries.map(\.text).joined(separator: "; ") }.joined(
            separator: ". ")
    }
}

/// Lays out and draws it.
struct SwotDrawing {
    private let chart: SwotPicture
    private let picture: Picture
    private let texts: [[[String]]]

    private static let gap = 12.0
    private static let boxWidth = (Picture.width - 2 * Picture.margin - gap) / 2
    private static let textSize = 12.0
    private static let lineHeight = 15.0
    private static let headHeight = 28.0
    private static let inset = 10.0

    init(_ chart: SwotPicture) {
        self.chart = chart
        picture = Picture(title: chart.title, note: chart.note, description: chart.description)
        texts = chart.boxes.map { box in
            box.entries.map {
                ChartText.wrapped($0.text, width: Self.boxWidth - 3 * Self.inset - 10, size: Self.textSize)
            }
        }
    }

    /// The picture as an SVG document.
    var svg: String {
        let top = picture.top + 12
        let upper = rowHeight(0)
        let lower = rowHeight(2)
        let tops = [top, top, top + upper + Self.gap, top + upper + Self.gap]
        let heights = [upper, upper, lower, lower]
        let boxes = chart.boxes.indices.flatMap { index in
            box(
                index, x: Picture.margin + (index % 2 == 0 ? 0 : Self.boxWidth + Self.gap), y: tops[index],
                height: heights[index])
        }
        return picture.svg(height: top + upper + lower + Self.gap + Picture.margin, legend + boxes)
    }

    private var legend: [SVGElement] {
        var x = Picture.margin
        return chart.legend.flatMap { entry in
            defer { x += 34 + ChartText.width(entry.text, size: Self.textSize) }
            return [
                mark(entry.color, x: x, y: picture.top - 8),
                .text(entry.text, x: x + 16, y: picture.top + 2, size: Self.textSize),
            ]
        }
    }

    private func mark(_ color: SVGElement.Color, x: Double, y: Double) -> SVGElement {
        .rectangle(
            x: x, y: y, width: 10, height: 10,
            [("fill", color.rawValue), ("stroke", SVGElement.Color.faint.rawValue)])
    }

    /// Two boxes beside each other are equally high.
    private func rowHeight(_ first: Int) -> Double {
        texts[first...(first + 1)].map { texts in
            Self.headHeight + texts.map { Double($0.count) * Self.lineHeight + 6 }.reduce(0, +) + 6
        }.max() ?? 0
    }

    private func box(_ index: Int, x: Double, y: Double, height: Double) -> [SVGElement] {
        let box = chart.boxes[index]
        var elements: [SVGElement] = [
            .rectangle(
                x: x, y: y, width: Self.boxWidth, height: height,
                [
                    ("class", "box"), ("fill", SVGElement.Color.none.rawValue),
                    ("stroke", SVGElement.Color.faint.rawValue),
                ]),
            .text(
                box.title, x: x + Self.inset, y: y + 19, size: Picture.labelSize, [("font-weight", "bold")]),
        ]
        var top = y + Self.headHeight
        for (entry, lines) in zip(box.entries, texts[index]) {
            elements.append(mark(entry.color, x: x + Self.inset, y: top + 2))
            elements += lines.indices.map {
                .text(
                    lines[$0], x: x + 2 * Self.inset + 8, y: top + 11 + Double($0) * Self.lineHeight,
                    size: Self.textSize)
            }
            top += Double(lines.count) * Self.lineHeight + 6
        }
        return elements
    }
}

extension SurveyCharts {
    /// The five firmest entries of each quadrant; `nil` without a SWOT.
    func swot(_ input: ReportInput) -> SwotPicture? {
        let quadrants: [(Quadrant, Words.Chart)] = [
            (.strength, .strength), (.weakness, .weakness), (.opportunity, .opportunity), (.threat, .threat),
        ]
        let boxes = quadrants.map { quadrant, word in
            SwotPicture.Box(
                title: words[word],
                entries: input.firmest(quadrant, 5).map { entry in
                    SwotPicture.Entry(
                        text: Edition.stem(entry.text[language]).stem, color: Self.shade(input.rank(entry)))
                })
        }
        guard boxes.contains(where: { !$0.entries.isEmpty }) else { return nil }
        return SwotPicture(
            title: words[.swot], note: "", boxes: boxes,
            legend: [
                (Self.shade(0), words[.firm]), (Self.shade(1), words[.suggestive]),
                (Self.shade(2), words[.stated]),
            ])
    }

    /// The firmer, the darker.
    private static func shade(_ rank: Int) -> SVGElement.Color {
        switch rank {
        case 0: .wholly
        case 1: .ratherFor
        default: .none
        }
    }
}
