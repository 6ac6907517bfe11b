/// What all charts share: a heading, a note below it and, for screen readers, a title and a description; 700
/// pixels wide.
struct Picture {
    private let title: String
    /// What a screen reader reads out after the title.
    private let description: String

    static let width = 700.0
    static let margin = 16.0
    static let labelSize = 13.0
    static let lineHeight = 15.0
    /// Between rows.
    static let rowGap = 6.0
    private static let headingSize = 15.0
    private static let noteSize = 12.0

    private let heading: [String]
    private let notes: [String]

    init(title: String, note: String, description: String) {
        self.title = title
        self.description = description
        let width = Self.width - 2 * Self.margin
        // Bold letters are wider.
        heading = ChartText.wrapped(title, width: width / 1.12, size: Self.headingSize)
        notes = ChartText.wrapped(note, width: width, size: Self.noteSize)
    }

    /// Where what is drawn may begin.
    var top: Double { Self.margin + Double(heading.count) * 20 + Double(notes.count) * 16 + 22 }

    /// The picture as an SVG document.
    func svg(height: Double, definitions: [SVGElement] = [], _ elements: [SVGElement]) -> String {
        let height = SVGElement.coordinate(height)
        let root = SVGElement(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("width", "700"), ("height", height),
                ("viewBox", "0 0 700 \(height)"), ("role", "img"), ("aria-labelledby", "title desc"),
                ("font-family", "sans-serif"),
            ],
            [
                SVGElement("title", [("id", "title")], text: title),
                SVGElement("desc", [("id", "desc")], text: description),
            ] + (definitions.isEmpty ? [] : [SVGElement("defs", [], definitions)]) + [
                SVGElement("rect", [("width", "700"), ("height", height), ("fill", "#ffffff")])
            ] + headingLines + elements)
        return root.document
    }

    private var headingLines: [SVGElement] {
        let noteTop = Self.margin + 16 + Double(heading.count) * 20
        return heading.indices.map { index in
            .text(
                heading[index], x: Self.margin, y: Self.margin + 14 + Double(index) * 20,
                size: Self.headingSize, [("font-weight", "bold")])
        }
            + notes.indices.map { index in
                .text(
                    notes[index], x: Self.margin, y: noteTop + Double(index) * 16, size: Self.noteSize,
                    color: .faint)
            }
    }

    /// A label to the left of a chart, its lines about a middle, right-aligned at a place.
    static func label(_ lines: [String], right: Double, middle: Double) -> [SVGElement] {
        let first = middle - Double(lines.count - 1) * lineHeight / 2 + 5
        return lines.indices.map { index in
            .text(
                lines[index], x: right, y: first + Double(index) * lineHeight, size: labelSize,
                [("text-anchor", "end")])
        }
    }

    /// The height of a row with such a label.
    static func rowHeight(_ label: [String], least: Double) -> Double {
        max(Double(label.count) * lineHeight, least) + rowGap
    }

    /// The tops of rows one below the other, and the bottom of the last.
    static func tops(from top: Double, _ heights: [Double]) -> [Double] {
        heights.reduce(into: [top]) { $0.append(($0.last ?? top) + $1) }
    }
}
