import CivilCalendar

/// The formats of a workbook's cells, as far as they change what a number means: a day, a time, leading zeros.
struct NumberFormats {
    enum Kind: Equatable {
        case number, day, time, dayAndTime
        /// With so many digits behind the point.
        case decimals(Int)
        case percent(Int)
        /// Filled up with zeros to so many digits.
        case padded(Int)
    }

    /// By the number of a cell's style.
    private var kinds: [Kind] = []
    /// Days are counted from 1904, as on old Macintoshes.
    var countsFrom1904 = false

    init() {}

    /// - Parameter styles: The file `styles.xml`.
    init(styles: [UInt8]) throws(XMLReader.Fault) {
        var reader = XMLReader(styles)
        var custom: [Int: String] = [:]
        var isInCells = false
        while let token = try reader.next() {
            switch token {
            case .start("numFmt", let attributes, _):
                if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
                    custom[id] = attributes["formatCode"]
                }
            case .start("cellXfs", _, let isEmpty): isInCells = !isEmpty
            case .end("cellXfs"): isInCells = false
            case .start("xf", let attributes, _) where isInCells:
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                kinds.append(custom[id].map(NumberFormats.kind) ?? NumberFormats.builtIn(id))
            default: break
            }
        }
    }

    /// Whether a cell may name a style of this number; one without any has number 0.
    func holds(_ style: Int) -> Bool { style == 0 || kinds.indices.contains(style) }

    func kind(_ style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .number }

    /// Of the formats every workbook has; those from 27 on are dates of East Asia.
    private static func builtIn(_ id: Int) -> Kind {
        switch id {
        case 1, 3, 37, 38: .decimals(0)
        case 2, 4, 39, 40: .decimals(2)
        case 9: .percent(0)
        case 10: .percent(2)
        case 14...17, 27...31, 34...36, 50...54, 57, 58: .day
        case 18...21, 32, 33, 45...47, 55, 56: .time
        case 22: .dayAndTime
        default: .number
        }
    }

    /// By the letters of the first of its parts.
    static func kind(_ code: String) -> Kind {
        let plain = plainLetters(code)
        if plain.contains("general") || plain.contains("@") { return .number }
        let hasPlaces = plain.contains("0") || plain.contains("#") || plain.contains("?")
        let hasDay = plain.contains("y") || plain.contains("d")
        let hasTime = plain.contains("h") || plain.contains("s")
        if !hasPlaces || hasDay || hasTime {
            return hasDay
                ? hasTime ? .dayAndTime : .day : hasTime ? .time : plain.contains("m") ? .day : .number
        }
        if plain.count > 1, plain.allSatisfy({ $0 == "0" }) { return .padded(plain.count) }
        // Powers of ten and fractions.
        if plain.contains("e") || plain.contains("/") { return .number }
        let point = plain.firstIndex(of: ".").map { plain[$0...].dropFirst() } ?? ""
        let decimals = min(point.prefix { "0#?".contains($0) }.count, 15)
        return plain.contains("%") ? .percent(decimals) : .decimals(decimals)
    }

    /// The signs of a format's first part that stand for something: outside of quotation marks and of brackets, but
    /// for those of a time that goes on beyond a day, `[h]`.
    private static func plainLetters(_ code: String) -> String {
        var letters = ""
        var closing: Character?
        var inBrackets = ""
        var isEscaped = false
        for sign in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if let end = closing {
                if sign != end {
                    if end == "]" { inBrackets.append(sign) }
                } else {
                    closing = nil
                    if inBrackets.allSatisfy("hms".contains) { letters += inBrackets }
                    inBrackets = ""
                }
            } else if sign == ";" {
                break
            } else {
                switch sign {
                case "\"": closing = "\""
                case "[": closing = "]"
                case "\\", "_", "*": isEscaped = true
                default: letters.append(sign)
                }
            }
        }
        return letters
    }

    /// A cell's number as people would read it: a day as year-month-day.
    func text(_ value: String, style: Int) -> String {
        guard let number = Double(value), number.isFinite else { return value }
        let kind = kind(style)
        switch kind {
        case .number: return NumberFormats.plain(number)
        case .decimals(let decimals): return NumberFormats.rounded(number, decimals)
        case .percent(let decimals): return NumberFormats.rounded(number, decimals, times: 2) + "%"
        case .padded(let digits):
            let plain = NumberFormats.rounded(number, 0)
            return String(repeating: "0", count: max(0, digits - plain.count)) + plain
        default: break
        }
        // The last day that spreadsheets know is in the year 9999.
        guard number >= 0, number < 2_958_466 else { return NumberFormats.plain(number) }
        let seconds = Int((number * 86_400).rounded())
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map(NumberFormats.twoDigits).joined(
            separator: ":")
        switch kind {
        case .time where days == 0: return time
        case .day where rest == 0: return day(days)
        default: return rest == 0 && kind != .dayAndTime ? day(days) : "\(day(days)) \(time)"
        }
    }

    /// With the 15 digits that a spreadsheet shows: `0.1`, not `0.10000000000000001`.
    private static func plain(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return "\(Int(number))" }
        let shortest = "\(number)"
        let digits = shortest.prefix { $0 != "e" }.count(where: \.isNumber)
        guard digits > 15, abs(number) >= 1e-4, abs(number) < 1e9 else { return shortest }
        // Sums of decimals end in rounding: 0.30000000000000004.
        let scale = 1e6
        let rounded = (number * scale).rounded() / scale
        return abs(rounded - number) < abs(number) * 1e-14 ? "\(rounded)" : shortest
    }

    /// Rounded to so many digits behind the point, halves away from zero, after it was multiplied by a power of ten.
    private static func rounded(_ number: Double, _ decimals: Int, times power: Int = 0) -> String {
        // Moving the point in the digits rounds 1.005 as it is written, not as it is kept.
        let digits = plain(number)
        guard !digits.contains("e"), let scaled = Double("\(digits)e\(decimals + power)"), abs(scaled) < 1e15
        else { return digits }
        let whole = Int(scaled.rounded(.toNearestOrAwayFromZero))
        let text = String(abs(whole))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        let sign = whole < 0 ? "-" : ""
        return decimals == 0
            ? sign + padded : "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// A day by its number, counted from the beginning of 1900 or of 1904.
    private func day(_ count: Int) -> String {
        // Spreadsheets take 1900 for a leap year: before its March they are one day behind.
        let since1900 = countsFrom1904 ? count + 1462 : count < 60 ? count + 1 : count
        return CalendarDay(number: since1900 - 25_569).text
    }
}
