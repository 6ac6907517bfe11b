import SurveyModel

/// How much a decoded text looks like one in the instrument's letters, to decide between encodings under
/// which equally much is recognised.
struct LetterCounts {
    private let letters: Set<Character>

    init(_ instrument: Instrument) {
        let labels = instrument.questions.flatMap { question in
            [question.label] + question.choices.map(\.label)
        }
        letters = Set(labels.flatMap { $0.byLanguage.values.joined() }.filter { $0.isLetter && !$0.isASCII })
    }

    /// Two for a small letter of the instrument, one for a capital that does not follow a small letter,
    /// one less for any other sign beyond ASCII, four less for a byte that is no character.
    func score(_ text: [UInt8]) -> Int {
        var score = 0
        var followsSmall = false
        for character in String(decoding: text, as: UTF8.self) {
            defer { followsSmall = character.isLowercase }
            if character.isASCII { continue }
            if character == "\u{FFFD}" {
                score -= 4
            } else if letters.contains(character) && character.isLowercase {
                score += 2
            } else if character.isUppercase, !followsSmall,
                letters.contains(character) || letters.contains(Character(character.lowercased()))
            {
                score += 1
            } else {
                score -= 1
            }
        }
        return score
    }
}
