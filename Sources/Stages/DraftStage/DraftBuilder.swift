import SurveyModel

/// Makes questions of an export's columns.
struct DraftBuilder {
    private(set) var questions: [DraftQuestion] = []
    /// Headers of columns that belong to the system and are left out.
    private(set) var leftOut: [String] = []
    private var names: Set<String> = []
    private var number = 0

    init(_ table: DraftTable) {
        let columns = table.columns.filter { column in
            let isSystem = SystemColumn.isKnown(column.question)
            if isSystem { leftOut.append(column.question) }
            return !isSystem && !column.question.isEmpty
        }
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
            let isSame = next.question == first.question && !next.option.isEmpty && !first.option.isEmpty
            // `about/q2`, then `about/q2/1`; `q1`, then `q1[other]` or `q1_other`.
            let isBelow = next.question == columns[start].question && !next.option.isEmpty
            let isText = next.isOther && next.question.hasPrefix(first.question)
            guard isSame || isBelow || isText else { break }
            end += 1
        }
        // A path alone is a group of the tablet, not a question.
        let isPath =
            columns[start].question.contains("/")
            && !headers[start..<end].contains { !$0.option.isEmpty && $0.isOther }
        if isPath, end > start + 1, !columns[start + 1].question.hasPrefix(columns[start].question + "/") {
            return isGrid(columns[start..<end]) || areMarks(columns[start..<end]) ? end : start + 1
        }
        return end
    }

    private func areMarks(_ columns: ArraySlice<DraftTable.Column>) -> Bool {
        columns.allSatisfy { ColumnValues($0.cells).areMarks }
    }

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
        if options.count > 2, headers[1].question == columns[0].question { options.removeFirst() }
        let others = options.filter { $0.1.isOther && !ColumnValues($0.0.cells).areMarks }
        options.removeAll { $0.1.isOther && !ColumnValues($0.0.cells).areMarks }
        if options.isEmpty { options = others }
        if options.count == 1 {
            addSingle(
                options[0].0, options[0].1,
                hasOther: !others.isEmpty && others[0].0.question != options[0].0.question
                    || others.count == 1 && columns.count == 2)
        } else {
            addSeveral(options, hasOther: !others.isEmpty)
        }
    }

    /// A name for a question: its own, its number, or the next.
    private mutating func name(_ header: String) -> String {
        number += 1
        let last = header.split(separator: "/").last.map(String.init) ?? header
        let digits = header.prefix(while: \.isNumber)
        var name = ColumnHeader.isIdentifier(last) ? last : digits.isEmpty ? "q\(number)" : "q\(digits)"
        while !names.insert(name).inserted { name += "_\(number)" }
        return name
    }

    private mutating func addSingle(_ column: DraftTable.Column, _ header: ColumnHeader, hasOther: Bool) {
        var question = DraftQuestion(
            name: name(column.question), label: column.label.isEmpty ? column.question : column.label,
            kind: .text)
        if ColumnHeader.isIdentifier(column.question) == false, column.label.isEmpty == false {
            question.headers = [column.question]
        }
        SingleColumn(column).fill(&question)
        if hasOther { question.allowsOwnAnswer = true }
        if hasOther, question.kind == .text { question.kind = .single }
        finish(question)
    }

    private mutating func addSeveral(_ options: [(DraftTable.Column, ColumnHeader)], hasOther: Bool) {
        let columns = options.map(\.0)
        let title = options[0].1.question
        var question = DraftQuestion(name: name(title), label: title, kind: .multiple)
        let values = columns.map { ColumnValues($0.cells) }
        let labels = options.map { $0.1.option }
        let areNumbers = labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
        if areNumbers { question.checks.append("write the options of \(title) as the form has them") }
        question.choices = labels.enumerated().map { index, label in
            let isOther = options[index].1.isOther
            return DraftQuestion.Choice(
                name: isOther ? Choice.ownAnswer : areNumbers ? label : "\(index + 1)", label: label)
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
            SingleColumn(one).fill(&question)
            question.kind = .grid(
                labels.enumerated().map { index, label in
                    .init(
                        name: "\(question.name)_\(index + 1)", label: areNumbers ? "\(title) \(label)" : label
                    )
                })
            question.checks.append(
                "the items of \(title) are a grid: say by scale whether the answers have an order")
            return finish(question)
        }
        names.remove(question.name)
        for (column, header) in options { addSingle(column, header, hasOther: false) }
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
        if question.allowsOwnAnswer, !question.choices.contains(where: { $0.name == Choice.ownAnswer }) {
            question.choices.append(.init(name: Choice.ownAnswer, label: "Other"))
        }
        questions.append(question)
    }
}
