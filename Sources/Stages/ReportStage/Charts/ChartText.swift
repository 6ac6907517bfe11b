/// Text in a chart: how wide it is about, and how it breaks into lines.
///
/// Nothing measures fonts here; the widths are those of common sans-serif fonts, rather too wide than too
/// narrow, so that labels keep clear of the bars whatever font a browser takes.
enum ChartText {
    /// The width in pixels at a font size.
    static func width(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + share(of: $1) } * size
    }

    /// A character's width as a share of the font size.
    private static func share(of character: Unicode.Scalar) -> Double {
        switch character {
        case "i", "j", "l", "і", "ј", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]", " ", "\u{A0}":
            0.34
        case "f", "r", "t", "г", "-", "/", "«", "»": 0.46
        case "m", "w", "M", "W", "ж", "м", "ш", "щ", "ю", "ы", "ф", "Ж", "М", "Ш", "Щ", "Ю", "Ы", "Ф", "%",
            "—":
            0.9
        default: character.properties.isUppercase ? 0.74 : 0.62
        }
    }

    /// The text broken at blanks into lines no wider than that; a word that is wider alone breaks within.
    /// What does not fit into the lines allowed ends in an ellipsis.
    static func wrapped(_ text: String, width limit: Double, size: Double, lines allowed: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace).flatMap({ pieces(of: $0, limit, size) }) {
            let longer = line.isEmpty ? word : line + " " + word
            if width(longer, size: size) <= limit || line.isEmpty {
                line = longer
            } else {
                lines.append(line)
                line = word
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > allowed else { return lines }
        var last = lines[allowed - 1]
        while !last.isEmpty, width(last + "…", size: size) > limit { last.removeLast() }
        return Array(lines[..<(allowed - 1)]) + [last + "…"]
    }

    /// A word as it is, or cut where it is wider than a line.
    private static func pieces(of word: Substring, _ limit: Double, _ size: Double) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if width(piece + String(character), size: size) > limit, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}
