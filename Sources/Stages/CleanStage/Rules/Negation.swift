import Problems
import SurveyModel

/// Whether two texts differ by a negation: a word, a prefix, a suffix or a syllable that turns the meaning round,
/// whole or keyed with a slip. Such a difference is never a slip of the keyboard.
enum Negation {
    private static let words = Set(KnownWords.keys(.negatingWord).map(\.text))
    private static let prefixes = texts(.negatingPrefix)
    private static let suffixes = texts(.negatingSuffix)
    private static let infixes = texts(.negatingInfix)
    /// Parts of prefixes: a slip may have taken the rest.
    private static let prefixParts = Set(
        prefixes.flatMap { prefix in
            prefix.indices.flatMap { start in
                prefix[start...].indices.map { String(prefix[start...$0]) }
            }
        })

    private static func texts(_ meaning: KnownWords.Meaning) -> [String] {
        KnownWords.keys(meaning).map(\.text).sorted()
    }

    /// - Parameter spelling: As the form has it; a part of a prefix can only be missing from the text.
    static func separates(_ spelling: MatchingKey, _ text: MatchingKey) -> Bool {
        let a = spelling.text.split { !$0.isLetter }.map(String.init)
        let b = text.text.split { !$0.isLetter }.map(String.init)
        if a.count(where: words.contains) != b.count(where: words.contains) { return true }
        // A blank lost or added may hide the word: «не доволен», «недоволен».
        let pairs = a.count == b.count ? Array(zip(a, b)) : [(a.joined(), b.joined())]
        return pairs.contains { $0 != $1 && (turns($0, $1) || turns($1, $0) || isBegun($1, $0)) }
    }

    /// Whether a word is nearer to another without a negation in it.
    private static func turns(_ word: String, _ other: String) -> Bool {
        let distance = editDistance(word, other)
        // The ending that a negation took the place of counts as well: «тиімді», «тиімсіз».
        let allowed = distance > 1 ? distance : 0
        let bare = suffixes.filter { word.hasSuffix($0) && !other.hasSuffix($0) }
        if bare.contains(where: { editDistance(String(word.dropLast($0.count)), other) <= allowed }) {
            return true
        }
        var shorter = prefixes.filter(word.hasPrefix).map { String(word.dropFirst($0.count)) }
        shorter += suffixes.filter(word.hasSuffix).map { String(word.dropLast($0.count)) }
        for infix in infixes {
            for range in word.ranges(of: infix) where range.lowerBound > word.startIndex {
                shorter.append(String(word[..<range.lowerBound]) + String(word[range.upperBound...]))
            }
        }
        return shorter.contains { $0.count > 1 && editDistance($0, other) < distance }
    }

    /// Whether a word is another behind a part of a prefix.
    private static func isBegun(_ word: String, _ other: String) -> Bool {
        let extra = word.count - other.count
        guard (1...4).contains(extra), word.hasSuffix(other) else { return false }
        return prefixParts.contains(String(word.prefix(extra)))
    }
}
