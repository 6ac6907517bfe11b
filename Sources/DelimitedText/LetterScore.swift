/// How much a decoded text looks like one in certain letters, to decide between encodings.
public struct LetterScore: Sendable {
    /// The letters of Kazakh and Russian.
    public static let kazakhAndRussian = LetterScore(
        Set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮҺІ"))

    private let letters: Set<Character>

    /// - Parameter letters: Beyond ASCII.
    public init(_ letters: Set<Character>) { self.letters = letters }

    /// Two for a small letter of the set, one for a capital that does not follow a small letter, one less for
    /// any other sign beyond ASCII, four less for a byte that is no character.
    public func of(_ text: [UInt8]) -> Int {
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
