// What reaches or identifies somebody and is known by its form: addresses, car plates, accounts, dates, numbers.

extension PersonalData {
    /// E-mail and web addresses, handles; streets and houses with their numbers.
    static func addresses(in text: ReadableText) -> [Finding] {
        text.findings(.address, of: online, isCertain: true) + text.findings(.address, of: houses)
    }

    private static let online: [TextPattern] = {
        let ending = "kz|қаз|ru|рф|com|org|net|info|me|edu|gov|io|app|site|online"
        return [
            #"(?:[\w+-]+ \. ?)?[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[\w-]+)+"#, #"(?:https?://|www\.)\S+"#,
            #"[\w-]+(?:\.[\w-]+)*\.(?:\#(ending))\b(?:/\S*)?"#, #"@[\p{L}_][\w.]{2,}"#,
            #"[\w.+-]+ ?(?:[(\[{] ?(?:at|эт|ат|собака|@) ?[)\]}]|собака) ?[\w-]+(?: ?(?:\.|[(\[{] ?(?:dot|точка|нүкте) ?[)\]}]|точка) ?[\w-]+)*"#,
        ].map { TextPattern($0) }
    }()

    private static let houses: [TextPattern] = {
        let street =
            "көше|көшесі|к-сі|көш|көшесінде|көшесінің|даңғыл|даңғылы|д-лы|тұйық|тұйығы|ықшамаудан|ықшамауданы|шағынаудан|мкр|"
            + "микрорайон|м-н|ул|улица|улице|улицы|проспект|проспекте|пр|пер|переулок|переулке|үй|үйі|үйде|үйдің|дом|"
            + "доме|дома|пәтер|пәтері|пәтерде|кв|квартира|квартире|квартиры|street|flat"
        return [
            #"\b(?:\#(street))\b[ .,:№n#-]{0,4}[0-9]+[а-яa-z]?\b"#,
            #"\b(?:ул|улица|улице|улицы|проспект|проспекте|пр|пер|переулок)\b[ .,:]{0,3}\w+(?: \w+){0,2}[ ,№-]{1,4}[0-9]+"#,
            #"\b\w+(?: \w+)? (?:көшесі|к-сі|көш|көшесінің|даңғылы|д-лы|ықшамауданы|шағынауданы)\b[ .,:№n#-]{0,4}[0-9]+[а-яa-z]?\b"#,
            #"\b[0-9]+[ -]{0,2}(?:\#(street))\b"#, #"\bд\. ?[0-9]+[а-яa-z]?\b"#,
        ].map { TextPattern($0) }
    }()

    /// 123 ABC 08, the older H 123 ABC, and a Russian one, A 123 BC 77.
    static func plates(in text: ReadableText) -> [Finding] {
        text.findings(.plate, of: platePatterns, isCertain: true)
    }

    private static let platePatterns: [TextPattern] = {
        let gap = #"[ ._/-]{0,2}"#
        let plates = [
            #"\b[0-9]{3}\#(gap)[a-zа-яәғіңқүұөһ]{2,3}\#(gap)[0-9]{2}\b"#,
            #"\b[a-zа-я]\#(gap)[0-9]{3}\#(gap)[a-zа-я]{2}\#(gap)[0-9]{2,3}\b"#,
        ]
        let old = #"\b[A-ZА-Я]\#(gap)[0-9]{3}\#(gap)[A-ZА-Я]{2,3}\b"#
        return plates.map { TextPattern($0) } + [TextPattern(old, isSmall: false)]
    }()

    /// National ids, and numbers of bank accounts and cards.
    static func accounts(in text: ReadableText) -> [Finding] {
        let long = text.matches(of: longNumber).filter { _, number in
            let digits = number.compactMap(\.wholeNumberValue)
            return isNationalID(digits) || digits.count >= 16 && isIdentifying(number)
        }
        return text.findings(.account, of: [iban], isCertain: true)
            + long.map { Finding(kind: .account, range: $0.range, isCertain: true) }
    }

