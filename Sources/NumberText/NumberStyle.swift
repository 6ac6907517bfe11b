/// How a language writes numbers and dates. What has no number is written as a dash.
public struct NumberStyle: Sendable {
    private let decimalMark: String
    /// With the blank that sets it off, where there is one.
    public let percentSign: String
    fileprivate let isDayFirst: Bool
    fileprivate let isKazakh: Bool

    /// - Parameter language: Its code, as `kk`.
    public init(_ language: String) {
        let isEnglish = language == "en"
        decimalMark = isEnglish ? "." : ","
        percentSign = isEnglish ? "%" : "\u{A0}%"
        isDayFirst = !isEnglish
        isKazakh = language == "kk"
    }

    public static let nothing = "–"

    public func number(_ value: Double?, decimals: Int) -> String {
        guard let value, let number = DecimalNumber(value) else { return Self.nothing }
        return localized(number.rounded(to: decimals))
    }

    /// A number with its sign, also where it is positive; none where it is rounded to nothing.
    public func signed(_ value: Double?, decimals: Int) -> String {
        let text = number(value, decimals: decimals)
        return text.contains { ("1"..."9").contains($0) } && value ?? 0 > 0 ? "+" + text : text
    }

    /// A number with the decimals it has, no more than two.
    public func plain(_ value: Double?) -> String {
        guard let value, let number = DecimalNumber(value) else { return Self.nothing }
        var text = number.rounded(to: 2)
        while text.contains("."), text.last == "0" || text.last == "." { text.removeLast() }
        return localized(text)
    }

    /// As `plain`, but what would be rounded to nothing is told as nearer to it than the last digit: `< 0.01`.
    public func figure(_ value: Double?) -> String {
        let text = plain(value)
        guard text == "0", let value, value != 0 else { return text }
        return value > 0 ? "< " + plain(0.01) : "> " + plain(-0.01)
    }

    /// A number of per cent, without the sign.
    public func share(_ value: Double?) -> String { number(value, decimals: 1) }

    public func percent(_ value: Double?) -> String {
        value.map(\.isFinite) == true ? share(value) + percentSign : Self.nothing
    }

    /// A confidence level given as a share of one: `95 %`.
    public func level(_ level: Double) -> String { plain(level * 100) + percentSign }

    public func count(_ value: Int?) -> String {
        value.map { localized(String($0)) } ?? Self.nothing
    }

    /// An interval, as `35,1–47,2`; where a bound is negative, its sign is set off from the dash.
    public func interval(_ low: Double?, _ high: Double?, decimals: Int = 1) -> String {
        guard let low, let high, low.isFinite, high.isFinite else { return Self.nothing }
        let dash = low < 0 || high < 0 ? "\u{A0}– " : "–"
        return number(low, decimals: decimals) + dash + number(high, decimals: decimals)
    }

    /// A probability of error: `p = 0,012`, `p < 0,001`.
    ///
    /// - Parameter isBound: It is not more than this: `p ≤ 0,049`.
    public func probability(_ p: Double?, isBound: Bool = false) -> String {
        guard let p, p.isFinite else { return "p " + Self.nothing }
        if isBound, p >= 0.001 { return "p ≤ " + number(p, decimals: 3) }
        return p < 0.001 ? "p < " + localized("0.001") : "p = " + number(p, decimals: 3)
    }

    /// A probability of error of which only this is told: `p > 0,049`.
    public func probability(above bound: Double) -> String { "p > " + number(bound, decimals: 3) }

    /// A date given as year, month and, perhaps, day; what is written otherwise stays as it is.
    public func date(_ text: String) -> String {
        let parts = text.split(separator: "-")
        guard isDayFirst, parts.count > 1, parts.allSatisfy({ $0.allSatisfy(\.isWholeNumber) }) else {
            return text
        }
        return parts.reversed().joined(separator: ".")
    }

    /// The month of a date given as year, month and day.
    public func month(_ text: String) -> String {
        date(text.split(separator: "-").prefix(2).joined(separator: "-"))
    }

    private func localized(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte != UInt8(ascii: "-") && (byte != UInt8(ascii: ".") || decimalMark == ".")
        }
        if isPlain { return text }
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case ".": written += decimalMark
            case "-": written += "\u{2212}"
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }
}

extension NumberStyle {
    /// A text in the quotation marks of the language.
    public func quoted(_ text: String) -> String { isDayFirst ? "«\(text)»" : "“\(text)”" }

    /// A number as what something is more or less than: in Kazakh with its case ending, as 30-дан.
    public func than(_ number: String) -> String {
        isKazakh ? "\(number)-\(KazakhEnding.ablative(of: number))" : number
    }

    /// A number of per cent with no more decimals than the step it is rounded to has: `48 %` where that is one.
    public func percent(_ value: Double?, step: Double?) -> String {
        value.map(\.isFinite) == true
            ? number(value, decimals: Self.decimals(1, step: step)) + percentSign : Self.nothing
    }

    /// How many decimals to write of a figure that is rounded to a step.
    public static func decimals(_ usual: Int, step: Double?) -> Int {
        guard let step, step > 0 else { return usual }
        return min(usual, step >= 1 ? 0 : step >= 0.1 ? 1 : 2)
    }
}
