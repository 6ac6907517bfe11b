import SurveyModel

/// A stretch of whole numbers that a choice stands for: `18-25`, `58+`, «5-10 жыл».
struct Band {
    var code: String
    var low: Int
    /// `nil`: without end.
    var high: Int?

    /// - Returns: `nil` if the spelling is no band.
    init?(_ spelling: String, code: String) {
        // Most spellings are words.
        guard spelling.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        let digits = (NumberWords.withoutUnit(spelling) ?? spelling).filter { $0 != " " }
        let parts = digits.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, let low = number(parts[0]), let high = number(parts[1]), low < high {
            self.init(code: code, low: low, high: high)
        } else if digits.last == "+", let low = number(digits.dropLast()) {
            self.init(code: code, low: low, high: nil)
        } else {
            return nil
        }
    }

    private init(code: String, low: Int, high: Int?) {
        self.code = code
        self.low = low
        self.high = high
    }

    func contains(_ number: Int) -> Bool { number >= low && number <= high ?? .max }
}

extension ChoiceList {
    /// The bands among the spellings, in the order of the list.
    var bands: [Band] {
        var bands: [String: Band] = [:]
        for (key, code) in spellings where bands[code] == nil { bands[code] = Band(key.text, code: code) }
        return choices.compactMap { bands[$0.name] }
    }
}

private func number(_ text: Substring) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isWholeNumber } ? Int(text) : nil
}
