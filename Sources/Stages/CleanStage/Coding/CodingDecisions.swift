import SurveyModel

/// Decisions on what own answers and open texts count as.
struct CodingDecisions {
    /// The codes of a text, by the text question's name and the text as it is compared.
    private(set) var codes: [String: [MatchingKey: [String]]] = [:]

    init() {}

    /// - Returns: `nil` if nobody has decided on the text yet.
    func codes(of text: String, to question: String) -> [String]? {
        codes[question].flatMap { $0[MatchingKey(text)] }
    }

    mutating func add(_ code: String, of answer: MatchingKey, to question: String) {
        let known = codes[question, default: [:]][answer, default: []]
        if !known.contains(code) { codes[question, default: [:]][answer, default: []].append(code) }
    }
}
