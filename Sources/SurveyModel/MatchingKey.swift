/// A text as it is compared: case, surrounding and doubled spaces (no-break ones too), quotation marks,
/// variants of dashes, blanks around dashes, punctuation at the end, invisible characters, full-width forms
/// and the dots of «ё» do not count. Equal texts of different Unicode normalisation are equal anyway, since
/// Swift compares characters by canonical equivalence.
public struct MatchingKey: Hashable, Sendable, Comparable {
    public let text: String

    public init(_ raw: String) {
        var key = ""
        var pendingSpace = false
        for character in MatchingKey.visible(raw).lowercased() {
            guard let plain = MatchingKey.plain(character) else { continue }
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
    static let closing: Set<Character> = [";", ".", ",", ":", "!", "…"]

    /// The character it is compared as; `nil` if it does not count.
    private static func plain(_ character: Character) -> Character? {
        // Most characters are plain ASCII, which is quickly told.
        if let ascii = character.asciiValue, ascii > 0x27, ascii != 0x60 { return character }
        switch character {
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}": return "-"
        case "«", "»", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2018}", "\u{2019}", "'", "`", "\"":
            return nil
        case "ё": return "е"
        case _ where character.isWhitespace: return " "
        default: return halfWidth(character)
        }
    }

    /// The ASCII character behind its full-width form.
    private static func halfWidth(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, (0xFF01...0xFF5E).contains(scalar.value),
            let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return character }
        return Character(ascii)
    }

    /// The text without what nobody sees: soft hyphens, joiners, marks of direction and of byte order.
    private static func visible(_ raw: String) -> String {
        guard raw.unicodeScalars.contains(where: isInvisible) else { return raw }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: raw.unicodeScalars.filter { !isInvisible($0) })
        return String(text)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }
}
