import Statistics

/// A column of invented personal details, as registers have them beside the form: for trying out that they are dropped.
struct PersonalColumn {
    enum Kind: String, CaseIterable { case name, address, phone, id }

    let header: String
    private let kind: Kind
    private var generator: SplitMix64

    init(_ header: String, _ kind: Kind, seed: UInt64) {
        (self.header, self.kind) = (header, kind)
        generator = SplitMix64(seed: seed, purpose: "personal \(header)")
    }

    /// The detail of the next respondent.
    mutating func next() -> String {
        switch kind {
        case .name: "\(one(of: Self.surnames)) \(one(of: Self.givenNames)) \(one(of: Self.patronymics))"
        case .address:
            "\(one(of: Self.streets)) көшесі, \(1 + generator.below(180)) үй, \(1 + generator.below(90)) пәтер"
        case .phone: "+7 700 0\(digits(2)) \(digits(2)) \(digits(2))"
        case .id: nationalID()
        }
    }

    private mutating func one(of texts: [String]) -> String { texts[generator.below(texts.count)] }

    private mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in String(generator.below(10)) }.joined()
    }

    /// Twelve digits of which the last is the check digit of the others (Government of Kazakhstan, resolution 853 of 22
    /// August 2003), of a month of birth that nobody has.
    private mutating func nationalID() -> String {
        while true {
            let birth = [5 + generator.below(5), generator.below(10), 0, 0, 1, generator.below(10)]
            let digits = birth + [3 + generator.below(2)] + (0..<4).map { _ in generator.below(10) }
            for first in [1, 3] {
                let sum = digits.enumerated().reduce(0) {
                    $0 + $1.element * (($1.offset + first - 1) % 11 + 1)
                }
                if sum % 11 < 10 { return (digits + [sum % 11]).map(String.init).joined() }
            }
        }
    }

    private static let surnames = [
        "Ахметова", "Сейтқали", "Жүнісов", "Оспанова", "Ким", "Төлегенова", "Бекмұратов", "Иванова",
        "Нұрпейіс",
        "Сәрсенбаева",
    ]
    private static let givenNames = [
        "Гүлмира", "Ерлан", "Айнұр", "Серік", "Ольга", "Бауыржан", "Мадина", "Қайрат", "Светлана", "Дәурен",
    ]
    private static let patronymics = [
        "Серікқызы", "Болатұлы", "Қайратқызы", "Маратұлы", "Ивановна", "Асқарұлы", "Ержанқызы",
    ]
    private static let streets = [
        "Абай", "Төле би", "Жібек жолы", "Сүлейменов", "Қойгелді", "Пушкин", "Байзақ батыр",
    ]
}
