/// A text some of whose letters were lost on the way: each `?` stands for one letter, a run of U+FFFD for any
/// few up to its length, since one letter lost may leave several such marks.
public struct LostLetters {
    private let pattern: [Character]

    /// - Returns: `nil` if nothing seems lost, or too much to know the text by: at least three characters and
    ///   half of all must be left. A `?` at the end is taken for a question mark.
    public init?(_ key: MatchingKey) {
        pattern = Array(key.text)
        let lost =
            pattern.dropLast().count { $0 == "?" || $0 == "\u{FFFD}" } + (pattern.last == "\u{FFFD}" ? 1 : 0)
        guard lost > 0, lost * 2 <= pattern.count, pattern.count - lost >= 3 else { return nil }
    }

    /// Whether the text may be what it was.
    public func fits(_ key: MatchingKey) -> Bool {
        let text = Array(key.text)
        // The positions in the text up to which the pattern so far fits.
        var reached: Set<Int> = [0]
        var index = 0
        while index < pattern.count, !reached.isEmpty {
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
        return reached.contains(text.count)
    }
}
