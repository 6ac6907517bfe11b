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
        // Comparing characters is slow, and most are one scalar that counts as it is.
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.dropFirst().isEmpty else {
            return character == "ё" ? "е" : character == "\r\n" ? " " : character
        }
        switch scalar.value {
        case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018, 0x2019, 0x201C...0x201F: return nil
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x451: return "е"
        case 0xFF01...0xFF5E:
            // The ASCII character behind its full-width form.
            return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
        default: return scalar.properties.isWhitespace ? " " : character
        }
    }

    /// The text without what nobody sees: soft hyphens, joiners, marks of direction, of byte order and of how an
    /// emoji is shown.
    private static func visible(_ raw: String) -> String {
        guard raw.unicodeScalars.contains(where: isInvisible) else { return raw }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: raw.unicodeScalars.filter { !isInvisible($0) })
        return String(text)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE0E, 0xFE0F, 0xFEFF: true
        default: false
        }
    }
}
