import Problems
import SurveyModel

/// What the cells of a column hold, each spelling counted.
struct ColumnValues {
    /// The spellings, those that come most often first; small differences of spelling are one.
    private(set) var common: [(text: String, count: Int)] = []
    /// Cells that hold something.
    private(set) var filled = 0

    /// How many answers a list may have.
    static let longestList = 25

    init(_ cells: [String]) {
        var places: [MatchingKey: Int] = [:]
        var spellings: [[String: Int]] = []
        for cell in cells where !cell.isEmpty {
            filled += 1
            let key = MatchingKey(cell)
            let place = places[key] ?? spellings.count
            if place == spellings.count {
                places[key] = place
                spellings.append([:])
            }
            spellings[place][cell, default: 0] += 1
        }
        common = spellings.map { spelling in
            let best = spelling.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first
            return (best?.key ?? "", spelling.values.reduce(0, +))
        }
        common = common.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
    }

    var texts: [String] { common.map(\.text) }

    /// The numbers, if all cells but a few slips hold one.
    var numbers: [Double]? {
        let numbers = common.compactMap { entry in
            Double(entry.text.replacing(",", with: ".")).map { ($0, entry.count) }
        }
        let count = numbers.reduce(0) { $0 + $1.1 }
        return filled > 0 && count * 100 >= filled * 95 ? numbers.map(\.0) : nil
    }

    /// Whether every cell says yes or no, chosen or not; or all that say something say the same.
    var areMarks: Bool {
        guard filled > 0 else { return true }
        return common.allSatisfy { entry in
            let isMark = [KnownWords.Meaning.chosen, .notChosen, .yes, .no].contains {
                KnownWords.means($0, entry.text)
            }
            return isMark || ["0", "1"].contains(entry.text)
        }
    }

    /// Whether most cells hold a day.
    var areDays: Bool {
        let days = common.filter { ColumnValues.isDay($0.text) }.reduce(0) { $0 + $1.count }
        return filled > 0 && days * 10 >= filled * 9
    }

    private static func isDay(_ text: String) -> Bool {
        let day = text.split { $0 == " " || $0 == "T" }.first ?? ""
        let parts = day.split { "./-".contains($0) }
        return parts.count == 3 && parts.contains { $0.count == 4 || $0.count == 2 }
            && parts.allSatisfy { $0.allSatisfy(\.isNumber) } && day.count >= 8
    }

    /// The answers of a list, each of which comes often enough; the others are slips and own answers.
    ///
    /// - Returns: `nil` if the cells hold open text.
    var list: (answers: [String], others: Int)? {
        let least = common.count <= 7 ? 1 : filled >= 40 ? 3 : filled >= 15 ? 2 : 1
        var answers: [(text: String, count: Int)] = []
        var others = 0
        for entry in common {
            // A slip of the keyboard is cleaned later.
            if answers.contains(where: { $0.count > 3 * entry.count && Self.isSlip(entry.text, of: $0.text) })
            {
                continue
            }
            if entry.count >= least, answers.count < Self.longestList {
                answers.append(entry)
            } else {
                others += entry.count
            }
        }
        let covered = answers.reduce(0) { $0 + $1.count }
        let isList =
            !answers.isEmpty && covered * 3 >= filled * 2
            && (answers.count * 2 <= filled || answers.count <= 5)
        return isList ? (answers.map(\.text), others) : nil
    }

    private static func isSlip(_ text: String, of other: String) -> Bool {
        let (a, b) = (MatchingKey(text).text, MatchingKey(other).text)
        guard a.count >= 5, !a.contains(where: \.isNumber) else { return false }
        return editDistance(a, b, limit: 2) <= (a.count > 8 ? 2 : 1) || (a.count > 12 && b.hasPrefix(a))
    }
}
