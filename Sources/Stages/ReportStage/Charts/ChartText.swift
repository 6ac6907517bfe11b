/// Text in a chart: how wide it is about, and how it breaks into lines.
///
/// Nothing measures fonts here; the widths are those of common sans-serif fonts, rather too wide than too
/// narrow, so that labels keep clear of the bars whatever font a browser takes.
enum ChartText {
    /// The width in pixels at a font size.
    static func width(_ text: some StringProtocol, size: Double) -> Double {
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

    /// The text broken at blanks into lines no wider than that; a word that is wider alone breaks within. Nothing
    /// is left out.
    static func wrapped(_ text: String, width limit: Double, size: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0.0
        for word in text.split(separator: " ").flatMap({ pieces(of: $0, limit, size) }) {
            let more = width(word, size: size)
            let longer = used + width(" ", size: size) + more
            if !line.isEmpty, longer > limit {
                lines.append(line)
                (line, used) = (word, more)
            } else {
                (line, used) = line.isEmpty ? (word, more) : (line + " " + word, longer)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// A word as it is, or cut where it is wider than a line.
    private static func pieces(of word: Substring, _ limit: Double, _ size: Double) -> [String] {
        if width(word, size: size) <= limit { return [String(word)] }
        var pieces: [String] = []
        var piece = ""
        var used = 0.0
        for character in word {
            let more = width(String(character), size: size)
            if used + more > limit, !piece.isEmpty {
                pieces.append(piece)
                (piece, used) = ("", 0)
            }
            piece.append(character)
            used += more
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}
