import Problems
import Statistics
import SurveyModel

/// How one choice may look in the cells of an export.
struct Spelling {
    /// As the operator means to key it.
    let proper: String
    /// The same but for case and spaces.
    let variants: [String]
    /// With one slip of the keyboard, still nearest to this choice.
    let misspelt: [String]

    private static let attempts = 12
    private static let mostMisspelt = 6
    /// Shorter texts are keyed without slips: too little of them would be left.
    private static let shortest = 6
    /// Every other choice must be at least this many edits away from a misspelling.
    private static let clearance = 4

    init(_ proper: String, others: [String], using generator: inout SplitMix64) {
        self.proper = proper
        variants = Spelling.variants(of: proper)
        var misspelt: [String] = []
        for _ in 0..<Spelling.attempts where misspelt.count < Spelling.mostMisspelt {
            guard let text = Spelling.slip(in: proper, using: &generator), !misspelt.contains(text) else {
                continue
            }
            if others.allSatisfy({ editDistance($0, text) >= Spelling.clearance }) { misspelt.append(text) }
        }
        self.misspelt = misspelt
    }

    private static func variants(of text: String) -> [String] {
        var variants = [text + " ", " " + text]
        let capitalized = text.prefix(1).uppercased() + text.dropFirst()
        if capitalized != text { variants += [capitalized, text.uppercased()] }
        if let space = text.firstIndex(of: " ") {
            variants.append(text[..<space] + " " + text[space...])
        }
        return variants
    }

    /// Two letters exchanged, one left out or one doubled; `nil` if that would change nothing.
    private static func slip(in text: String, using generator: inout SplitMix64) -> String? {
        var letters = Array(text)
        guard letters.count >= shortest, !letters.contains(where: \.isNumber) else { return nil }
        let index = 1 + generator.below(letters.count - 2)
        let kind = generator.below(3)
        guard letters[index].isLetter, letters[index + 1].isLetter else { return nil }
        switch kind {
        case 0 where letters[index] != letters[index + 1]: letters.swapAt(index, index + 1)
        case 1: letters.remove(at: index)
        case 2: letters.insert(letters[index], at: index)
        default: return nil
        }
        return String(letters)
    }
}
