/// Which form of a word goes with a whole number.
///
/// Source: Unicode CLDR, plural rules for cardinals.
public enum PluralForm: Sendable {
    /// 1 respondent; 1, 21, 101 респондент
    case one
    /// 2, 3, 24 респондента
    case few
    /// Everything else; in Kazakh, where the word does not change, everything.
    case many

    /// - Parameter language: Its code, as `kk`. A language not known here is taken to count as English does.
    public init(of number: Int, in language: String) {
        let (units, tens) = (abs(number) % 10, abs(number) % 100)
        switch language {
        case "kk", "ky", "uz", "tr": self = .many
        case "ru", "uk":
            let isTeen = (11...14).contains(tens)
            self = units == 1 && !isTeen ? .one : (2...4).contains(units) && !isTeen ? .few : .many
        default: self = number == 1 ? .one : .many
        }
    }
}
