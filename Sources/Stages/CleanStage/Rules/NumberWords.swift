/// Numbers in words and with units, in Kazakh, Russian and English: «5 жыл», «бес», «он бес жыл».
enum NumberWords {
    /// A number without the unit after it; `nil` if what follows is no unit of the table.
    static func withoutUnit(_ text: String) -> String? {
        let words = text.split(separator: " ")
        guard let last = words.last, let unit = unit(at: last) else { return text }
        let rest = words.dropLast() + (unit.count < last.count ? [last.dropLast(unit.count)] : [])
        return rest.isEmpty ? nil : rest.joined(separator: " ")
    }

    /// The number that words say: tens before ones are added up.
    static func number(_ text: String) -> Int? {
        let words = text.split(separator: " ").map { String($0.map { kazakhNeighbours[$0] ?? $0 }) }
        let numbers = words.compactMap { values[$0] }
        guard !words.isEmpty, numbers.count == words.count else { return nil }
        switch numbers.count {
        case 1: return numbers[0]
        case 2 where numbers[0] >= 10 && numbers[0] % 10 == 0 && (1...9).contains(numbers[1]):
            return numbers[0] + numbers[1]
        default: return nil
        }
    }

    /// The unit that a word is, or that stands at its end after a digit: «5жыл».
    private static func unit(at word: Substring) -> Substring? {
        let letters = word.drop { !$0.isLetter }
        return units.contains(String(letters)) ? letters : nil
    }
}

private let units: Set<String> = [
    "жыл", "жылдан", "жас", "жаста", "адам", "кісі", "қызметкер", "балл", "ұпай",
    "г", "год", "года", "лет", "чел", "человек", "человека", "балла", "баллов",
    "y", "year", "years", "person", "people", "employees", "point", "points",
]

/// The numbers by their words; Kazakh ones as they are typed without Kazakh letters.
private let values: [String: Int] = {
    let rows: [(first: Int, step: Int, words: String)] = [
        (0, 1, "нол бир еки уш торт бес алты жети сегиз тогыз"), (10, 10, "он жиырма отыз кырык елу алпыс"),
        (0, 1, "ноль один два три четыре пять шесть семь восемь девять"), (1, 1, "одна две"), (1, 1, "одно"),
        (10, 1, "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать"),
        (18, 1, "восемнадцать девятнадцать"), (20, 10, "двадцать тридцать сорок пятьдесят шестьдесят"),
        (0, 1, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
        (15, 1, "fifteen sixteen seventeen eighteen nineteen"), (20, 10, "twenty thirty forty fifty sixty"),
    ]
    let pairs = rows.flatMap { row in
        row.words.split(separator: " ").enumerated().map { (String($1), row.first + $0 * row.step) }
    }
    return Dictionary(pairs) { first, _ in first }
}()
