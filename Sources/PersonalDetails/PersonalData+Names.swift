// What looks like somebody's name, in Kazakh or Russian, in Cyrillic or Latin letters.

extension PersonalData {
    /// Known names in any case and with any ending, surnames and patronymics by their endings, capitals within
    /// a sentence, initials, the word after a post or before a form of address, and letters written apart.
    ///
    /// - Parameter isMarking: Whether a word in small letters is one by its place alone; that is for a reader to judge.
    static func names(in text: ReadableText, isMarking: Bool = true) -> [Finding] {
        var ranges = text.matches(of: initials).map(\.range)
        ranges += text.matches(of: lettersApart).map(\.range)
        let words = text.matches(of: word)
        var named: Set<Int> = []
        for (index, word) in words.enumerated() {
            let name = PersonalName(word.text)
            let isCapitalWithin = name.isCapitalised && !text.startsSentence(at: word.range.lowerBound)
            if isCapitalWithin || name.isLikely
                || isMarking && index > 0 && name.followsPost(words[index - 1].text)
                || isMarking && index + 1 < words.count && name.precedesAddress(words[index + 1].text)
            {
                named.insert(index)
            }
        }
        // What stands right beside a name may be the rest of it.
        for index in named.sorted() {
            for beside in [index - 1, index + 1]
            where words.indices.contains(beside) && !named.contains(beside) {
                let pair = [words[index].range, words[beside].range].sorted { $0.lowerBound < $1.lowerBound }
                if pair[1].lowerBound - pair[0].upperBound == 1,
                    PersonalName(words[beside].text).mayGoWithName
                {
                    named.insert(beside)
                }
            }
        }
        ranges += named.sorted().map { words[$0].range }
        return ranges.map { Finding(kind: .name, range: $0) }
    }

    private static let initials = TextPattern(
        #"\b\p{Lu}\. ?(?:\p{Lu}\. ?)?\p{Lu}\p{L}+|\b\p{Lu}\. ?\p{Lu}\.|\b\p{Lu}\p{L}+ \p{Lu}\.(?: ?\p{Lu}\.)?"#,
        isSmall: false)

