/// A text as it is compared: case, surrounding and doubled spaces (no-break ones too), variants of dashes
/// and quotation marks, blanks around dashes and punctuation at the end do not count.
public struct MatchingKey: Hashable, Sendable, Comparable {
    public let text: String

    public init(_ raw: String) {
        var key = ""
        var pendingSpace = false
        for character in raw.lowercased() {
            let plain = MatchingKey.plain(character)
            if plain == " " {
                pendingSpace = true
                continue
            }
            if pendingSpace, !key.isEmpty, plain != "-", key.last != "-" { key.append(" ") }
            pendingSpace = false
            key.append(plain)
        }
        while let last = key.last, MatchingKey.closing.contains(last) || last == " " { key.removeLast() }
        text = key
    }

    public var isEmpty: Bool { text.isEmpty }

    public static func < (a: MatchingKey, b: MatchingKey) -> Bool { a.text < b.text }

    /// Punctuation that does not count at the end.
    static let closing: Set<Character> = [";", ".", ",", ":"]

    private static func plain(_ character: Character) -> Character {
        // Most characters are plain ASCII, which is quickly told.
        if let ascii = character.asciiValue, ascii > 0x27, ascii != 0x60 { return character }
        switch character {
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{00AD}":
            return "-"
        case "«", "»", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2018}", "\u{2019}", "'", "`":
            return "\""
        case _ where character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}": return " "
        default: return character
        }
    }
}
