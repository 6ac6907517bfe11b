/// The place of a ranking that a header speaks of: «1-орын», "first choice", «2 место», "rank 3".
enum HeaderPlace {
    private static let nouns: Set<String> = [
        "place", "choice", "rank", "priority", "preference", "орын", "орында", "таңдау", "басымдық", "место",
        "месте", "выбор", "приоритет", "ранг",
    ]

    private static let ordinals: [[String]] = [
        ["first", "бірінші", "первое", "первый"], ["second", "екінші", "второе", "второй"],
        ["third", "үшінші", "третье", "третий"],
        ["fourth", "төртінші", "четвертое", "четвёртое", "четвертый"],
        ["fifth", "бесінші", "пятое", "пятый"], ["sixth", "алтыншы", "шестое", "шестой"],
    ]

    /// - Returns: `nil` unless the text names one place and says that it is one.
    static func number(in text: String) -> Int? {
        var words: [String] = [""]
        for character in text.lowercased() {
            let isDigit = character.isASCII && character.isWholeNumber
            let wasDigit = words[words.count - 1].first?.isNumber == true
            if character.isLetter || isDigit {
                if words[words.count - 1].isEmpty || isDigit == wasDigit {
                    words[words.count - 1].append(character)
                } else {
                    words.append(String(character))
                }
            } else if !words[words.count - 1].isEmpty {
                words.append("")
            }
        }
        guard words.contains(where: nouns.contains) else { return nil }
        let named = words.compactMap { word in
            Int(word) ?? ordinals.firstIndex { $0.contains(word) }.map { $0 + 1 }
        }
        return named.count == 1 ? named[0] : nil
    }
}
