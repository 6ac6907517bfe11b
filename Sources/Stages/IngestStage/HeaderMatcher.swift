import SurveyModel

/// Recognises the headers of an export: variable names, question numbers, question texts in any of the
/// instrument's languages, further headers the instrument lists, and these together with an option.
///
/// A header that fits several variables is not recognised, unless the column on its left decides.
final class HeaderMatcher {
    /// By what a header was recognised.
    enum Rule: String, CaseIterable {
        case name, number, text, header, option, place
        case firstWords = "first-words"
        /// The whole text, and a few characters more.
        case textAndMore = "text-and-more"
        case lostLetters = "lost-letters"
        case leftNeighbour = "left-neighbour"
        /// Several questions have the text, and the columns come in their order.
        case order
        /// The cells below decided what the header left open.
        case cells
    }

    struct Match: Equatable {
        var variable: String
        var rule: Rule
    }

    let instrument: Instrument
    /// What options are headed by, where the wave says so, by question.
    let values: [String: ChoiceValues]
    private var names: [String: Match] = [:]
    private var texts: [MatchingKey: [Match]] = [:]
    private var references: [QuestionReference: [Match]] = [:]
    /// The questions' texts, letter by letter as they are compared.
    private(set) var labels: [(letters: [Character], variable: String)] = []
    private var questionOf: [String: Question] = [:]
    /// `Q16[other]` is the option of a multiple question, not the text beside it.
    private let ownAnswersOfMultiple: Set<String>
    /// The choices of questions by their spellings, as they are needed.
    var spellings: [String: [MatchingKey: [Choice]]] = [:]
    private var found: [String: [Match]] = [:]
    private var foundWhole: [String: [Match]] = [:]
    private var foundQuestions: [String: Question?] = [:]
    private var foundOptions: [String: OptionHeader?] = [:]
    /// The groups by their names and labels as they are compared.
    private(set) var groups: [MatchingKey: String] = [:]

    /// The fewest characters of a question's first words that may stand for the whole.
    static let shortestPrefix = 12
    /// The most characters that may follow a question's whole text.
    static let longestRest = 3
    /// No question with its option is longer, in bytes; a longer text is not looked at in parts.
    private static let longestHeader = 2000

    init(_ instrument: Instrument, values: [String: ChoiceValues] = [:]) {
        self.instrument = instrument
        self.values = values
        ownAnswersOfMultiple = Set(
            instrument.questions.filter { $0.kind == .multiple }.map(\.ownAnswerVariable))
        for question in instrument.questions { add(question) }
        for (name, label) in instrument.groupLabels.sorted(by: { $0.key < $1.key }) {
            for text in [name] + label.byLanguage.values.sorted() where !headerKey(text).isEmpty {
                groups[headerKey(text)] = name
            }
        }
    }

    /// The variable a header names; `nil` if there is none, or if several fit and the column on the left
    /// does not decide.
    ///
    /// - Parameter left: The variable of the column on the left.
    func match(_ header: String, left: String?) -> Match? {
        let candidates = candidates(header)
        if candidates.count == 1 { return candidates[0] }
        guard let question = left.flatMap(question(of:)), question.allowsOwnAnswer else { return nil }
        let isBeside = candidates.contains { $0.variable == question.ownAnswerVariable }
        guard isBeside || question.isOwnAnswer(header) else { return nil }
        return Match(variable: question.ownAnswerVariable, rule: .leftNeighbour)
    }

    /// The question a variable belongs to.
    func question(of variable: String) -> Question? { questionOf[variable] }

    /// All variables a header may name by itself.
    func candidates(_ header: String) -> [Match] {
        if let known = found[header] { return known }
        let candidates = search(header)
        found[header] = candidates
        return candidates
    }

    private func search(_ header: String) -> [Match] {
        // Qualtrics says of columns that they hold what was chosen, or a text beside it.
        let text = trimmed(header).replacing(" - Selected Choice", with: "")
        if let match = textBeside(text) { return [match] }
        let whole = wholeCandidates(text)
        if !whole.isEmpty || text.utf8.count > Self.longestHeader { return whole }
        if let match = codeAndText(text) ?? optionMatch(text) ?? groupMatch(text) { return [match] }
        if let header = optionHeader(text) {
            // A name and another's label.
            let choices = choices(of: header.question)[header.key] ?? []
            return choices.map { Match(variable: header.question.columnVariable(of: $0), rule: .option) }
        }
        let begun = partial(withoutNumber(text))
        return begun.isEmpty ? asked(again: text) : begun
    }

