/// A piece of Markdown that stands within a line: in a paragraph, a heading or a table's cell.
public struct Inline: Sendable, Equatable {
    public let markdown: String

    /// Plain text, escaped so that it reads as written wherever in a line it stands.
    ///
    /// Line breaks become blanks, control characters and marks that turn the writing direction are
    /// dropped. What could begin a block is escaped only at the text's own beginning and end.
    public init(_ text: String) {
        if Self.isPlain(text) {
            markdown = text
            return
        }
        var escaper = InlineEscaper(text)
        markdown = escaper.escaped()
    }

    /// Markdown that was made as such.
    public init(markdown: String) { self.markdown = markdown }

    public var isEmpty: Bool { markdown.isEmpty }

    /// A link to an anchor of this or to another document.
    public static func link(_ text: Inline, to target: String) -> Inline {
        Inline(markdown: "[\(text.markdown)](\(target))")
    }
}

/// Walks once over a text and writes it escaped.
private struct InlineEscaper {
    private let signs: [Unicode.Scalar]
    private var output = String.UnicodeScalarView()

    init(_ text: String) { signs = Self.singleLine(text) }

    mutating func escaped() -> String {
        let leading = leadingMarker
        for index in signs.indices {
            let sign = signs[index]
            switch sign {
            case "<": output += "&lt;".unicodeScalars
            case ">": output += "&gt;".unicodeScalars
            default:
                if index == leading || needsBackslash(at: index) { output.append("\\") }
                output.append(sign)
            }
        }
        return String(output)
    }

    /// The place of a character that would make the beginning of the text a list, a heading or a rule.
    private var leadingMarker: Int? {
        guard let first = signs.first else { return nil }
        if "-+=:".unicodeScalars.contains(first) { return 0 }
        let digits = signs.prefix { ("0"..."9").contains($0) }.count
        guard digits > 0, digits < signs.count, ".)".unicodeScalars.contains(signs[digits]) else {
            return nil
        }
        let isMarker = digits + 1 == signs.count || signs[digits + 1] == " "
        return isMarker ? digits : nil
    }

    private func needsBackslash(at index: Int) -> Bool {
        switch signs[index] {
        case "\\", "`", "*", "[", "]", "|", "~", "^", "$", "{", "}": true
        case "#": index == 0 || index == signs.count - 1
        case "_": !(isWord(at: index - 1) && isWord(at: index + 1))
        case "&": isWord(at: index + 1) || sign(at: index + 1) == "#"
        case ":": sign(at: index + 1) == "/" && sign(at: index + 2) == "/"
        case ".": endsInWeb(at: index)
        default: false
        }
    }

    private func sign(at index: Int) -> Unicode.Scalar? {
        signs.indices.contains(index) ? signs[index] : nil
    }

    private func isWord(at index: Int) -> Bool {
        sign(at: index).map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }

    /// Whether `www` stands before the place: many renderers make a link of it.
    private func endsInWeb(at index: Int) -> Bool {
        index >= 3 && signs[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    }

    /// One line without blanks around it, without control characters.
    private static func singleLine(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars where !isInvisible(scalar) {
            let isBlank = scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
            let isNoBreak = scalar == "\u{A0}" || scalar == "\u{202F}"
            if isBlank, !isNoBreak {
                if let last = result.last, last != " " { result.append(" ") }
            } else {
                result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return result
    }

    /// Marks that turn the writing direction or have no width.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
