/// Text that a spreadsheet is going to open.
enum SpreadsheetText {
    /// The text with a leading `'` where a spreadsheet would run it as a formula.
    static func inert(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
            return text
        }
        return "'" + text
    }
}
