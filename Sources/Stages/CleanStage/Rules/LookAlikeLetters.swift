import SurveyModel

/// Latin letters for the Cyrillic ones they look like, or the other way round: `Pyce` for «Русе».
///
/// A word all in Cyrillic is never taken for another: only words that hold Latin letters are looked at.
struct LookAlikeLetters: ChoiceRule {
    let rule = CleaningRule.lookAlike
    private let folding: Folding

    init(_ list: ChoiceList) { folding = Folding(list, fold: cyrillicLookAlikes) }

    func codes(_ text: CellText) -> [String] {
        let words = text.key.text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.contains(where: holdsLatin) else { return [] }
        return folding.codes(text.key.text) { spelling in
            let others = spelling.split(separator: " ", omittingEmptySubsequences: false)
            return zip(words, others).allSatisfy { $0 == $1 || holdsLatin($0) }
        }
    }
}

private func holdsLatin(_ word: Substring) -> Bool {
    word.contains { $0.isASCII && $0.isLetter || $0 == "ə" }
}

/// Latin letters and the Cyrillic ones they look like, in lower case or, as `h` and «Н», in upper case.
let cyrillicLookAlikes: [Character: Character] = [
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "i": "і", "k": "к", "m": "м", "o": "о", "p": "р",
    "t": "т", "u": "и", "x": "х", "y": "у", "n": "п", "\u{0259}": "ә", "\u{0275}": "ө",
]