    private static let iban = TextPattern(#"\b[kк][zз] ?[0-9]{2}(?:[ -]?[a-zа-я0-9]){16}\b"#)

    /// Days with month and year; years beside a word for birth.
    static func dates(in text: ReadableText) -> [Finding] {
        text.findings(.date, of: days, isCertain: true) + text.findings(.date, of: monthsAndBirths)
    }

    private static let days: [TextPattern] = {
        let gap = #"[ ./-]{1,2}"#
        return [
            #"\b[0-9]{1,2}\#(gap)[0-9]{1,2}\#(gap)(?:19|20)[0-9]{2}\b"#,
            #"\b[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}\b"#,
            #"\b(?:19|20)[0-9]{2}\#(gap)[0-9]{1,2}\#(gap)[0-9]{1,2}\b"#,
        ].map { TextPattern($0) }
    }()

    private static let monthsAndBirths: [TextPattern] = {
        let month =
            "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|январ|феврал|март|"
            + "апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
        let birth = #"(?:туған|туылған|г\. ?р|г/р|гр\b|рожд|родил|born|birth)\w*"#
        return [
            #"\b[0-9]{1,2}[ -]{0,2}(?:\#(month))\w*(?:,? *[0-9]{4})?"#,
            #"\b(?:19|20)?[0-9]{2}[^0-9.!?]{0,15}\#(birth)"#, #"\#(birth)[^0-9!?]{0,20}[0-9][0-9 ./-]*[0-9]"#,
        ].map { TextPattern($0) }
    }()

    /// Phone numbers and whatever else has three digits or more and is no year; numbers written as words.
    static func numbers(in text: ReadableText) -> [Finding] {
        let long = text.matches(of: longNumber).filter { isIdentifying($0.text) }
        let others = text.matches(of: shortNumber).filter { $0.text.wholeMatch(of: spanOfYears) == nil }
        return long.map { Finding(kind: .number, range: $0.range, isCertain: true) }
            + others.map { Finding(kind: .number, range: $0.range) }
            + text.findings(.number, of: [wordsOfNumber])
    }

    private static let wordsOfNumber = TextPattern(
        #"\b(?:(?:\#(numeral))\w{0,6}[ ,.-]{1,3}){4,}(?:\#(numeral))\w{0,6}\b"#)

    private static let shortNumber = TextPattern(
        #"[0-9](?:[ .,()\-_\/*:;·•|'~+=]{0,3}[0-9]){2,}"#, isSmall: false)

    /// Digits that may be one number, whatever stands between them, but for the gaps of a list.
    private static let longNumber = TextPattern(
        #"\+?\(?[0-9](?:(?:[ .()\-_\/*:·•|'~+=]{0,3}|,)[0-9]){4,}"#, isSmall: false)

    private static var spanOfYears: Regex<Substring> {
        #/(?:19|20)[0-9]{2}(?: ?[\-\/] ?(?:19|20)?[0-9]{2})?/#
    }

    private static let numeral =
        "нөл|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|"
        + "мың|ноль|нуль|один|одна|два|две|три|четыр|пять|пят|шесть|шест|семь|сем|восемь|восем|девят|десят|сорок|"
        + "сто|двест|трист|тысяч"

    /// Whether a number is a phone number, a national id, a date of birth or another that names somebody,
    /// and no sum of money and no span of years.
    private static func isIdentifying(_ number: String) -> Bool {
        let digits = number.compactMap(\.wholeNumberValue)
        if isNationalID(digits) { return true }
        if number.wholeMatch(of: spanOfYears) != nil { return false }
        if number.wholeMatch(of: #/[0-9]{1,3}(?: [0-9]{3}){1,2}/#) != nil { return false }
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

extension ReadableText {
    /// What matches one of several patterns.
    fileprivate func findings(
        _ kind: PersonalData.Kind, of patterns: [TextPattern], isCertain: Bool = false
    ) -> [PersonalData.Finding] {
        patterns.flatMap(matches).map {
            PersonalData.Finding(kind: kind, range: $0.range, isCertain: isCertain)
        }
    }
}
