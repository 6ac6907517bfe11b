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

    /// The element as a document of its own.
    var document: String {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        write(to: &bytes, depth: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes its lines, each ended, indented by its depth.
    private func write(to bytes: inout [UInt8], depth: Int) {
        func indent() { bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth) }
        indent()
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for attribute in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes += attribute.name.utf8
            bytes += "=\"".utf8
            Self.write(attribute.value, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
        if let text {
            bytes.append(UInt8(ascii: ">"))
            Self.write(text, to: &bytes)
        } else if children.isEmpty {
            bytes += "/>\n".utf8
            return
        } else {
            bytes += ">\n".utf8
            for child in children { child.write(to: &bytes, depth: depth + 1) }
            indent()
        }
        bytes += "</\(name)>\n".utf8
    }

    /// Writes text as XML holds it; characters that XML cannot hold are left out.
    private static func write(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "\t", "\n", "\r": bytes.append(UInt8(ascii: " "))
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": break
            default: bytes += scalar.utf8
            }
        }
    }

    /// A coordinate to a tenth of a pixel.
    static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let fraction = abs(tenths) % 10
        return "\(sign)\(abs(tenths) / 10)" + (fraction == 0 ? "" : ".\(fraction)")
    }
}
