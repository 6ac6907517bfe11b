import NumberText

/// Lays out and draws a map of residuals, the characteristics beside each other as far as they fit.
struct ResidualDrawing {
    private let map: ResidualMap
    private let picture: Picture
    private let answers: [[String]]
    private let panels: [Panel]

    /// Characteristics that stand beside each other.
    private struct Panel {
        var bands: [ResidualMap.Band]
        var headings: [[String]]
        var top: Double
        var cellWidth: Double
        /// Room for the characteristics' names.
        var bandHeight: Double
        /// Room for the groups' names, which stand upright.
        var groupHeight: Double
    }

    private static let labelWidth = 212.0
    private static let left = Picture.margin + labelWidth + 12
    private static let plotWidth = Picture.width - Picture.margin - left
    private static let mostColumns = 14
    private static let widestCell = 56.0
    private static let bandGap = 8.0
    private static let longestGroup = 170.0
    private static let legendHeight = 26.0

    init(_ map: ResidualMap) {
        self.map = map
        let picture = Picture(title: map.title, note: map.note, description: map.description)
        let answers = map.answers.map {
            ChartText.wrapped($0, width: Self.labelWidth, size: Picture.labelSize)
        }
        let rows = answers.map { Picture.rowHeight($0, least: 16) }.reduce(0, +)
        var top = picture.top + Self.legendHeight
        panels = Self.grouped(map.bands).map { bands in
            let count = bands.map(\.columns.count).reduce(0, +)
            let free = Self.plotWidth - Double(bands.count - 1) * Self.bandGap
            let width = min(free / Double(max(count, 1)), Self.widestCell)
            let longest = bands.flatMap(\.columns).map { ChartText.width($0.label, size: 12) }.max() ?? 0
            let groupHeight = min(longest, Self.longestGroup) + 10
            let headings = bands.map {
                let room = Double($0.columns.count) * width
                return ChartText.wrapped($0.label, width: max(room, 40) / 1.12, size: 11)
            }
            let bandHeight = Double(headings.map(\.count).max() ?? 0) * 14 + 8
            defer { top += bandHeight + groupHeight + rows + 20 }
            return Panel(
                bands: bands, headings: headings, top: top, cellWidth: width, bandHeight: bandHeight,
                groupHeight: groupHeight)
        }
        bottom = top
        self.picture = picture
        self.answers = answers
    }

    private let bottom: Double

    /// The characteristics in panels of no more columns than can be read.
    private static func grouped(_ bands: [ResidualMap.Band]) -> [[ResidualMap.Band]] {
        var panels: [[ResidualMap.Band]] = []
        for band in bands {
            let taken = panels.last?.map(\.columns.count).reduce(0, +) ?? mostColumns
            if taken + band.columns.count <= mostColumns {
                panels[panels.count - 1].append(band)
            } else {
                panels.append([band])
            }
        }
        return panels
    }

    /// The picture as an SVG document.
    var svg: String {
        picture.svg(
            height: bottom, definitions: map.hasHidden ? [Self.hatching] : [],
            legend + panels.flatMap(drawn))
    }

    private static let hatching = SVGElement(
        "pattern",
        [
            ("id", "hidden"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"),
        ],
        [
            .rectangle(x: 0, y: 0, width: 6, height: 6, [("fill", SVGElement.Color.none.rawValue)]),
            .line(0, 0, 0, 6, .faint, width: "2"),
        ])

    private var legend: [SVGElement] {
        let entries: [(fill: String, text: String)] =
            [
                (SVGElement.Color.ratherAgainst.rawValue, map.legend.less),
                (SVGElement.Color.ratherFor.rawValue, map.legend.more),
            ] + (map.hasHidden ? [("url(#hidden)", map.legend.hidden)] : [])
        var x = Picture.margin
        return entries.flatMap { entry in
            let swatch = Self.square(x: x, y: picture.top - 10, width: 16, height: 16, fill: entry.fill)
            let text = SVGElement.text(entry.text, x: x + 22, y: picture.top + 3, size: 12)
            x += 40 + ChartText.width(entry.text, size: 12)
            return [swatch, text]
        }
    }

    private func drawn(_ panel: Panel) -> [SVGElement] {
        let head = panel.top + panel.bandHeight + panel.groupHeight
        let tops = Picture.tops(from: head, answers.map { Picture.rowHeight($0, least: 16) })
        var elements = answers.indices.flatMap {
            Picture.label(answers[$0], right: Self.left - 12, middle: (tops[$0] + tops[$0 + 1]) / 2)
        }
        var x = Self.left
        for (band, heading) in zip(panel.bands, panel.headings) {
            elements += heading.indices.map {
                .text(
                    heading[$0], x: x, y: panel.top + 12 + Double($0) * 14, size: 11,
                    [("font-weight", "bold")])
            }
            for column in band.columns {
                elements += drawn(column, x: x, width: panel.cellWidth, head: head, tops)
                x += panel.cellWidth
            }
            x += Self.bandGap
        }
        return elements
    }

    private func drawn(
        _ column: ResidualMap.Column, x: Double, width: Double, head: Double, _ tops: [Double]
    ) -> [SVGElement] {
        let name = ChartText.wrapped(column.label, width: Self.longestGroup, size: 12)
        let first = x + width / 2 + 4 - Double(name.count - 1) * 7
        let label = name.indices.map { index in
            let place = SVGElement.coordinate(first + Double(index) * 14)
            return SVGElement.text(
                name[index], x: first + Double(index) * 14, y: head - 6, size: 12,
                [("transform", "rotate(-90 \(place) \(SVGElement.coordinate(head - 6)))")])
        }
        return label
            + column.cells.indices.flatMap { index in
                cell(
                    column.cells[index], x: x, y: tops[index], width: width,
                    height: tops[index + 1] - tops[index])
            }
    }

    private func cell(
        _ cell: ResidualMap.Cell, x: Double, y: Double, width: Double, height: Double
    ) -> [SVGElement] {
        switch cell {
        case .hidden: return [Self.square(x: x, y: y, width: width, height: height, fill: "url(#hidden)")]
        case .empty:
            let fill = SVGElement.Color.none.rawValue
            return [
                Self.square(x: x, y: y, width: width, height: height, fill: fill),
                .text(
                    NumberStyle.nothing, x: x + width / 2, y: y + height / 2 + 4, size: 11, color: .faint,
                    [("text-anchor", "middle")]),
            ]
        case .residual(let value, let text):
            let color = ResidualMap.color(value)
            let square = Self.square(x: x, y: y, width: width, height: height, fill: color.rawValue)
            // Figures of neighbours must not touch; where there is little room only those worth a look stand.
            let isNotable = abs(value) >= ResidualMap.notable
            guard ChartText.width(text, size: 11) + (isNotable ? 2 : 8) <= width else { return [square] }
            let weight = isNotable ? "bold" : "normal"
            return [
                square,
                .text(
                    text, x: x + width / 2, y: y + height / 2 + 4, size: 11, color: color.text,
                    [("text-anchor", "middle"), ("font-weight", weight)]),
            ]
        }
    }

    private static func square(
        x: Double, y: Double, width: Double, height: Double, fill: String
    ) -> SVGElement {
        .rectangle(
            x: x, y: y, width: width, height: height,
            [("class", "cell"), ("fill", fill), ("stroke", SVGElement.Color.grid.rawValue)])
    }
}
