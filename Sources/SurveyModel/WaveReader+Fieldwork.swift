extension WaveReader {
    /// The first and the last day, in their order.
    func fieldwork(_ value: YAMLValue) -> (from: String, to: String)? {
        guard let days = value.mapping(FieldworkKey.self) else { return nil }
        for key in FieldworkKey.allCases {
            if let day = days[key], let text = day.string, !isDay(text) {
                day.report(WaveProblem.badDay(day.name, text))
            }
        }
        let (from, to) = (days.required(.from)?.string ?? "", days.required(.to)?.string ?? "")
        // Years of four digits: the order of the texts is that of the days.
        if isDay(from), isDay(to), to < from { value.report(WaveProblem.endsBeforeItBegins(from, to)) }
        return (from, to)
    }
}

/// More than live on earth: a population beyond is a slip of the keyboard.
let mostPeople = 10_000_000_000

/// Whether a text is a day of the calendar, as in `2026-05-31`.
private func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
        parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return false }
    let numbers = parts.compactMap { Int($0) }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year > 0 && (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
}
