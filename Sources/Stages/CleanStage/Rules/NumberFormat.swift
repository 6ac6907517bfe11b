import StageFiles

/// The numbers a text in figures may stand for.
///
/// A comma is a decimal comma, blanks group the digits, `1E+03` is an exponent. Before exactly three digits
/// a comma may part thousands as well, so that `1,000` may be two numbers; what is possible decides.
enum NumberFormat {
    /// - Returns: None if the text is no number.
    static func readings(_ text: String) -> [Double] {
        if let number = plain(text) { return [number] }
        let grouped = text.split(separator: " ", omittingEmptySubsequences: false)
        if isGrouped(grouped) { return readings(grouped.joined()) }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return [] }
        let thousands = isGrouped(parts) ? plain(parts.joined()) : nil
        let decimal = parts.count == 2 && !parts[1].contains(".") ? plain(parts.joined(separator: ".")) : nil
        return [decimal, thousands].compactMap(\.self)
    }

    /// The ends of a range of numbers: «5-6».
    static func range(_ text: String) -> [Double] {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, !ends.contains(where: \.isEmpty) else { return [] }
        let numbers = ends.compactMap { plain($0.replacing(",", with: ".")) }
        return numbers.count == 2 ? numbers : []
    }

    /// A number with a decimal point and perhaps an exponent.
    private static func plain(_ text: some StringProtocol) -> Double? {
        guard text.allSatisfy({ $0.isASCII && ($0.isWholeNumber || ".-+e".contains($0)) }),
            text.contains(where: \.isWholeNumber)
        else { return nil }
        return Double(text)
    }

    /// One to three digits, then groups of three.
    private static func isGrouped(_ parts: [Substring]) -> Bool {
        guard parts.count > 1, let first = parts.first else { return false }
        let lead = first.drop { $0 == "-" || $0 == "+" }
        let isWhole = { (part: Substring) in part.allSatisfy { $0.isASCII && $0.isWholeNumber } }
        return (1...3).contains(lead.count) && isWhole(lead) && lead != "0"
            && parts.dropFirst().allSatisfy { $0.count == 3 && isWhole($0) }
    }
}
