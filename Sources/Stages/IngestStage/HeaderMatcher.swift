import SurveyModel

/// Recognises the headers of an export: variable names, question numbers, question texts in any of the
/// instrument's languages, further headers the instrument lists, and these together with an option's text.
struct HeaderMatcher {
    enum Rule: String {
        case name, number, text, header
        case firstWords = "first-words"
        case option
        case leftNeighbour = "left-neighbour"
    }

    struct Match: Equatable {
        var variable: String
        var rule: Rule
    }

    private var matches: [MatchingKey: [Match]] = [:]
    private var labels: [(key: MatchingKey, variable: String)] = []
    /// The question a variable belongs to.
    private var questionOf: [String: String] = [:]

    /// The fewest characters of a question's first words that may stand for the whole.
    private static let shortestPrefix = 12

    init(_ instrument: Instrument) {
        for question in instrument.questions { add(question) }
    }

    /// The variable a header names; `nil` if there is none, or if several fit and the column on the left
    /// does not decide.
    ///
    /// - Parameter left: The variable of the column on the left.
    func match(_ header: String, left: String?) -> Match? {
        let key = MatchingKey(header)
        let unnumbered = MatchingKey(withoutNumber(header))
        let candidates = matches[key] ?? matches[unnumbered] ?? []
        if candidates.count == 1 { return candidates[0] }
        if let left, let question = questionOf[left],
            let beside = candidates.first(where: { $0.variable == "\(question)_\(Choice.ownAnswer)" })
        {
            return Match(variable: beside.variable, rule: .leftNeighbour)
        }
        guard candidates.isEmpty, unnumbered.text.count >= Self.shortestPrefix else { return nil }
        let fitting = labels.filter { $0.key.text.hasPrefix(unnumbered.text) }.map(\.variable)
        guard let first = fitting.first, fitting.allSatisfy({ $0 == first }) else { return nil }
        return Match(variable: first, rule: .firstWords)
    }

    private mutating func add(_ question: Question) {
        var references = [(question.name, Rule.name)]
        if let number = questionNumber(of: question.name) {
            references += [
                "\(number)", "q\(number)", "№\(number)", "№ \(number)", "\(number)-сұрақ", "\(number))",
            ]
            .map { ($0, .number) }
        }
        references += question.label.byLanguage.sorted { $0.key < $1.key }.map { ($0.value, .text) }
        references += question.headers.map { ($0, .header) }
        questionOf[question.name] = question.name
        for (text, rule) in references { note(text, question.name, rule) }
        for label in question.label.byLanguage.values.sorted() {
            labels.append((MatchingKey(label), question.name))
        }
        if question.kind == .multiple || question.kind == .rank { addChoices(of: question, references) }
    }

    private mutating func addChoices(of question: Question, _ references: [(String, Rule)]) {
        for choice in question.choices {
            let variable = question.variable(of: choice)
            questionOf[variable] = question.name
            note(variable, variable, .name)
            for (text, rule) in references {
                if rule == .name || rule == .number {
                    for joined in [
                        "\(text).\(choice.name)", "\(text)/\(choice.name)", "\(text)[\(choice.name)]",
                    ] {
                        note(joined, variable, rule)
                    }
                    if choice.name != Choice.ownAnswer { note("\(text)_\(choice.name)", variable, rule) }
                }
                for label in choice.label.byLanguage.values.sorted() {
                    for joined in ["\(text): \(label)", "\(text) - \(label)", "\(text) [\(label)]"] {
                        note(joined, variable, .option)
                    }
                }
            }
        }
    }

    private mutating func note(_ text: String, _ variable: String, _ rule: Rule) {
        let key = MatchingKey(text)
        if key.isEmpty || matches[key, default: []].contains(where: { $0.variable == variable }) { return }
        matches[key, default: []].append(Match(variable: variable, rule: rule))
    }
}

/// The number a question bears on paper: the digits of names like `q7` and `q12_1`.
func questionNumber(of name: String) -> String? {
    let digits = name.drop { !$0.isWholeNumber }
    guard !digits.isEmpty, name.prefix(while: { !$0.isWholeNumber }).allSatisfy(\.isLetter),
        digits.allSatisfy({ $0.isWholeNumber || $0 == "_" })
    else { return nil }
    return digits.split(separator: "_").joined(separator: ".")
}

/// A header without the number before the question's text: `7. Сіз …`, `№7 Сіз …`, `Q7: Сіз …`.
private func withoutNumber(_ header: String) -> String {
    var rest = header.drop { $0.isWhitespace || $0 == "№" || $0 == "Q" || $0 == "q" }
    let digits = rest.prefix { $0.isWholeNumber || $0 == "." || $0 == "_" }
    guard digits.contains(where: \.isWholeNumber) else { return header }
    rest = rest.dropFirst(digits.count)
    return String(rest.drop { $0.isWhitespace || $0 == ")" || $0 == ":" || $0 == "-" })
}