    /// The questions that share a text, of a header to which a program added a number, as no two of its columns may be
    /// headed alike: `Satisfied?.1`, `Satisfied?...12`, `Satisfied? (2)`.
    private func asked(again header: String) -> [Match] {
        let isClosed = header.hasSuffix(")")
        let rest = isClosed ? header.dropLast() : header[...]
        let digits = rest.reversed().prefix(while: \.isNumber).count
        var text = rest.dropLast(digits)
        guard (1...3).contains(digits), let sign = text.last, (isClosed ? "(" : "._").contains(sign) else {
            return []
        }
        while text.last == sign { text.removeLast() }
        let matches = wholeCandidates(trimmed(String(text)))
        return matches.count > 1 ? matches : []
    }

    /// The own answer's text in a column headed `Q1_other_TEXT` or `question - Other - Text`.
    private func textBeside(_ header: String) -> Match? {
        guard let ending = ["_TEXT", " - Text"].first(where: header.hasSuffix) else { return nil }
        guard let match = candidates(String(header.dropLast(ending.count))).first else { return nil }
        for question in instrument.questions {
            guard let other = question.choice(named: Choice.ownAnswer) else { continue }
            if [question.ownAnswerVariable, question.columnVariable(of: other)].contains(match.variable) {
                return Match(variable: question.ownAnswerVariable, rule: match.rule)
            }
        }
        return nil
    }

    /// LimeSurvey's headers of both a column's code and its text: `q2[1]. Question [option]`. Where the text is
    /// another column's, the header is neither's.
    private func codeAndText(_ header: String) -> Match? {
        guard let cut = header.firstRange(of: ". "), let first = header.first, first.isASCII, first.isLetter
        else {
            return nil
        }
        let code = header[..<cut.lowerBound]
        guard !code.contains(where: \.isWhitespace) else { return nil }
        let named = wholeCandidates(String(code))
        let told = candidates(trimmed(String(header[cut.upperBound...])))
        let both = told.filter { match in named.contains { $0.variable == match.variable } }
        let found = named.isEmpty ? told : both
        return found.count == 1 ? found[0] : nil
    }

    /// The variables a header names with all it says: by name, by number or by text.
    func wholeCandidates(_ text: String) -> [Match] {
        if let known = foundWhole[text] { return known }
        let candidates = searchWhole(text)
        foundWhole[text] = candidates
        return candidates
    }

    /// The question that a text, number or name alone refers to.
    func questionAlone(_ text: String) -> Question? {
        let text = trimmed(text)
        if let known = foundQuestions[text] { return known }
        let question = searchQuestion(text)
        foundQuestions[text] = .some(question)
        return question
    }

    /// The question that a header names, and the text of one of its options behind it.
    func optionHeader(_ header: String) -> OptionHeader? {
        if let known = foundOptions[header] { return known }
        let option = searchOption(header)
        foundOptions[header] = .some(option)
        return option
    }

    private func searchWhole(_ text: String) -> [Match] {
        if let match = names[text.lowercased()] { return [match] }
        if let matches = texts[headerKey(text)] { return matches }
        if let matches = QuestionReference(text).flatMap({ references[$0] }) { return matches }
        let plain = withoutNumber(text)
        let matches = texts[headerKey(plain)] ?? []
        if matches.count < 2 || plain == text { return matches }
        // Where a text is asked more than once, the number before it decides.
        let numbered = QuestionReference(String(text.dropLast(plain.count))).flatMap { references[$0] } ?? []
        let decided = matches.filter { match in numbered.contains { $0.variable == match.variable } }
        return decided.count == 1 ? decided : matches
    }

