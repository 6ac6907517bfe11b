// What columns and cells of a register hold that names or reaches somebody.

extension PersonalData {
    /// What a column holds by its header, in Kazakh, Russian or English; `nil` where the header does not tell.
    public static func kind(ofHeader header: String) -> Kind? {
        let words = ReadableText(header).small.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let text = " " + words.joined(separator: " ") + " "
        return headers.first { _, names in names.contains { text.contains(" \($0)") } }?.kind
    }

    /// How parts of headers begin, after a blank; the more telling kinds first. A blank behind one asks for the whole word.
    private static let headers: [(kind: Kind, names: [String])] = [
        (
            .account,
            [
                "жсн ", "иин ", "iin ", "ssn ", "жеке сәйкестендіру", "индивидуальный идентификац",
                "individual identification", "national id", "жеке куәлік", "куәлік нөмірі",
                "удостоверение личност",
                "удостоверения личност", "номер удостоверения", "паспорт", "төлқұжат", "passport", "id card",
                "identity card", "iban ", "банк шоты", "банковский счет", "bank account",
            ]
        ),
        (
            .number,
            [
                "телефон", "байланыс т ", "байланыс нөмірі", "байланыс номері", "контактн", "ұялы", "тел ",
                "моб ", "мобильн", "сотов", "whatsapp", "ватсап", "telegram", "phone", "telephone", "mobile",
                "cell number", "contact number", "contact no ",
            ]
        ),
        (
            .address,
            [
                "мекен жай", "мекенжай", "тұрғылықты жер", "тұратын жер", "адрес", "место жительства",
                "место проживания", "прописка", "тіркелген жер", "address", "residence", "көшесі", "улица ",
                "street", "үй нөмірі", "номер дома", "электрондық пошта", "электронная почта", "эл почта",
                "e mail",
                "email", "почта ",
            ]
        ),
        (
            .date,
            [
                "туған күн", "туған жыл", "туылған күн", "дата рождения", "год рождения", "date of birth",
                "birth date", "birthdate", "birthday", "year of birth", "dob ",
            ]
        ),
        (
            .name,
            [
                "аты жөні", "аты жөн", "аты әкесінің аты", "тегі ", "есімі ", "әкесінің аты", "т а ә ",
                "таә ",
                "т а ж ", "фио ", "ф и о ", "фамилия", "имя ", "отчество", "заявитель ", "обратившийся ",
                "өтініш беруші ", "арызданушы ", "full name", "first name", "last name", "surname",
                "family name",
                "given name", "name of applicant", "name of the applicant", "applicant name", "applicant ",
                "petitioner ",
            ]
        ),
    ]

    /// What a cell holds and little else: a person's name, an address, a number or an account; `nil` for other text.
    public static func kind(ofCell text: String) -> Kind? {
        let readable = ReadableText(text)
        let found = apart(findings(in: readable, isMarking: false).filter(\.isPersonal))
        guard let first = found.max(by: { $0.range.count < $1.range.count }) else { return nil }
        let scalars = Array(readable.plain.unicodeScalars)
        func written(_ range: Range<Int>) -> Int {
            range.count { scalars[$0].properties.isAlphabetic || ("0"..."9").contains(scalars[$0]) }
        }
        let all = written(0..<scalars.count)
        if 2 * found.reduce(0, { $0 + written($1.range) }) >= all { return first.kind }
        return found.contains { $0.kind == .name } && isWrittenAsName(readable.plain) ? .name : nil
    }

    /// Whether a text is two to four words, each with a capital, and nothing else.
    private static func isWrittenAsName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (2...4).contains(words.count)
            && words.allSatisfy {
                $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || $0 == "-" }
            }
    }

    /// The text without what names or reaches somebody, and the kinds taken out: what ``removed(from:)`` takes out and, rather
    /// too much than too little, whatever looks like a name, a street or a house.
    public static func cleared(_ text: String) -> (text: String, kinds: [Kind]) {
        let (text, kinds) = replaced(
            text, { findings(in: $0, isMarking: false).filter(\.isPersonal) }, with: { _ in mark })
        if kinds.isEmpty { return (text, kinds) }
        return (text.replacing(#/\[…\](?:[ .,]*\[…\])+/#, with: mark), kinds)
    }

    /// Whether a text is a date or begins with one.
    public static func beginsWithDate(_ text: String) -> Bool {
        let text = ReadableText(text)
        return text.plain.starts(with: #/ *[0-9]{4}-[0-9]{2}-[0-9]{2}/#)
            || dates(in: text).contains { $0.range.lowerBound <= 3 }
    }

    /// Whether a text holds a number of a person, of a telephone or of an account.
    public static func holdsNumber(_ text: String) -> Bool {
        let readable = ReadableText(text)
        return (accounts(in: readable) + numbers(in: readable)).contains(where: \.isCertain)
    }
}

extension PersonalData.Finding {
    /// It is taken out of a register: days and small numbers that may mean anything are not.
    fileprivate var isPersonal: Bool { isCertain || kind == .name || kind == .address }
}
