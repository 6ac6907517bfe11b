/// An element of an SVG picture.
struct SVGElement {
    private let name: String
    private let attributes: [(name: String, value: String)]
    private let children: [SVGElement]
    private let text: String?

    init(_ name: String, _ attributes: [(String, String)] = [], _ children: [SVGElement] = []) {
        self.name = name
        self.attributes = attributes.map { (name: $0.0, value: $0.1) }
        self.children = children
        text = nil
    }

    init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
        self.name = name
        self.attributes = attributes.map { (name: $0.0, value: $0.1) }
        self.text = text
        children = []
    }

    /// Its lines, each ended, indented by its depth.
    func markup(indent: String = "") -> String {
        let opening = "<\(name)" + attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
        if let text { return "\(indent)\(opening)>\(Self.escaped(text))</\(name)>\n" }
        if children.isEmpty { return "\(indent)\(opening)/>\n" }
        let inner = children.map { $0.markup(indent: indent + "  ") }.joined()
        return "\(indent)\(opening)>\n\(inner)\(indent)</\(name)>\n"
    }

    /// Text as XML holds it; characters that XML cannot hold are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A coordinate to a tenth of a pixel.
    static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let fraction = abs(tenths) % 10
        return "\(sign)\(abs(tenths) / 10)" + (fraction == 0 ? "" : ".\(fraction)")
    }
}
