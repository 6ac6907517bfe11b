import StageFiles

/// The numbers a text in figures may stand for.
///
/// A comma or a point is decimal, or parts thousands; blanks group the digits, `1E+03` is an exponent. A sign before
/// exactly three digits may be either, so that `1,000` and `1.000` may be two numbers; the other numbers of the
/// column decide, or what is possible.
struct NumberFormat {
    /// What the column's numbers prove the signs to be.
    private var decimalSigns: Set<Character> = []
    private var groupingSigns: Set<Character> = []

    init() {}

    /// - Parameter texts: The numbers of the column.
    init(_ texts: [String]) {
        for text in texts {
            for (sign, other) in [(Character("."), Character(",")), (",", ".")] {
                let parts = text.split(separator: sign, omittingEmptySubsequences: false)
                guard parts.count > 1, text.contains(where: \.isWholeNumber), NumberFormat.isFigures(text)
                else {
                    continue
                }
                let last = parts[parts.count - 1]
                if parts.count > 2 || last.contains(other) {
                    // `1.234.567` or `1.234,5`.
                    if NumberFormat.isGrouped(Array(parts.dropLast()) + [last.prefix { $0 != other }]) {
                        groupingSigns.insert(sign)
                        if last.contains(other) { decimalSigns.insert(other) }
                    }
                } else if !NumberFormat.isGrouped(parts), !parts[0].contains(other) {
                    decimalSigns.insert(sign)
                }
            }
        }
    }

    /// - Returns: None if the text is no number.
    func readings(_ text: String) -> [Double] {
        let grouped = text.split(separator: " ", omittingEmptySubsequences: false)
        if NumberFormat.isGrouped(grouped) { return readings(grouped.joined()) }
        if let head = grouped.last, grouped.count > 1,
            let sign = head.firstIndex(where: { $0 == "," || $0 == "." }),
            NumberFormat.isGrouped(grouped.dropLast() + [head[..<sign]])
        {
            return [NumberFormat.plain(grouped.joined().replacing(",", with: "."))].compactMap(\.self)
        }
        let signs = text.filter { $0 == "." || $0 == "," }
        guard let first = signs.first, let last = signs.last else {
            return [NumberFormat.plain(text)].compactMap(\.self)
        }
        if first != last { return mixed(text, grouping: first, decimal: last) }
        let parts = text.split(separator: first, omittingEmptySubsequences: false)
        let decimal = parts.count == 2 ? NumberFormat.plain(parts.joined(separator: ".")) : nil
        let thousands = NumberFormat.isGrouped(parts) ? NumberFormat.plain(parts.joined()) : nil
        guard let decimal, let thousands else { return [decimal ?? thousands].compactMap(\.self) }
        let (isDecimal, isGrouping) = (decimalSigns.contains(first), groupingSigns.contains(first))
        if isDecimal != isGrouping { return [isDecimal ? decimal : thousands] }
        return [decimal, thousands]
    }

    /// `123.456,78`, `123,456.78`.
    private func mixed(_ text: String, grouping: Character, decimal: Character) -> [Double] {
        let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].allSatisfy({ $0.isASCII && $0.isWholeNumber }),
            NumberFormat.isGrouped(parts[0].split(separator: grouping, omittingEmptySubsequences: false))
        else { return [] }
        return [NumberFormat.plain("\(parts[0].filter { $0 != grouping }).\(parts[1])")].compactMap(\.self)
    }

    /// The ends of a range of numbers: «5-6».
    static func range(_ text: String) -> [Double] {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, !ends.contains(where: \.isEmpty) else { return [] }
        let numbers = ends.compactMap { plain($0.replacing(",", with: ".")) }
        return numbers.count == 2 ? numbers : []
    }

    private static func isFigures(_ text: String) -> Bool {
        text.allSatisfy { $0.isASCII && ($0.isWholeNumber || ".,-+ ".contains($0)) }
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
