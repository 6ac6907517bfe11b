import SurveyModel

/// A text of a header as it is compared: question marks and the star of a compulsory question do not count
/// at the end.
func headerKey(_ text: String) -> MatchingKey {
    let signs = text.unicodeScalars
    let last = signs.lastIndex { !("?*:. ".unicodeScalars.contains($0) || $0.properties.isWhitespace) }
    return MatchingKey(last.map { String(signs[...$0]) } ?? "")
}

/// A header without the number before the question's text: `7. Сіз …`, `№7 Сіз …`, `Q7: Сіз …`.
func withoutNumber(_ header: String) -> String {
    var rest = header.drop { $0.isWhitespace || $0 == "№" || $0 == "Q" || $0 == "q" }
    let digits = rest.prefix { $0.isWholeNumber || $0 == "." || $0 == "_" }
    guard digits.contains(where: \.isWholeNumber) else { return header }
    rest = rest.dropFirst(digits.count)
    return String(rest.drop { $0.isWhitespace || $0 == ")" || $0 == ":" || $0 == "-" })
}

/// Without blanks around it, of any kind.
func trimmed(_ text: String) -> String {
    let kept = text.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    guard let last = kept.lastIndex(where: { !$0.properties.isWhitespace && $0 != "\u{200B}" }) else {
        return ""
    }
    return String(kept[...last])
}
