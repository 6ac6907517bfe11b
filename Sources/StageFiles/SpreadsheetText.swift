/// Text that a spreadsheet is going to open.
public enum SpreadsheetText {
    /// The text with a leading `'` where a spreadsheet would run it as a formula, and where it could be taken for one
    /// so marked. Numbers such as `-1.2` stay as they are.
    public static func inert(_ text: String) -> String {
        if !mayBeMarked(text) || text.first != "'" && isNumber(text) { return text }
        return "'" + text
    }

    /// What ``inert(_:)`` was given.
    public static func original(_ text: String) -> String {
        text.first == "'" && mayBeMarked(text) ? String(text.dropFirst()) : text
    }

    /// Whether it starts as a formula does, perhaps after marks.
    private static func mayBeMarked(_ text: String) -> Bool {
        // Nearly all text begins with a letter.
        guard let first = text.utf8.first, first < 0x41 || first >= 0xEF else { return false }
        guard let sign = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
        return "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(sign)
    }

    /// Digits with at most one sign and one point or comma.
    private static func isNumber(_ text: String) -> Bool {
        let digits =
            text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+")
            ? text.utf8.dropFirst() : text.utf8[...]
        let parts = digits.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
        }
        return parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }
}