    private static let lettersApart = TextPattern(#"\b\p{L}(?:[ .\-_]{1,2}\p{L}\b){3,}"#, isSmall: false)

    private static let word = TextPattern(
        #"\p{L}[\p{L}\p{M}?'’ʼ]*(?:-[\p{L}\p{M}?]+)*"#, isSmall: false)
}

extension ReadableText {
    /// Whether a sentence or a quotation begins here.
    fileprivate func startsSentence(at place: Int) -> Bool {
        let before = plain.unicodeScalars.prefix(place).reversed().first {
            $0 != " " && !"«“„\"'(".unicodeScalars.contains($0)
        }
        return before.map { ".!?…:;\n".unicodeScalars.contains($0) } ?? true
    }
}

/// A word that may be somebody's name.
struct PersonalName {
    private let word: String
    private let folded: String

    init(_ word: String) {
        self.word = word
        folded = Self.folded(word)
    }

    /// A capital first, and not an abbreviation such as ХҚКО.
    var isCapitalised: Bool {
        guard let first = word.first, first.isUppercase else { return false }
        return word.count == 1 || word.count > 5 || word.contains(where: \.isLowercase)
    }

    /// A capital first or, in small letters, the ending of a surname or a name that is a word too; and no post.
    var mayGoWithName: Bool {
        (word.first?.isUppercase == true || hasEndingOfName(word.lowercased(), isCapital: true)
            || Self.isKnown(folded, among: PersonalNames.givenAndCommon))
            && !Self.isKnown(folded, among: PersonalNames.posts)
    }

    /// By the word itself: a known name, or the ending of a surname or a patronymic.
    var isLikely: Bool {
        let isCapital = word.first?.isUppercase ?? false
        if Self.isKnown(folded, among: PersonalNames.given) { return true }
        if isCapital, Self.isKnown(folded, among: PersonalNames.givenAndCommon) { return true }
        return hasEndingOfName(word.lowercased(), isCapital: isCapital)
    }

    private static let certainEnding = TextPattern(
        #".*(?:baev|bekov|zhanov|hanov|aliev|kulov|muratov|.(?:ov|ev)ich)(?:a|u|im|om|em|oi|e|i|ih)?|.{2,}(?:ov|ev)na"#
    )

    private func hasEndingOfName(_ word: String, isCapital: Bool) -> Bool {
        guard word.count > 4 else { return false }
        if folded.wholeMatch(of: Self.certainEnding.regex) != nil { return true }
        if ["ұлы", "қызы", "улы", "кызы"].contains(where: word.hasSuffix) { return true }
        let surnames = [
            "ов", "ова", "ову", "овым", "овой", "ев", "ева", "еву", "евым", "евой", "ёв", "ёва", "ин", "ина",
            "ину",
            "иным", "иной", "ский", "ская", "ского", "ской", "енко", "овны", "овне", "овной", "бек", "бай",
            "гүл",
            "жан", "хан",
        ]
        return isCapital && surnames.contains(where: word.hasSuffix)
    }

    /// Whether it stands where a name does, after a post such as «әкім».
    func followsPost(_ before: String) -> Bool {
        Self.isKnown(Self.folded(before), among: PersonalNames.posts) && !isPlain
    }

    /// Whether it stands where a name does, before a form of address such as «аға».
    func precedesAddress(_ after: String) -> Bool {
        Self.isKnown(Self.folded(after), among: PersonalNames.addresses) && !isPlain
    }

    /// A word of the language that often stands beside a post, or the form of a verb or an adjective.
    private var isPlain: Bool {
        let ending =
            #/.+(?:di|ti|ip|ap|ep|sin|gan|gen|kan|ken|lar|ler|dar|der|tar|ter|ma[id]i|me[id]i|et|it|at|ut|il|al|li|oi|ii|aia|oe|ogo|ie|ia|ih)/#
        let isUsual = PersonalNames.plain.contains { stem in
            folded.hasPrefix(stem) && (stem.count > 3 || folded.count <= stem.count + 3)
        }
        return folded.count < 3 || isUsual || !isCapitalised && folded.wholeMatch(of: ending) != nil
    }

    /// The ending of a case, or what makes a surname of a name.
    private static let endingOfKnown = TextPattern(
        #"(?:bek|bai|zhan|gul|han|g?ali)?(?:[oe]va?|ina?|[oe]vn|[oe]vich)?(?:|[iaeu]|[oe]m|im|[oe]i|iu|ia|[kgn]a|[kg]e|si|s?in|[dtn]i|[dtn]?in|s?ini|s?inin|s?ina|s?ine|[dtn]in|[dt][ae]|[dtn][ae]n|[mbp]en|eke)"#
    )

    /// Whether a word is one of a list, with or without the ending of a case or what makes a surname of it.
    private static func isKnown(_ word: String, among names: [String]) -> Bool {
        names.contains { name in
            // A letter of the word that was lost in an export is any letter.
            guard word.count >= name.count, zip(word, name).allSatisfy({ $0 == $1 || $0 == "?" }) else {
                return name.count > 4 && name.last == "a" && word.hasPrefix(name.dropLast(2))
                    && ["i", "e", "u", "oi", "ei", "iu"].contains {
                        word == name.dropLast() + $0 || name.hasSuffix("iia") && word == name.dropLast(2) + $0
                    }
            }
            return word.dropFirst(name.count).wholeMatch(of: endingOfKnown.regex) != nil
        }
    }

    /// Small Latin letters, so that spellings of a name in several alphabets are one: Kazakh letters as their
    /// Russian neighbours, Latin look-alikes in a Cyrillic word as what they look like.
    static func folded(_ word: String) -> String {
        var word = word.lowercased()
        if word.contains(where: { ("а"..."я").contains($0) }) {
            word = String(word.map { PersonalNames.lookAlikes[$0] ?? $0 })
        }
        let letters = word.map { PersonalNames.latin[$0] ?? ($0.isLetter || $0 == "?" ? String($0) : "") }
            .joined()
        return letters.replacing("kh", with: "h").replacing("gh", with: "g")
    }
}
