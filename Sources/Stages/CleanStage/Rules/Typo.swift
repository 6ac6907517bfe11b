import Problems
import SurveyModel

/// Takes a text for the one choice it is a few slips of the keyboard away from.
///
/// The bound grows with the length of the spelling: one edit from 4 letters on, two from 10, three from
/// 18; further ones are not typos. The nearest spelling of any other choice must be at least two edits
/// farther. Texts that hold digits are never taken for another: `26-36` is not a slip for `37-57`.
struct Typo: ChoiceRule {
    let rule = CleaningRule.typo
    private let list: ChoiceList

    init(_ list: ChoiceList) { self.list = list }

    func codes(_ text: CellText) -> [String] {
        let text = text.key.text
        if text.contains(where: \.isNumber) { return [] }
        var nearest: [String: Int] = [:]
        var isWithinBound = false
        var best = Int.max
        for (spelling, code) in list.spellings {
            let distance = editDistance(spelling.text, text)
            nearest[code] = min(nearest[code] ?? .max, distance)
            if distance <= Typo.bound(min(spelling.text.count, text.count)) {
                isWithinBound = true
                best = min(best, distance)
            }
        }
        return isWithinBound ? list.ordered(nearest.filter { $0.value <= best + 1 }.map(\.key)) : []
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
