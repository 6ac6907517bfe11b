/// What in a respondent's own words could name or reach somebody.
///
/// Numbers and addresses can be told by their form and are taken out. Names cannot; texts that may hold one
/// are for a person to read.
public struct PersonalData {
    /// What stands in the place of what was taken out.
    public static let mark = "[…]"

    /// The text without phone numbers, national ids, e-mail and web addresses and car plates.
    public static func removed(from text: String) -> String {
        var text = text
        // Addresses first: their digits are no phone numbers.
        for pattern in [
            #/[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+/#,
            #/(?:https?:\/\/|www\.)\S+/#.ignoresCase(),
            #/[\w\-]+(?:\.[\w\-]+)*\.(?:kz|қаз|ru|рф|com|org|net|info|me)\b(?:\/\S*)?/#.ignoresCase(),
            #/@[A-Za-z_][\w.]{2,}/#,
            // 123 ABC 08, and the older H 123 ABC.
            #/\b\d{3}[ \-]?[A-ZА-Я]{2,3}[ \-]?\d{2}\b/#.ignoresCase(),
            #/\b[A-ZА-Я][ \-]?\d{3}[ \-]?[A-ZА-Я]{2,3}\b/#,
        ] { text.replace(pattern, with: mark) }
        return text.replacing(#/\+?\(?\d(?:[ \u{A0}().\-–]{0,2}\d){4,}/#) { match in
            isIdentifying(match.output) ? mark : String(match.output)
        }
    }

    /// Whether a number is a phone number, a national id, a date of birth or another that names somebody,
    /// and no sum of money and no span of years.
    private static func isIdentifying(_ number: Substring) -> Bool {
        let digits = number.compactMap(\.wholeNumberValue)
        if isNationalID(digits) { return true }
        if number.wholeMatch(of: #/(?:19|20)\d\d ?[\-–] ?(?:19|20)\d\d/#) != nil { return false }
        if number.wholeMatch(of: #/\d{1,3}(?:[ \u{A0}]\d{3}){1,2}/#) != nil { return false }
        return digits.count >= 6 || number.contains("-")
    }

    /// Whether twelve digits are a national id (ЖСН, ИИН): the last is the check digit of the others.
    ///
    /// Source: Government of Kazakhstan, resolution 853 of 22 August 2003: the digits weighted 1 to 11,
    /// modulo 11; if that is 10, weighted 3 to 11, 1, 2; if it is 10 again, the number is not given out.
    public static func isNationalID(_ digits: [Int]) -> Bool {
        guard digits.count == 12 else { return false }
        for first in [1, 3] {
            let sum = digits.prefix(11).enumerated().reduce(0) { sum, digit in
                sum + digit.element * ((digit.offset + first - 1) % 11 + 1)
            }
            if sum % 11 < 10 { return sum % 11 == digits[11] }
        }
        return false
    }
}

extension PersonalData {
    /// Whether a text may hold somebody's name, in Kazakh or Russian: a capital within a sentence, initials,
    /// or the ending of a patronymic or a surname.
    public static func mayHoldName(_ text: String) -> Bool {
        if text.contains(#/\b\p{Lu}\. ?(?:\p{Lu}\.|\p{Lu}\p{Ll})|\p{Lu}\p{Ll}+ \p{Lu}\./#) { return true }
        var startsSentence = true
        for word in text.split(whereSeparator: \.isWhitespace) {
            let letters = word.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }
            defer { startsSentence = word.last.map { ".!?…:".contains($0) } ?? false }
            guard let first = letters.first else { continue }
            if hasEndingOfName(letters.lowercased(), isCapital: first.isUppercase) { return true }
            let isAbbreviation = letters.count > 1 && letters.allSatisfy { !$0.isLowercase }
            if first.isUppercase, !startsSentence, !isAbbreviation { return true }
        }
        return false
    }

    private static func hasEndingOfName(_ word: String, isCapital: Bool) -> Bool {
        guard word.count > 4 else { return false }
        let patronymics = ["ұлы", "қызы", "улы", "кызы", "ович", "евич", "овна", "евна"]
        if patronymics.contains(where: word.hasSuffix) { return true }
        let surnames = [
            "ов", "ова", "ев", "ева", "ёв", "ёва", "ин", "ина", "ский", "ская", "енко", "бек", "бай", "гүл",
            "жан", "хан",
        ]
        return isCapital && surnames.contains(where: word.hasSuffix)
    }
}
