/// The ending of the ablative ("from, than") that a number written in figures takes in Kazakh, as its last spoken
/// word asks for it: 50-ден (елу), 30-дан (отыз), 10-нан (он), 40-тан (қырық), 50 %-дан (пайыз).
enum KazakhEnding {
    static func ablative(of text: String) -> String {
        if text.last == "%" { return "дан" }
        // What stands after the decimal mark is spoken last; zeros there are not spoken.
        let digits = text.filter(\.isWholeNumber).compactMap(\.wholeNumberValue)
        guard let last = digits.last else { return "дан" }
        if last > 0 { return units[last] }
        let zeros = digits.reversed().prefix { $0 == 0 }.count
        if zeros == digits.count { return "ден" }
        // жүз, мың and миллион
        return zeros == 1 ? tens[digits[digits.count - 2]] : zeros == 2 ? "ден" : "нан"
    }

    // нөл, бір, екі, үш, төрт, бес, алты, жеті, сегіз, тоғыз
    private static let units = ["ден", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан"]
    // –, он, жиырма, отыз, қырық, елу, алпыс, жетпіс, сексен, тоқсан
    private static let tens = ["ден", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан"]
}
