import Problems
import SurveyModel

/// Takes a text for the one choice it is a few slips of the keyboard away from.
///
/// The bound grows with the length of the spelling: one edit from 4 letters on, two from 10, three from
/// 18; further ones are not typos. The nearest spelling of any other choice must be at least two edits
/// farther. Texts that hold digits are never taken for another: `26-36` is not a slip for `37-57`.
struct Typo {
    private let spellings: [(key: MatchingKey, code: String)]

    init(_ list: ChoiceList) { spellings = list.spellings }

    func code(_ key: MatchingKey) -> String? {
        if key.text.contains(where: \.isNumber) { return nil }
        var distances: [String: Int] = [:]
        var within: [String: Int] = [:]
        for (spelling, code) in spellings {
            let distance = editDistance(spelling.text, key.text)
            distances[code] = min(distances[code] ?? .max, distance)
            if distance <= Typo.bound(min(spelling.text.count, key.text.count)) {
                within[code] = min(within[code] ?? .max, distance)
            }
        }
        guard let best = within.min(by: { $0.value < $1.value }),
            distances.allSatisfy({ $0.key == best.key || $0.value >= best.value + 2 })
        else { return nil }
        return best.key
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
