import Statistics

/// An invented questionnaire in which texts could be taken for others, and what a few respondents answered.
struct PlantedSurvey {
    /// What is planted in a list of choices.
    enum Plant: CaseIterable {
        case nothing
        /// Labels that are other choices' codes.
        case shifted, mirrored
        /// Bands in which the codes lie.
        case bands
        /// A choice whose opposite is on no list, though respondents write it.
        case opposite
        /// Choices called yes and no.
        case yesAndNo
        /// A label that begins with another.
        case nested
    }

    enum Kind: CaseIterable { case single, multiple, grid, integer, decimal, date }

    struct Question {
        var name: String
        var text: String
        var kind: Kind
        var choices: [(code: String, label: String)] = []
        var allowsOwnAnswer = false
        /// The texts of a grid's rows.
        var rows: [String] = []
        /// What respondents write though it is no choice.
        var foreign: String?
    }

    /// What a respondent meant by a cell.
    enum Answer: Equatable {
        case blank
        /// Codes, or a number or a day.
        case values([String])
        case own(String)
        /// Something that is no choice, perhaps beside one that is.
        case foreign([String])
    }

    private(set) var questions: [Question] = []
    /// By respondent and question; a grid has an answer for each row.
    private(set) var answers: [[[Answer]]] = []
    private var generator: SplitMix64
    private var words: Set<String> = []

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        for number in 1...(3 + below(4)) { questions.append(question("q\(number)")) }
        for _ in 0..<(4 + below(10)) {
            answers.append(
                questions.map { question in
                    (question.kind == .grid ? question.rows : [""]).map { _ in answer(question) }
                })
        }
    }

    private mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

    private mutating func question(_ name: String) -> Question {
        let kind = Kind.allCases[below(Kind.allCases.count)]
        var question = Question(name: name, text: text(words: 3), kind: kind)
        if kind == .grid { question.rows = (0..<(2 + below(2))).map { _ in text(words: 2) } }
        guard [.single, .multiple, .grid].contains(kind) else { return question }
        let labels: [String]
        switch Plant.allCases[below(Plant.allCases.count)] {
        case .nothing: labels = (0..<(2 + below(4))).map { _ in text(words: 1 + below(2)) }
        case .shifted: labels = ["0", "1", "2", "3 және көп"]
        case .mirrored: labels = ["3", "2", "1"]
        case .bands: labels = ["0-1", "2-5", "6-10", "11+"]
        case .yesAndNo: labels = ["Иә", "Жоқ", text(words: 1)]
        case .nested:
            let (first, second) = (text(words: 1), text(words: 1))
            labels = [first, second, "\(first) \(second)", text(words: 1)]
        case .opposite:
            let pair = [
                ("Удовлетворительно", "Неудовлетворительно"), ("Қанағаттанарлық", "Қанағаттанарлықсыз"),
                ("Comfortable", "Uncomfortable"), ("Тиімді емес", "Тиімді"), ("Agree", "Do not agree"),
                ("Эффективно", "Не эффективно"), ("Барамын", "Бармаймын"), ("Дұрыс", "Дұрыс емес"),
            ][below(8)]
            labels = [text(words: 1), pair.0, text(words: 1)]
            question.foreign = pair.1
        }
        question.choices = labels.enumerated().map { ("\($0 + 1)", $1) }
        if question.foreign == nil, kind != .grid, below(3) == 0 {
            question.allowsOwnAnswer = true
            question.choices.append(("other", "Басқа"))
        }
        return question
    }

    private mutating func answer(_ question: Question) -> Answer {
        if below(6) == 0 { return .blank }
        switch question.kind {
        case .integer: return .values(["\(below(90))"])
        case .decimal: return .values(["\(below(90)).\(1 + below(9))"])
        case .date: return .values(["20\(10 + below(10))-\(10 + below(3))-\(10 + below(19))"])
        case .single, .grid:
            if let foreign = question.foreign, below(4) == 0 { return .foreign([foreign]) }
            let code = question.choices[below(question.choices.count)].code
            return code == "other" ? .own(text(words: 2)) : .values([code])
        case .multiple:
            let chosen = question.choices.map(\.code).filter { _ in below(2) == 0 }.filter { $0 != "other" }
            if let foreign = question.foreign, below(4) == 0 { return .foreign(chosen + [foreign]) }
            return chosen.isEmpty ? .blank : .values(chosen)
        }
    }

    /// Words that no other text has.
    private mutating func text(words count: Int) -> String {
        (0..<count).map { _ in word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        let (consonants, vowels) = (Array("бвгджзклмнпрстфц"), Array("аеиоуы"))
        while true {
            let word = String((0..<8).map { $0 % 2 == 0 ? consonants[below(16)] : vowels[below(6)] })
            if words.insert(word).inserted { return word }
        }
    }
}

extension PlantedSurvey {
    /// The questionnaire as an instrument.
    var instrument: String {
        var survey: [String] = []
        var choices: [String] = []
        for question in questions {
            let list = "\(question.name)_list"
            switch question.kind {
            case .single: survey.append("select_one \(list),\(question.name),\(question.text),")
            case .multiple: survey.append("select_multiple \(list),\(question.name),\(question.text),")
            case .integer: survey.append("integer,\(question.name),\(question.text),")
            case .decimal: survey.append("decimal,\(question.name),\(question.text),")
            case .date: survey.append("date,\(question.name),\(question.text),")
            case .grid:
                survey.append("begin_group,\(question.name),\(question.text),")
                for (index, row) in question.rows.enumerated() {
                    survey.append("select_one \(list),\(question.name)_\(index + 1),\(row),")
                }
                survey.append("end_group,,,")
            }
            if question.allowsOwnAnswer {
                survey.append("text,\(question.name)_other,\(question.text) (...),no")
            }
            choices += question.choices.map { "\(list),\($0.code),\($0.label)" }
        }
        let lines = ["survey", ",type,name,label,required"] + survey.map { "," + $0 }
        return (lines + ["choices", ",list_name,name,label"] + choices.map { "," + $0 } + [""])
            .joined(separator: "\n")
    }

    /// What each variable of `coded.csv` must hold, `.i` allowed: by variable, respondent after respondent.
    var expected: [(variable: String, cells: [String])] {
        questions.enumerated().flatMap { index, question in
            let given = answers.map { $0[index] }
            switch question.kind {
            case .grid:
                return question.rows.indices.map { row in
                    ("\(question.name)_\(row + 1)", given.map { cell($0[row]) })
                }
            case .multiple:
                return question.choices.map { choice in
                    let name = choice.code == "other" ? "other_chosen" : choice.code
                    return ("\(question.name)_\(name)", given.map { flag($0[0], choice.code) })
                }
            default: return [(question.name, given.map { cell($0[0]) })]
            }
        }
    }

    private func cell(_ answer: Answer) -> String {
        switch answer {
        case .blank: ""
        case .values(let values): values[0]
        case .own: "other"
        case .foreign: ".i"
        }
    }

    private func flag(_ answer: Answer, _ code: String) -> String {
        switch answer {
        case .blank: ""
        case .values(let codes): codes.contains(code) ? "1" : "0"
        case .own: code == "other" ? "1" : "0"
        case .foreign: ".i"
        }
    }
}
