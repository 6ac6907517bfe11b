import LabelledFile
import StageFiles

/// Which number or letter stands for each cell of a column that is no plain number or text.
struct CodePlan {
    private(set) var values: [String: LabelledValue] = [:]
    private(set) var missing: [Double] = []
    /// The codes that had to be given another number than their name, or a letter.
    private(set) var renumbered: [(code: String, written: String)] = []

    /// SPSS: an unresolved answer and a question not asked are numbers below all others, by default −9 and −8; a choice
    /// that is no answer keeps its number if it is the only one, else it is −1 and down.
    /// Stata: these are `.i`, `.s`, and `.a` and on.
    init(_ format: LabelledFormat, _ variable: CodedVariable, _ summary: CodedData.Summary) {
        let names = variable.codes.map(\.name)
        let apart = variable.isFlag ? [] : variable.codes.filter(\.isMissing).map(\.name)
        var next = (names.compactMap(Self.number).max() ?? 0) + 1
        var letters = "abcdefghjklmnopqrtuvwxyz".makeIterator()
        var below = -1
        for name in names {
            if apart.contains(name), format == .dta, let letter = letters.next() {
                values[name] = .tag(letter)
                renumbered.append((name, ".\(letter)"))
            } else if let number = Self.number(name), apart.count < 2 || !apart.contains(name) {
                values[name] = .number(Double(number))
                if apart.contains(name) { missing.append(Double(number)) }
            } else if apart.count > 1, apart.contains(name) {
                give(name, below)
                missing.append(Double(below))
                below -= 1
            } else {
                give(name, next)
                if apart.contains(name) { missing.append(Double(next)) }
                next += 1
            }
        }
        if format == .dta {
            (values[Unanswered.invalid], values[Unanswered.notAsked]) = (.tag("i"), .tag("s"))
            missing = []
        } else {
            var least = variable.kind == .date ? 0 : min(0, summary.smallest)
            for case .number(let number) in values.values { least = min(least, number) }
            var power = 10.0
            while 2 - power >= least { power *= 10 }
            (values[Unanswered.invalid], values[Unanswered.notAsked]) = (
                .number(1 - power), .number(2 - power)
            )
            missing = (missing + [1 - power, 2 - power]).sorted()
        }
    }

    private mutating func give(_ name: String, _ number: Int) {
        values[name] = .number(Double(number))
        renumbered.append((name, String(number)))
    }

    /// The number that a choice's name is: no sign, no zeros in front, at most nine digits.
    private static func number(_ name: String) -> Int? {
        guard name.utf8.count <= 9, let number = Int(name), number >= 0, String(number) == name else {
            return nil
        }
        return number
    }
}
