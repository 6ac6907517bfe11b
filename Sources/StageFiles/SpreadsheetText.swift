/// Text that a spreadsheet is going to open.
public enum SpreadsheetText {
    /// The text with a leading `'` where a spreadsheet would run it as a formula.
    public static func inert(_ text: String) -> String { startsFormula(text[...]) ? "'" + text : text }

    /// What ``inert(_:)`` was given.
    public static func original(_ text: String) -> String {
        text.first == "'" && startsFormula(text.dropFirst()) ? String(text.dropFirst()) : text
    }

    private static func startsFormula(_ text: Substring) -> Bool {
        text.unicodeScalars.first.map("=+-@\t\r".unicodeScalars.contains) ?? false
    }
}