    /// By the question's first words, by what is left of its text, or by its text with a stray sign behind.
    private func partial(_ plain: String) -> [Match] {
        let lost = lostLetterCandidates(plain)
        if !lost.isEmpty { return lost }
        let key = headerKey(plain.hasSuffix("…") ? String(plain.dropLast()) : plain)
        let letters = Array(key.text)
        guard letters.count >= Self.shortestPrefix else { return [] }
        let begun = labels.filter { $0.letters.starts(with: letters) }.map(\.variable)
        if !begun.isEmpty { return unique(begun, .firstWords) }
        let passed = labels.filter { label in
            label.letters.count >= Self.shortestPrefix && letters.starts(with: label.letters)
                && letters.count <= label.letters.count + Self.longestRest
        }
        return unique(passed.map(\.variable), .textAndMore)
    }

    /// The variables whose text a header may be, some of its letters being lost.
    func lostLetterCandidates(_ header: String) -> [Match] {
        guard LostLetters.mayHaveLost(header), let lost = LostLetters(MatchingKey(withoutNumber(header)))
        else {
            return []
        }
        return unique(labels.filter { lost.fits($0.letters) }.map(\.variable), .lostLetters)
    }

    /// Each variable once. The text of an own answer begins with its question's, which is then meant.
    private func unique(_ variables: [String], _ rule: Rule) -> [Match] {
        let ownAnswers = Set(variables.map { "\($0)_\(Choice.ownAnswer)" })
        var matches: [Match] = []
        for variable in variables where !ownAnswers.contains(variable) {
            if !matches.contains(where: { $0.variable == variable }) {
                matches.append(Match(variable: variable, rule: rule))
            }
        }
        return matches
    }

    /// Kobo puts the groups a question lies in before its name or its text: `group/q16/3`.
    private func groupMatch(_ header: String) -> Match? {
        var rest = header[...]
        while let slash = rest.firstIndex(of: "/") {
            let isGroup = groups[headerKey(String(rest[..<slash]))] != nil
            rest = rest[rest.index(after: slash)...]
            if let match = names[rest.lowercased()] ?? names[rest.replacing("/", with: "_").lowercased()] {
                return match
            }
            if isGroup, !rest.contains("/") || groups[headerKey(String(rest.prefix { $0 != "/" }))] == nil {
                let matches = candidates(trimmed(String(rest)))
                if matches.count == 1 { return matches[0] }
            }
        }
        return nil
    }
}

extension HeaderMatcher {
    private func add(_ question: Question) {
        questionOf[question.name] = question
        note(question.name, as: question.name)
        for label in question.label.byLanguage.values.sorted() {
            note(label, as: question.name, .text)
            labels.append((Array(headerKey(label).text), question.name))
        }
        for header in question.headers {
            note(header, as: question.name, .header)
            labels.append((Array(headerKey(header).text), question.name))
        }
        if question.kind == .single {
            for choice in question.choices { questionOf[question.variable(ofOption: choice)] = question }
        }
        guard question.kind == .multiple || question.kind == .rank else { return }
        let reference = QuestionReference(question.name)
        for choice in question.choices {
            let variable = question.variable(of: choice)
            questionOf[variable] = question
            note(variable, as: variable)
            if let reference = reference?.appending(choice.name) {
                note(Match(variable: variable, rule: .number), in: &references[reference, default: []])
            }
            if question.kind == .rank {
                for place in 1...question.choices.count {
                    questionOf[placeVariable(question.name, place)] = question
                    note(placeVariable(question.name, place), as: placeVariable(question.name, place))
                }
            }
        }
    }

    /// Notes a variable under its name and what its name refers to.
    private func note(_ name: String, as variable: String) {
        names[name.lowercased()] = Match(variable: variable, rule: .name)
        guard let reference = QuestionReference(name), !ownAnswersOfMultiple.contains(name) else { return }
        note(Match(variable: variable, rule: .number), in: &references[reference, default: []])
    }

    private func note(_ text: String, as variable: String, _ rule: Rule) {
        let key = headerKey(text)
        if key.isEmpty { return }
        note(Match(variable: variable, rule: rule), in: &texts[key, default: []])
    }

    private func note(_ match: Match, in matches: inout [Match]) {
        if !matches.contains(where: { $0.variable == match.variable }) { matches.append(match) }
    }
}
