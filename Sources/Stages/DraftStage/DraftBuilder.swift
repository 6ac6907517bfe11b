import SurveyModel

/// Makes questions of an export's columns.
struct DraftBuilder {
    private(set) var questions: [DraftQuestion] = []
    /// Headers of columns that belong to the system and are left out.
    private(set) var leftOut: [String]
    private var names: Set<String> = []
    private var number = 0
    /// Questions have numbers before their texts, so that no other may be called by one.
    private let areNumbered: Bool

    init(_ table: DraftTable) {
        leftOut = table.columns.map(\.question).filter(SystemColumn.isKnown)
        let columns = table.columns.filter { !SystemColumn.isKnown($0.question) && !$0.question.isEmpty }
        areNumbered = columns.contains { $0.question.first?.isNumber ?? false }
        let headers = columns.map(ColumnHeader.init)
        var index = 0
        while index < columns.count {
            let end = groupEnd(from: index, columns, headers)
            add(Array(columns[index..<end]), Array(headers[index..<end]))
            index = end
        }
    }

    /// Behind the last of the columns that belong together.
    private func groupEnd(from start: Int, _ columns: [DraftTable.Column], _ headers: [ColumnHeader]) -> Int {
        var end = start + 1
        let first = headers[start]
        while end < columns.count {
            let next = headers[end]
            let isSame =
                next.question == first.question && !next.option.isEmpty && !first.option.isEmpty
                && (isPath(columns[start].question) ? first.belongs && next.belongs : true)
            // `about/q2`, then `about/q2/1`; `q1`, then `q1[other]` or `q1_other`.
            let isBelow = next.question == columns[start].question && !next.option.isEmpty
            let isText = next.isOther && next.question.hasPrefix(first.question)
            guard isSame || isBelow || isText else { break }
            end += 1
        }
        return end
    }

    private func isPath(_ header: String) -> Bool { header.contains("/") && !header.contains(" ") }

    /// Whether all columns hold answers of one short list.
    private func isGrid(_ columns: ArraySlice<DraftTable.Column>) -> Bool {
        let lists = columns.map { Set(ColumnValues($0.cells).list?.answers ?? []) }
        let all = lists.reduce(into: Set<String>()) { $0.formUnion($1) }
        return columns.count > 1 && lists.allSatisfy { $0.count > 1 } && all.count <= 11
            && lists.allSatisfy { $0.count * 2 >= all.count }
    }

    private mutating func add(_ columns: [DraftTable.Column], _ headers: [ColumnHeader]) {
        var options = Array(zip(columns, headers))
        // A single column of all answers beside one for each says the same again.
        if options.count > 2,
            headers[0].option.isEmpty
                || headers[1].question == columns[0].question && columns[0].option.isEmpty
        {
            options.removeFirst()
        }
        let others = options.filter { $0.1.isOther && !ColumnValues($0.0.cells).areMarks }
        options.removeAll { $0.1.isOther && !ColumnValues($0.0.cells).areMarks }
        if options.isEmpty { options = others }
        if options.count == 1 {
            let isItself = others.first.map {
                $0.0.question == options[0].0.question && $0.0.option == options[0].0.option
            }
            addSingle(options[0].0, hasOther: isItself == false, others.map(\.0.question))
        } else {
            addSeveral(options, hasOther: !others.isEmpty)
        }
    }

    /// A name for a question: its own, its number, or the next.
    private mutating func name(_ header: String) -> String {
        number += 1
        let last = header.split(separator: "/").last.map(String.init) ?? header
        let digits = header.prefix(while: \.isNumber)
        let next = areNumbered ? "column\(number)" : "q\(number)"
        var name = ColumnHeader.isIdentifier(last) ? last : digits.isEmpty ? next : "q\(digits)"
        while !names.insert(name).inserted { name += "_\(number)" }
        return name
    }

    /// - Parameter headers: Those of the columns with own answers.
    private mutating func addSingle(_ column: DraftTable.Column, hasOther: Bool, _ headers: [String] = []) {
        var question = DraftQuestion(
            name: name(column.question), label: column.label.isEmpty ? column.question : column.label,
            kind: .text)
        if ColumnHeader.isIdentifier(column.question) == false, column.label.isEmpty == false {
            question.headers = [column.question]
        }
        SingleColumn(column, hasOther: hasOther).fill(&question)
        if hasOther {
            question.allowsOwnAnswer = true
            question.otherHeaders = headers.filter {
                $0 != "\(question.name)_other" && ColumnHeader.isIdentifier($0)
            }
        }
        finish(question)
    }

    private mutating func addSeveral(_ options: [(DraftTable.Column, ColumnHeader)], hasOther: Bool) {
        let columns = options.map(\.0)
        let title = options[0].1.question
        let words = columns[0].title
        var question = DraftQuestion(name: name(title), label: words.isEmpty ? title : words, kind: .multiple)
        let values = columns.map { ColumnValues($0.cells) }
        let codes = options.map { $0.1.option }
        let labels = zip(columns, codes).map { $0.title.isEmpty || $0.label.isEmpty ? $1 : $0.label }
        let areNumbers = codes.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
        if areNumbers, labels == codes {
            question.checks.append("write the options of \(title) as the form has them")
        }
        question.choices = labels.enumerated().map { index, label in
            let isOther = options[index].1.isOther || KnownWords.means(.other, label)
            return DraftQuestion.Choice(
                name: isOther ? Choice.ownAnswer : areNumbers ? codes[index] : "\(index + 1)", label: label)
        }
        question.allowsOwnAnswer = hasOther || question.choices.contains { $0.name == Choice.ownAnswer }
        let areAlone = values.allSatisfy { $0.texts.count <= 1 || $0.areMarks }
        if areAlone { return finish(question) }
        if isRanking(columns) {
            question.kind = .rank
            return finish(question)
        }
        if isGrid(columns[...]) {
            var one = DraftTable.Column(question: title)
            one.cells = columns.flatMap(\.cells)
            one.labels = columns[0].labels
            question.choices = []
            SingleColumn(one, hasOther: true).fill(&question)
            question.role = ""
            question.kind = .grid(
                labels.enumerated().map { index, label in
                    .init(
                        name: "\(question.name)_\(index + 1)",
                        label: areNumbers && labels == codes ? "\(title) \(label)" : label
                    )
                })
            question.checks.append(
                "the items of \(title) are a grid: say by scale whether the answers have an order")
            return finish(question)
        }
        names.remove(question.name)
        for (column, _) in options { addSingle(column, hasOther: false) }
    }

    /// Whether each respondent puts the columns in an order.
    private func isRanking(_ columns: [DraftTable.Column]) -> Bool {
        let rows = columns.map(\.cells.count).min() ?? 0
        var full = 0
        var ordered = 0
        for row in 0..<rows {
            let places = columns.map { $0.cells[row] }
            if places.contains("") { continue }
            full += 1
            if Set(places) == Set((1...columns.count).map(String.init)) { ordered += 1 }
        }
        return columns.count > 2 && full > 2 && ordered * 10 >= full * 8
    }

    private mutating func finish(_ question: DraftQuestion) {
        var question = question
        if let place = question.choices.firstIndex(where: {
            KnownWords.means(.other, $0.label) || $0.label == Choice.ownAnswer
        }),
            question.kind == .single || question.kind == .multiple
        {
            question.choices[place].name = Choice.ownAnswer
            question.allowsOwnAnswer = true
        }
        if question.allowsOwnAnswer, !question.choices.contains(where: { $0.name == Choice.ownAnswer }) {
            question.choices.append(.init(name: Choice.ownAnswer, label: "Other"))
        }
        questions.append(question)
    }
}
