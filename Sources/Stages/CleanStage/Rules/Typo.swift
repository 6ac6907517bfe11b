import Problems
import SurveyModel

/// Takes a text for the one choice it is a few slips of the keyboard away from.
///
/// The bound grows with the length of the spelling: one edit from 4 letters on, two from 10, three from
/// 18; further ones are not typos. The nearest spelling of any other choice must be at least two edits
/// farther, that of a choice of the other pole three. Texts that hold digits are never taken for another:
/// `26-36` is not a slip for `37-57`. Nor is a text that differs by a negation, one that is a word of its own, or
/// a short one that begins with another letter; nor one that comes so often in its column that somebody meant it.
/// A letter for another counts once only where fingers take one for the other (``Slip``).
struct Typo: ChoiceRule {
    let rule = CleaningRule.typo
    private let list: ChoiceList
    private let words: Set<MatchingKey>
    private let counts: TextCounts

    /// How often a text comes at least that nobody can have mistyped each time.
    private static let often = 3

    /// - Parameters:
    ///   - words: Words of the form's languages.
    ///   - counts: How often each text comes in the column.
    init(_ list: ChoiceList, words: Set<MatchingKey> = [], counts: TextCounts = TextCounts([])) {
        self.list = list
        self.words = words
        self.counts = counts
    }

    func codes(_ text: CellText) -> [String] {
        let (key, text) = (text.key, text.key.text)
        if text.contains(where: \.isNumber) || words.contains(key) { return [] }
        var nearest: [String: Int] = [:]
        var isWithinBound = false
        var best = Int.max
        let farthest = Typo.bound(text.count) + 2
        for (spelling, code) in list.spellings {
            // What is farther off than any bound, and two edits more, changes nothing.
            let distance = editDistance(spelling.text, text, limit: farthest)
            nearest[code] = min(nearest[code] ?? .max, distance)
            guard distance <= Typo.bound(min(spelling.text.count, text.count)) else { continue }
            // Nobody can tell then whether the negation or the rest is the slip.
            if Negation.separates(spelling, key) || beginsOtherwise(spelling.text, text) { return [] }
            isWithinBound = true
            best = min(best, distance)
        }
        guard isWithinBound else { return [] }
        if isMeant(key, nearest.filter { $0.value == best }.map(\.key)) { return [] }
        let poles = Set(nearest.filter { $0.value == best }.compactMap { list.pole(of: $0.key) })
        let codes = list.ordered(
            nearest.filter { code, distance in
                let isOpposite = list.pole(of: code).map { !poles.isEmpty && !poles.contains($0) } ?? false
                return distance <= best + (isOpposite ? 2 : 1)
            }.map(\.key))
        return codes.count > 1 || isSlip(text, of: codes) ? codes : []
    }

    /// Whether fingers alone make the text out of a choice's spelling.
    private func isSlip(_ text: String, of codes: [String]) -> Bool {
        let length = text.count
        return list.spellings.contains { spelling, code in
            guard codes.contains(code) else { return false }
            let bound = Typo.bound(min(spelling.text.count, length))
            return abs(spelling.text.count - length) <= bound && Slip.count(spelling.text, text) <= bound
        }
    }

    /// Whether a text comes again and again, and at least half as often as the choices it might be a slip for.
    private func isMeant(_ key: MatchingKey, _ codes: [String]) -> Bool {
        let count = counts[key]
        guard count >= Typo.often else { return false }
        return count * 2
            >= list.spellings.filter { codes.contains($0.code) }.reduce(0) { $0 + counts[$1.key] }
    }

    /// A short word with another first letter is another word: `food` is not `good`.
    private func beginsOtherwise(_ spelling: String, _ text: String) -> Bool {
        guard spelling.count == text.count, spelling.count < 8 else { return false }
        return spelling.first != text.first && spelling.dropFirst() == text.dropFirst()
    }

    static func bound(_ length: Int) -> Int {
        switch length {
        case ..<4: 0
        case ..<10: 1
        case ..<18: 2
        default: 3
        }
    }
}

/// How often texts come in a column, those of a cell with several answers one by one.
struct TextCounts {
    private let counts: [MatchingKey: Int]

    init(_ columns: [RawColumn]) {
        var counts: [MatchingKey: Int] = [:]
        for column in columns {
            for (text, count) in column.texts {
                for part in text.split(whereSeparator: JoinedCoder.separators.contains) {
                    counts[MatchingKey(String(part)), default: 0] += count
                }
            }
        }
        self.counts = counts
    }

    subscript(key: MatchingKey) -> Int { counts[key] ?? 0 }
}
