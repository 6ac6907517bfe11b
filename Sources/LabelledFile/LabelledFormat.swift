/// A file format that keeps the labels of variables and values with the data.
public enum LabelledFormat: String, Sendable, CaseIterable {
    /// SPSS system file.
    case sav
    /// Stata 14 and later (format 118).
    case dta

    /// The most bytes of a variable's name; in Stata letters, in SPSS bytes (IBM, Variable Names; Stata, `help limits`).
    var longestName: Int { self == .sav ? 64 : 32 }

    /// How long a variable's label may be.
    public func fits(variableLabel text: some StringProtocol) -> Bool {
        // Stata counts characters, and its file has room for four bytes each.
        self == .sav ? text.utf8.count <= 255 : text.unicodeScalars.count <= 80
    }

    public func fits(valueLabel text: some StringProtocol) -> Bool {
        text.utf8.count <= (self == .sav ? 120 : 32_000)
    }

    public func fits(fileLabel text: some StringProtocol) -> Bool {
        self == .sav ? text.utf8.count <= 64 : text.unicodeScalars.count <= 80
    }

    /// The longest text a variable holds; in Stata longer ones are kept apart from the rows (`strL`).
    var longestText: Int { self == .sav ? 32_767 : 2_045 }
    public var longestTextOfAll: Int { self == .sav ? 32_767 : 2_000_000_000 }
}

/// The longest beginning of a text that fits, cut between characters and at a blank where one is near, with an ellipsis
/// behind it; the text itself where it fits.
public func fitted(_ text: String, _ fits: (Substring) -> Bool) -> String {
    if fits(text[...]) { return text }
    var (low, high) = (0, text.count)
    while low + 1 < high {
        let middle = (low + high) / 2
        if fits(text.prefix(middle) + "…") { low = middle } else { high = middle }
    }
    let start = text.prefix(low)
    if let blank = start.lastIndex(of: " "), start.distance(from: blank, to: start.endIndex) < 20 {
        return start[..<blank] + "…"
    }
    return start + "…"
}
