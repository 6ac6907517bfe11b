/// What in a respondent's own words could name or reach somebody.
///
/// Whether a text names somebody is for a person to read. This marks what to look at: rather too much than
/// too little. What can be told by its form alone (numbers, plates, addresses, accounts) can also be taken out.
public struct PersonalData {
    public enum Kind: String, Sendable, CaseIterable {
        case name, number, plate, address, date, account
    }

    /// A part of a text.
    struct Finding {
        var kind: Kind
        var range: Range<Int>
        /// It can be nothing else.
        var isCertain = false
    }

    /// What stands in the place of what was taken out.
    public static let mark = "[…]"

    /// The text with what looks like personal data in double brackets, and the kinds found.
    public static func marked(_ text: String) -> (text: String, kinds: [Kind]) {
        replaced(text, { findings(in: $0) }, with: { "[[\($0)]]" })
    }

    /// The text without phone numbers, national ids, bank accounts and other long numbers, e-mail and web
    /// addresses and car plates, and the kinds taken out.
    public static func removed(from text: String) -> (text: String, kinds: [Kind]) {
        replaced(text, { findings(in: $0).filter(\.isCertain) }, with: { _ in mark })
    }

    static func replaced(
        _ text: String, _ findings: (ReadableText) -> [Finding], with replacement: (String) -> String
    ) -> (text: String, kinds: [Kind]) {
        let text = ReadableText(text)
        let found = apart(findings(text))
        let kinds = Kind.allCases.filter { kind in found.contains { $0.kind == kind } }
        return (text.replacing(found, with: replacement), kinds)
    }

    static func findings(in text: ReadableText, isMarking: Bool = true) -> [Finding] {
        addresses(in: text) + plates(in: text) + accounts(in: text) + dates(in: text) + numbers(in: text)
            + names(in: text, isMarking: isMarking)
    }

    /// The findings in order; of those that overlap the longest, or the first of equals.
    static func apart(_ findings: [Finding]) -> [Finding] {
        let longestFirst = findings.enumerated().sorted {
            (-$0.element.range.count, $0.offset) < (-$1.element.range.count, $1.offset)
        }
        var apart: [Finding] = []
        for (_, finding) in longestFirst where !apart.contains(where: { $0.range.overlaps(finding.range) }) {
            apart.append(finding)
        }
        return apart.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// A text as the patterns read it, scalar by scalar as it was written: digits of any script are 0 to 9, blanks
/// and what cannot be seen are spaces, dashes are hyphens, and an `o` among digits is a zero.
struct ReadableText {
    private let original: [Unicode.Scalar]
    let plain: String
    /// The plain text in small letters.
    let small: String

    init(_ text: String) {
        original = Array(text.unicodeScalars)
        var scalars: [Unicode.Scalar] = []
        for scalar in original { scalars.append(Self.plain(scalar, after: scalars.last)) }
        plain = String(String.UnicodeScalarView(scalars))
        small = String(
            String.UnicodeScalarView(
                scalars.map { scalar in
                    let lowercase = scalar.properties.lowercaseMapping.unicodeScalars
                    return lowercase.count == 1 ? lowercase.first ?? scalar : scalar
                }))
    }

    private static func plain(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Unicode.Scalar {
        if let number = scalar.properties.numericValue, (0...9).contains(number),
            number == Double(Int(number)),
            !scalar.properties.isAlphabetic || scalar.properties.generalCategory == .letterNumber
        {
            return Unicode.Scalar(UInt8(48 + Int(number)))
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .enclosingMark:
            return " "
        case .nonspacingMark where scalar == "\u{FE0F}": return " "
        case .dashPunctuation: return "-"
        default: break
        }
        if "oOоО".unicodeScalars.contains(scalar), let last, ("0"..."9").contains(last) { return "0" }
        return scalar
    }

    /// Where a pattern matches the plain text, counted in scalars, and what matches.
    func matches(of pattern: TextPattern) -> [(range: Range<Int>, text: String)] {
        let text = pattern.isSmall ? small : plain
        return text.matches(of: pattern.regex).map { match in
            let start = text.unicodeScalars.distance(from: text.startIndex, to: match.range.lowerBound)
            let part = text[match.range]
            return (start..<start + part.unicodeScalars.count, String(part))
        }
    }

    /// The text as it was written, parts of it replaced.
    func replacing(_ findings: [PersonalData.Finding], with replacement: (String) -> String) -> String {
        var text = ""
        var place = 0
        for finding in findings {
            text += string(place..<finding.range.lowerBound) + replacement(string(finding.range))
            place = finding.range.upperBound
        }
        return text + string(place..<original.count)
    }

    private func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(original[range]))
    }
}

/// A pattern that is made once: that takes longer than most texts take to be searched.
///
/// Regular expressions are compiled at their first use, in a way that several threads may; they have no state else.
struct TextPattern: @unchecked Sendable {
    let regex: Regex<AnyRegexOutput>
    /// It is a pattern of small letters, for either.
    let isSmall: Bool

    init(_ pattern: String, isSmall: Bool = true) {
        guard let regex = try? Regex(pattern) else { preconditionFailure("no pattern: \(pattern)") }
        self.regex = regex.wordBoundaryKind(.simple)
        self.isSmall = isSmall
    }
}
