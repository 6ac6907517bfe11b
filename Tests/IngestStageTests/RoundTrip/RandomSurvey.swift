import Statistics

/// An invented questionnaire with a few respondents' answers, as codes.
struct RandomSurvey {
    enum Kind: CaseIterable { case single, multiple, rank, integer, decimal, text, date }

    struct Question {
        var name: String
        var kind: Kind
        /// In Kazakh and in Russian.
        var texts: [String]
        /// Each choice in both languages; they are coded 1, 2, … in this order, the own answer last.
        var choices: [[String]] = []
        var allowsOwnAnswer = false
    }

    private(set) var questions: [Question] = []
    /// One list of coded values a respondent, a value for each of ``variables``.
    private(set) var answers: [[String]] = []
    private var generator: SplitMix64
    private var words: Set<String> = []

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        for number in 1...(3 + below(6)) { questions.append(question("q\(number)")) }
        for number in 1...(1 + below(12)) {
            answers.append(["R\(100 + number)"] + questions.flatMap { answer($0) })
        }
    }

    /// The columns of `coded.csv`.
    var variables: [String] { ["id"] + questions.flatMap(\.variables) }

    /// The questionnaire as an instrument.
    var instrument: String {
        var survey = [",text,id,Нөмір,Номер,id"]
        var choices: [String] = []
        for question in questions {
            let list = question.choices.isEmpty ? "" : " \(question.name)_list"
            survey.append(row([question.kind.type + list, question.name] + question.texts + [""]))
            if question.allowsOwnAnswer {
                survey.append(
                    row(["text", question.name + "_other"] + question.texts.map { $0 + " (...)" } + [""]))
            }
            for (code, labels) in zip(question.codes, question.choices) {
                choices.append(row(["\(question.name)_list", code] + labels))
            }
        }
        let labels = "label::Қазақша (kk),label::Русский (ru)"
        return
            (["survey", ",type,name,\(labels),role"] + survey
            + ["choices", ",list_name,name,\(labels)"] + choices
            + ["settings", ",form_title,form_id,default_language", ",S,s,Қазақша (kk)", ""])
            .joined(separator: "\n")
    }

    private func row(_ cells: [String]) -> String {
        "," + cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }
}

extension RandomSurvey.Question {
    var codes: [String] {
        choices.indices.map { allowsOwnAnswer && $0 == choices.count - 1 ? "other" : "\($0 + 1)" }
    }

    var variables: [String] {
        switch kind {
        case .multiple, .rank: codes.map { "\(name)_\($0)" }
        default: allowsOwnAnswer ? [name, name + "_other"] : [name]
        }
    }
}

extension RandomSurvey.Kind {
    fileprivate var type: String {
        switch self {
        case .single: "select_one"
        case .multiple: "select_multiple"
        case .rank: "rank"
        case .integer: "integer"
        case .decimal: "decimal"
        case .text: "text"
        case .date: "date"
        }
    }
}

extension RandomSurvey {
    private mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

    private mutating func question(_ name: String) -> Question {
        let kind = Kind.allCases[below(Kind.allCases.count)]
        var question = Question(name: name, kind: kind, texts: labels(words: 3 + below(3)))
        guard [.single, .multiple, .rank].contains(kind) else { return question }
        for _ in 0..<(2 + below(5)) {
            let separator = kind == .multiple && below(4) == 0 ? [", ", "; ", "/"][below(3)] : " "
            question.choices.append(labels(words: 1 + below(3), separator))
        }
        question.allowsOwnAnswer = kind == .single && below(3) == 0
        return question
    }

    /// A text in both languages, of words that no other text has.
    private mutating func labels(words: Int, _ separator: String = " ") -> [String] {
        let alphabets = [("бгдғжзкқлмнпрстш", "ааеыыоиәіүө"), ("бвгджзклмнпрстфцч", "аеиоуыэюя")]
        return alphabets.map { consonants, vowels in
            (0..<words).map { _ in word(Array(consonants), Array(vowels)) }.joined(separator: separator)
        }
    }

    private mutating func word(_ consonants: [Character], _ vowels: [Character]) -> String {
        while true {
            var word = ""
            for _ in 0..<(3 + below(2)) {
                word.append(consonants[below(consonants.count)])
                word.append(vowels[below(vowels.count)])
            }
            // With more of them lost nobody could tell the word.
            let lost = word.count { "қәіңғүұө".contains($0) }
            if lost * 3 <= word.count, words.insert(word).inserted { return word }
        }
    }

    /// The coded values of a question's variables; one time in seven there is no answer.
    private mutating func answer(_ question: Question) -> [String] {
        let blank = question.variables.map { _ in "" }
        if below(7) == 0 { return blank }
        switch question.kind {
        case .single:
            let code = question.codes[below(question.codes.count)]
            guard question.allowsOwnAnswer else { return [code] }
            return [code, code == "other" ? text() : ""]
        case .multiple:
            let flags = question.codes.map { _ in below(2) == 0 ? "0" : "1" }
            return flags.contains("1") ? flags : blank
        case .rank:
            return question.codes.indices.map { "\($0 + 1)" }.shuffled(using: &generator)
        case .integer: return ["\(below(90))"]
        case .decimal: return ["\(below(90)).\(1 + below(9))"]
        case .text: return [text()]
        case .date: return ["20\(10 + below(10))-0\(1 + below(9))-\(10 + below(19))"]
        }
    }

    /// Russian, which every encoding can write, with signs that exports must quote.
    private mutating func text() -> String {
        labels(words: 2, [" ", "; ", ", ", "\n", " \"", "|", "\t"][below(7)])[1]
    }
}
