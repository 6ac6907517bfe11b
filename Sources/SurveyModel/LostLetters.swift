/// A text some of whose letters were lost on the way: each `?` stands for one letter, a run of U+FFFD for any
/// few up to its length, since one letter lost may leave several such marks.
public struct LostLetters {
    private let pattern: [Character]
    /// How many `?` stand at the end: each a lost letter, or a question mark.
    private let ending: Int

    /// - Returns: `nil` if nothing seems lost, or too much to know the text by: at least three characters and
    ///   half of all must be left.
    /// - Parameter isQuestion: Whether a single `?` at the end is taken for a question mark.
    public init?(_ key: MatchingKey, isQuestion: Bool = true) {
        pattern = Array(key.text)
        let isAsked = isQuestion && pattern.last == "?"
        let lost = pattern.dropLast(isAsked ? 1 : 0).count { $0 == "?" || $0 == "\u{FFFD}" }
        guard lost > 0, lost * 2 <= pattern.count, pattern.count - lost >= 3 else { return nil }
        ending = pattern.reversed().prefix { $0 == "?" }.count
    }

    /// The same of a text that may be too short to be known by what is left: one sign must be.
    public init?(short key: MatchingKey) {
        pattern = Array(key.text)
        ending = 0
        let isLost = { (sign: Character) in sign == "?" || sign == "\u{FFFD}" }
        guard pattern.contains(where: isLost), pattern.contains(where: \.isLetter) else { return nil }
    }

    /// Letters of Kazakh that the encodings of Russian lack.
    private static let kazakh: Set<Character> = ["ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і"]

    /// Whether the text may be what it was, if each sign stands for one Kazakh letter.
    public func fitsKazakh(_ key: MatchingKey) -> Bool {
        let text = Array(key.text)
        return text.count == pattern.count
            && zip(pattern, text).allSatisfy { sign, letter in
                sign == letter || (sign == "?" || sign == "\u{FFFD}") && LostLetters.kazakh.contains(letter)
            }
    }

    /// Whether a text holds any sign that may stand for a lost letter; most do not.
    public static func mayHaveLost(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "?") || $0 == 0xEF }
    }

    /// Whether a text has certainly lost letters: no question mark stands before a letter.
    public static func hasLost(_ text: String) -> Bool {
        guard mayHaveLost(text) else { return false }
        return text.contains("\u{FFFD}")
            || zip(text, text.dropFirst()).contains { $0 == "?" && $1.isLetter && !$1.isUppercase }
    }

    /// Whether the text may be what it was.
    public func fits(_ key: MatchingKey) -> Bool { fits(Array(key.text)) }

    /// The same of a text's letters.
    public func fits(_ text: [Character]) -> Bool {
        // Most texts differ in one of the first letters.
        for (sign, letter) in zip(pattern, text) {
            if sign == "\u{FFFD}" { break }
            if sign != "?", sign != letter { return false }
        }
        // The positions in the text up to which the pattern so far fits.
        var reached: Set<Int> = [0]
        var index = 0
        while index < pattern.count - ending, !reached.isEmpty {
            let run = pattern[index...].prefix { $0 == "\u{FFFD}" }.count
            if run > 0 {
                reached = Set(reached.flatMap { $0...min($0 + run, text.count) })
                index += run
                continue
            }
            let sign = pattern[index]
            reached = Set(
                reached.filter { $0 < text.count && (sign == "?" || sign == text[$0]) }.map { $0 + 1 })
            index += 1
        }
        return reached.contains { (0...ending).contains(text.count - $0) }
    }
}
