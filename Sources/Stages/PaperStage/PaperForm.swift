import SurveyModel

/// A questionnaire as it is printed, in HTML.
struct PaperForm {
    private let instrument: Instrument
    private let title: String
    private let language: Language
    private let words: PaperWords
    private let numbers: [String: String]

    /// - Parameter title: The form's name, for a questionnaire without a title.
    init(_ instrument: Instrument, title: String, _ language: Language) {
        (self.instrument, self.language) = (instrument, language)
        self.title = instrument.title.isEmpty ? title : instrument.title[language]
        words = PaperWords(language)
        numbers = Self.numbers(instrument)
    }

    /// What is asked on paper: not the weight, frames of coding, what is calculated, and the texts of own answers, which stand with their
    /// questions.
    static func asked(_ instrument: Instrument) -> [Question] {
        let own = Set(instrument.questions.filter(\.allowsOwnAnswer).map(\.ownAnswerVariable))
        return instrument.questions.filter {
            $0.role != .weight && !own.contains($0.name) && !instrument.isFrame($0)
                && $0.calculation == nil
        }
    }

    /// As the names tell them where all do, else counted.
    private static func numbers(_ instrument: Instrument) -> [String: String] {
        var numbers: [String: String] = [:]
        var (count, last) = (0, "")
        for question in asked(instrument) where question.role != .id {
            let unit = question.grid ?? question.name
            if unit != last { (count, last) = (count + 1, unit) }
            let digits = unit.drop { $0.isLetter || $0 == "_" }
            let isNumber = !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
            numbers[unit] = isNumber ? String(digits) : String(count)
            numbers[question.name] = numbers[unit]
        }
        return numbers
    }

    var html: String {
        var parts = ["<h1>\(escaped(title))</h1>"]
        var group: String?
        var grid: String?
        for question in Self.asked(instrument) {
            if question.role == .id {
                let label = question.label[language]
                parts.append("<p>\(escaped(label.isEmpty ? words[.form] : label)) ____________</p>")
                continue
            }
            if question.grid == nil, question.group != group, let name = question.group,
                let label = instrument.groupLabels[name]?[language], !label.isEmpty
            {
                parts.append("<h2>\(escaped(label))</h2>")
            }
            group = question.group
            if let name = question.grid {
                if name != grid { parts.append(table(ofGrid: name)) }
            } else {
                parts.append(self.question(question))
            }
            grid = question.grid
        }
        return parts.joined(separator: "\n") + "\n"
    }

    /// - Parameter hint: What the questionnaire says below the question.
    private func heading(
        _ number: String, _ label: String, _ relevant: Expression?, _ instruction: PaperWords.Word?,
        hint: String = ""
    ) -> (title: String, note: String) {
        var notes: [String] = []
        if let relevant { notes.append("\(words[.onlyIf]): \(condition(relevant)).") }
        if !hint.isEmpty { notes.append(hint) }
        if let instruction { notes.append(words[instruction]) }
        let note = notes.isEmpty ? "" : "<em>\(escaped(notes.joined(separator: " ")))</em>"
        return ("<h3>\(escaped(number)). \(escaped(label))</h3>", note)
    }

    private func question(_ question: Question) -> String {
        let heading = heading(
            numbers[question.name] ?? "", question.label[language], question.relevant,
            instruction(of: question), hint: question.hint[language])
        // In one paragraph, so that a page does not end between them.
        let lines = [heading.note].filter { !$0.isEmpty } + answers(of: question)
        return "\(heading.title)\n<p>\(lines.joined(separator: "<br>\n"))</p>"
    }

    /// How the question is to be answered.
    private func instruction(of question: Question) -> PaperWords.Word? {
        switch question.kind {
        case .single: .one
        case .multiple: .several
        case .rank: .places
        case .integer, .decimal: question.scores == nil ? .number : .one
        case .date: .date
        case .text: .ownWords
        }
    }

    private func answers(of question: Question) -> [String] {
        switch question.kind {
        case .single, .multiple:
            question.choices.enumerated().map { index, choice in
                let line = choice.name == Choice.ownAnswer ? ": ______________________________" : ""
                return "☐ \(numbered(choice, index))\(line)"
            }
        case .rank: question.choices.map { "____ \(escaped($0.label[language]))" }
        case .integer, .decimal:
            [question.scores?.map { "☐ \($0)" }.joined(separator: "&emsp;") ?? "____________"]
        case .date: ["____ . ____ . ________"]
        case .text: [String](repeating: String(repeating: "_", count: 70), count: 3)
        }
    }

    private func numbered(_ choice: Choice, _ index: Int) -> String {
        let number = Self.number(of: choice, index)
        let label = escaped(choice.label[language])
        return label == number ? number : "\(number). \(label)"
    }

    /// The number that is keyed for a choice: its name where that is one, else its place on the list.
    static func number(of choice: Choice, _ index: Int) -> String {
        Int(choice.name) == nil ? String(index + 1) : choice.name
    }

    private func table(ofGrid name: String) -> String {
        let items = instrument.questions.filter { $0.grid == name }
        guard let first = items.first else { return "" }
        let heading = heading(
            numbers[name] ?? "", instrument.gridLabels[name]?[language] ?? name, first.relevant, nil)
        let header = first.choices.enumerated().map {
            "<th>\(numbered($1, $0))</th>"
        }
        let rows = items.map { item in
            let cells = first.choices.map { _ in "<td>☐</td>" }.joined()
            let hint = item.hint[language]
            let note = hint.isEmpty ? "" : "<br>\n<em>\(escaped(hint))</em>"
            return "<tr><td>\(escaped(item.label[language]))\(note)</td>\(cells)</tr>"
        }
        let note = heading.note.isEmpty ? "" : "<p>\(heading.note)</p>\n"
        let width = 50 / max(first.choices.count, 1)
        let columns = first.choices.map { _ in "<col style=\"width: \(width)%\">" }.joined()
        return """
            \(heading.title)
            \(note)<table><colgroup><col style="width: 50%">\(columns)</colgroup><thead><tr><th></th>\(header.joined())</tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table>
            """
    }

    /// A condition in words: which question must be answered how.
    private func condition(_ expression: Expression) -> String {
        switch expression {
        case .this: ""
        case .answer(let name): numbers[name] ?? name
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .text(let text): text
        case .and(let a, let b): "\(condition(a)) \(words[.and]) \(condition(b))"
        case .or(let a, let b): "\(condition(a)) \(words[.or]) \(condition(b))"
        case .not(let a): "\(words[.not]) (\(condition(a)))"
        case .selected(let a, let b), .compare(let a, .equal, let b): equality(a, "=", b)
        case .compare(let a, .notEqual, let b): equality(a, "≠", b)
        case .compare(let a, let sign, let b): "\(condition(a)) \(sign.rawValue) \(condition(b))"
        // What only calculations are; conditions are none.
        case .choose, .today, .writtenDate, .days, .sum, .difference: ""
        }
    }

    private func equality(_ a: Expression, _ sign: String, _ b: Expression) -> String {
        var text = condition(b)
        if case .answer(let name) = a, let question = instrument.question(named: name),
            let index = question.choices.firstIndex(where: { $0.name == text })
        {
            let choice = question.choices[index]
            text = "\(Self.number(of: choice, index)) (\(choice.label[language]))"
        }
        return "\(condition(a)) \(sign) \(text)"
    }
}

/// A text as HTML shows it.
private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, sign in
        switch sign {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        default: result.append(sign)
        }
    }
}
