/// An XML document written element by element, two blanks deeper at each level.
struct XMLText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    private var margin: String { String(repeating: "  ", count: depth) }

    /// An element with others in it.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String>, _ inner: (inout XMLText) -> Void
    ) {
        text += "\(margin)<\(name)\(Self.written(attributes))>\n"
        depth += 1
        inner(&self)
        depth -= 1
        text += "\(margin)</\(name)>\n"
    }

    mutating func element(_ name: String, _ inner: (inout XMLText) -> Void) { element(name, [:], inner) }

    mutating func element(_ name: String, _ content: String) { element(name, [:], content) }

    /// An element with a text in it; none where the text is empty.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String) {
        if content.isEmpty { return }
        text += "\(margin)<\(name)\(Self.written(attributes))>\(Self.escaped(content))</\(name)>\n"
    }

    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        text += "\(margin)<\(name)\(Self.written(attributes))/>\n"
    }

    private static func written(_ attributes: KeyValuePairs<String, String>) -> String {
        attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    }

    /// Characters that XML 1.0 has no way to write are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for sign in text.unicodeScalars {
            switch sign {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(sign)
            case "\r": result += "&#13;"
            case "\u{20}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": result.unicodeScalars.append(sign)
            default: break
            }
        }
        return result
    }
}
