extension SVGElement {
    /// Colours that stay apart for colour-blind readers and in print without colour.
    enum Color: String {
        case ink = "#1a1a1a"
        case faint = "#555555"
        case grid = "#d9d9d9"
        case none = "#ffffff"
        case bar = "#a9cbe6"
        /// Of what the title speaks of.
        case mark = "#1f6fb2"
        case dot = "#0072b2"
        // From against to in favour: dark at both ends, light in the middle
        case against = "#b35806"
        case ratherAgainst = "#f1a340"
        case slightlyAgainst = "#fee0b6"
        case middle = "#e8e8e8"
        case slightlyFor = "#d1e5f0"
        case ratherFor = "#67a9cf"
        case wholly = "#2166ac"

        /// The colour in which text on it can be read.
        var text: Color { self == .against || self == .wholly ? .none : .ink }
    }

    static func text(
        _ text: String, x: Double, y: Double, size: Double, color: Color = .ink,
        _ attributes: [(String, String)] = []
    ) -> SVGElement {
        let place = [
            ("x", coordinate(x)), ("y", coordinate(y)), ("font-size", coordinate(size)),
            ("fill", color.rawValue),
        ]
        return SVGElement("text", place + attributes, text: text)
    }

    static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: Color, width: String = "1"
    ) -> SVGElement {
        let ends = zip(["x1", "y1", "x2", "y2"], [x1, y1, x2, y2].map(coordinate))
        return SVGElement("line", Array(ends) + [("stroke", color.rawValue), ("stroke-width", width)])
    }

    static func rectangle(
        x: Double, y: Double, width: Double, height: Double, _ attributes: [(String, String)]
    ) -> SVGElement {
        let place = zip(["x", "y", "width", "height"], [x, y, width, height].map(coordinate))
        return SVGElement("rect", Array(place) + attributes)
    }

    static func dot(x: Double, y: Double, radius: Double, _ color: Color) -> SVGElement {
        SVGElement(
            "circle",
            [
                ("class", "dot"), ("cx", coordinate(x)), ("cy", coordinate(y)), ("r", coordinate(radius)),
                ("fill", color.rawValue),
            ])
    }

    /// A line from the lower to the upper bound with a stroke across each end.
    static func whisker(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> [SVGElement] {
        let isUpright = start.x == end.x
        let (across, along) = isUpright ? (5.0, 0.0) : (0.0, 5.0)
        return [line(start.x, start.y, end.x, end.y, .ink, width: "1.5")]
            + [start, end].map {
                line($0.x - across, $0.y - along, $0.x + across, $0.y + along, .ink, width: "1.5")
            }
    }
}
