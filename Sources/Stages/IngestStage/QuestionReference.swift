import SurveyModel

/// A reference to a question, perhaps with one of its options, as exports write it: `7`, `7.`, `Q7`, `№7`,
/// `7-сұрақ`, `q16_3`, `q16.3`, `Q16[3]`, `q0016_0003`, `Q16[SQ003]`. They are compared by their parts.
struct QuestionReference: Hashable {
    let parts: [String]

    /// Words that may stand before or behind a number without meaning anything.
    private static let fillers: Set<String> = [
        "q", "question", "в", "вопрос", "с", "сұрақ", "no", "nr", "й", "ый", "ой", "ші", "шы", "sq",
    ]
    private static let longest = 60

    /// - Returns: `nil` if the text is too long or has signs a reference does not have.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var parts: [String] = []
        var last: Character = " "
        for character in text.lowercased() {
            defer { last = character }
            if character.isASCII && character.isWholeNumber {
                if last.isASCII && last.isWholeNumber {
                    parts[parts.count - 1].append(character)
                } else {
                    parts.append(String(character))
                }
            } else if character.isLetter {
                if last.isLetter {
                    parts[parts.count - 1].append(character)
                } else {
                    parts.append(String(character))
                }
            } else if !(character.isWhitespace || "._-–/[]()№#:,".contains(character)) {
                return nil
            }
        }
        let plain = parts.map { $0.first?.isNumber == true ? String($0.drop { $0 == "0" }) : $0 }
        let meaning = plain.filter { !Self.fillers.contains($0) }
        guard meaning.contains(where: { !$0.isEmpty }) else { return nil }
        self.parts = meaning
    }

    private init(parts: [String]) { self.parts = parts }

    /// With the parts of an option's name behind it.
    func appending(_ option: String) -> QuestionReference? {
        QuestionReference(option).map { QuestionReference(parts: parts + $0.parts) }
    }
}
