import Problems
import SurveyModel

/// Whether two texts differ by a negation: a word, a prefix, a suffix or a syllable that turns the meaning round,
/// whole or keyed with a slip; or by one part of a word for another of contrary sense: «включён», «выключен»;
/// `trainer`, `trainee`. Such a difference is never a slip of the keyboard.
enum Negation {
    private static let words = Set(KnownWords.keys(.negatingWord).map(\.text))
    private static let prefixes = texts(.negatingPrefix)
    private static let suffixes = texts(.negatingSuffix)
    private static let infixes = texts(.negatingInfix)
    private static let contraries: [(meaning: KnownWords.Meaning, parts: [[String]])] =
        [.contraryPrefix, .contraryPart, .contrarySuffix].map { meaning in
            (meaning, texts(meaning).map { $0.split(separator: " ").map(String.init) })
        }
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
        return pairs.contains {
            $0 != $1 && (turns($0, $1) || turns($1, $0) || isBegun($1, $0) || areContrary($0, $1))
        }
    }

    /// Whether one part for another of contrary sense brings the words nearer to each other.
    private static func areContrary(_ word: String, _ other: String) -> Bool {
        let distance = editDistance(word, other)
        for (meaning, sets) in contraries {
            for parts in sets {
                for part in parts {
                    for contrary in parts where contrary != part && other.contains(contrary) {
                        guard let changed = replacing(part, by: contrary, in: word, meaning),
                            editDistance(changed, other) < distance
                        else { continue }
                        return true
                    }
                }
            }
        }
        return false
    }

    /// - Returns: `nil` where the part does not stand in the word where its kind does, or nothing is left beside it.
    private static func replacing(
        _ part: String, by contrary: String, in word: String, _ meaning: KnownWords.Meaning
    ) -> String? {
        switch meaning {
        case .contraryPrefix:
            return word.hasPrefix(part) && word.count > part.count + 2
                ? contrary + word.dropFirst(part.count) : nil
        case .contrarySuffix:
            return word.hasSuffix(part) && word.count > part.count + 2
                ? word.dropLast(part.count) + contrary : nil
        default: return word.contains(part) ? word.replacing(part, with: contrary) : nil
        }
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
