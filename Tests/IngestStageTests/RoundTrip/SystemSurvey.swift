import Statistics

/// An invented survey with every kind of question, of which some may be planted with what could be read in two ways.
struct SystemSurvey {
    enum Kind: CaseIterable { case single, multiple, grid, rank, integer, decimal, text, date }

    /// What makes a question's answers doubtful.
    enum Plant: CaseIterable {
        /// Labels are the names of other choices.
        case otherNames
        /// Labels begin with the names of other choices.
        case otherNumbers
        /// Labels are bands of numbers, names among them.
        case bands
        /// Respondents answered with the negation of a choice, which is no choice.
        case negation
        /// Respondents answered what is no choice, beside choices or alone.
        case unknown
    }

    struct Question {
        var name: String
        var kind: Kind
        var text: String
        /// What stands above it, for the item of a grid.
        var heading = ""
        /// Their labels; they are named 1, 2, …, the own answer, which is the last, `other`.
        var choices: [String] = []
        var allowsOwnAnswer = false
        var plant: Plant?
    }

    private(set) var questions: [Question] = []
    /// One list of coded values a respondent, a value for each of ``variables``.
    private(set) var answers: [[String]] = []
    /// By respondent and question: what was typed though it is no choice.
    private(set) var typed: [[String: String]] = []
    var generator: SplitMix64
    private var words: Set<String> = []

    init(seed: UInt64, isPlanted: Bool) {
        generator = SplitMix64(seed: seed)
        for number in 1...(3 + below(5)) { add("q\(number)", isPlanted: isPlanted) }
        for _ in 1...(2 + below(10)) { addRespondent() }
    }

    /// The columns of `coded.csv` behind the respondent.
    var variables: [String] { questions.flatMap(\.variables) }

    /// The questionnaire as an instrument.
    var instrument: String {
        var survey = [",text,id,Form number,id"]
        var choices: [String] = []
        var heading = ""
        for question in questions {
            if question.heading != heading {
                if !heading.isEmpty { survey.append(",end_group,,,") }
                heading = question.heading
                if !heading.isEmpty { survey.append(",begin_group,g_\(question.name),\(heading),") }
            }
            let list = question.choices.isEmpty ? "" : " \(question.name)_list"
            survey.append(",\(question.kind.type)\(list),\(question.name),\(question.text),")
            if question.allowsOwnAnswer {
                survey.append(",text,\(question.name)_other,\(question.text) in your own words,")
            }
            for (code, label) in zip(question.codes, question.choices) {
                choices.append(",\(question.name)_list,\(code),\(label)")
            }
        }
        if !heading.isEmpty { survey.append(",end_group,,,") }
        return
            (["survey", ",type,name,label::Русский (ru),role"] + survey
            + ["choices", ",list_name,name,label::Русский (ru)"] + choices
            + ["settings", ",form_title,form_id,default_language", ",S,s,Русский (ru)", ""])
            .joined(separator: "\n")
    }
}

extension SystemSurvey.Question {
    var codes: [String] {
        choices.indices.map { allowsOwnAnswer && $0 == choices.count - 1 ? "other" : "\($0 + 1)" }
    }

    var hasOptions: Bool { kind == .multiple || kind == .rank }

    var variables: [String] {
        let own = allowsOwnAnswer ? ["\(name)_other"] : []
        guard hasOptions else { return [name] + own }
        return codes.map { $0 == "other" ? "\(name)_other_chosen" : "\(name)_\($0)" } + own
    }
}

extension SystemSurvey.Kind {
    fileprivate var type: String {
        switch self {
        case .single, .grid: "select_one"
        case .multiple: "select_multiple"
        case .rank: "rank"
        case .integer: "integer"
        case .decimal: "decimal"
        case .text: "text"
        case .date: "date"
        }
    }
}

extension SystemSurvey {
    private mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

    private mutating func add(_ name: String, isPlanted: Bool) {
        let kind = Kind.allCases[below(Kind.allCases.count)]
        if kind == .grid {
            let heading = phrase(3 + below(2))
            let choices = (0..<(2 + below(4))).map { _ in phrase(1 + below(2)) }
            for item in 1...(2 + below(2)) {
                questions.append(
                    Question(
                        name: "\(name)_\(item)", kind: kind, text: phrase(2 + below(2)), heading: heading,
                        choices: choices))
            }
            return
        }
        var question = Question(name: name, kind: kind, text: phrase(3 + below(3)))
        if [.single, .multiple, .rank].contains(kind) {
            question.plant = isPlanted ? Plant.allCases[below(Plant.allCases.count)] : nil
            question.choices = choices(question.plant)
            let areWords = question.plant == nil || question.plant == .negation || question.plant == .unknown
            if kind != .rank, question.plant == nil, areWords, below(3) == 0 {
                question.allowsOwnAnswer = true
                question.choices.append("Другое")
            }
        }
        questions.append(question)
    }

    private mutating func choices(_ plant: Plant?) -> [String] {
        let count = 2 + below(4)
        switch plant {
        case .otherNames:
            return below(2) == 0 ? (0..<count).map(String.init) : (1...count).reversed().map(String.init)
        case .otherNumbers: return (1...count).reversed().map { "\($0) - \(phrase(1))" }
        case .bands: return (0..<count).map { "\($0 * 3)-\($0 * 3 + 2)" }
        default: return (0..<count).map { _ in phrase(1 + below(3)) }
        }
    }

    /// Words of Russian letters that no other text has.
    private mutating func phrase(_ count: Int) -> String {
        (0..<count).map { _ in word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        let (consonants, vowels) = (Array("бвгдзклмнпрстфх"), Array("аеиоуыэ"))
        while true {
            var word = ""
            for _ in 0..<(3 + below(2)) {
                word.append(consonants[below(consonants.count)])
                word.append(vowels[below(vowels.count)])
            }
            if words.insert(word).inserted { return word }
        }
    }

    private mutating func addRespondent() {
        var typed: [String: String] = [:]
        let planted: [Plant] = [.negation, .unknown]
        for question in questions where question.plant.map(planted.contains) ?? false && below(2) == 0 {
            typed[question.name] = question.plant == .negation ? "не" + question.choices[0] : word()
        }
        self.typed.append(typed)
        answers.append(questions.flatMap { answer($0) })
    }

    /// The coded values of a question's variables; one time in eight there is no answer.
    private mutating func answer(_ question: Question) -> [String] {
        let blank = question.variables.map { _ in "" }
        if below(8) == 0 { return blank }
        switch question.kind {
        case .single, .grid:
            let code = question.codes[below(question.codes.count)]
            return question.allowsOwnAnswer ? [code, code == "other" ? phrase(2) : ""] : [code]
        case .multiple:
            let flags = question.codes.map { _ in below(2) == 0 ? "0" : "1" }
            guard flags.contains("1") else { return blank }
            return question.allowsOwnAnswer ? flags + [flags.last == "1" ? phrase(2) : ""] : flags
        case .rank: return question.codes.indices.map { "\($0 + 1)" }.shuffled(using: &generator)
        case .integer: return ["\(below(90))"]
        case .decimal: return ["\(below(90)).\(1 + below(9))"]
        case .text: return [phrase(2)]
        case .date: return ["20\(10 + below(10))-0\(1 + below(9))-\(10 + below(19))"]
        }
    }
}
