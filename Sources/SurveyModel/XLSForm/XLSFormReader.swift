import Problems

extension Instrument {
    /// Reads a questionnaire from an XLSForm in CSV form.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(path: String) throws -> Instrument {
        var reader = XLSFormReader(file: path, sheets: try XLSFormSheets(path: path))
        return try reader.instrument()
    }
}

/// Makes an instrument of the sheets, gathering what is wrong with them.
struct XLSFormReader {
    /// A group or repeat that has begun and not ended.
    private struct Block {
        var isRepeat: Bool
        var name: String
        var firstQuestion: Int
        var relevant: Expression?
        var line: Int
    }

    private let path: String
    let sheets: XLSFormSheets
    /// The sheet that is being read.
    var sheet = "survey"
    var lists: [String: [Choice]] = [:]
    private(set) var questions: [Question] = []
    private var variableLines: [String: Int] = [:]
    private var blocks: [Block] = []
    private var gridLabels: [String: LocalizedText] = [:]
    private var groupLabels: [String: LocalizedText] = [:]
    private var scales: Set<String> = []
    private(set) var countsUndecided = false
    private var passedOver: [(name: String, type: String, line: Int)] = []
    private var problems: [Problem] = []
    var remarks: [Problem] = []

    init(file: String, sheets: XLSFormSheets) {
        path = file
        self.sheets = sheets
    }

    /// What is being read, as messages call it.
    var file: String { sheets.areApart ? "\(path)[\(sheet)]" : path }

    mutating func instrument() throws -> Instrument {
        noteColumns()
        sheet = "settings"
        let settings = sheets.settings.rows.first ?? .init(line: 0, cells: [:])
        countsUndecided = word("missing", of: settings, otherwise: MissingAnswers.apart) == .counted
        let dropsPersonalData = word("personal", of: settings, otherwise: PersonalColumns.keep) == .drop
        sheet = "choices"
        for row in sheets.choices.rows { addChoice(row) }
        sheet = "survey"
        for row in sheets.survey.rows where !row.isDisabled { add(row) }
        for block in blocks { complain(block.line, .unclosedGroup(block.name)) }
        checkConditions()
        checkCalculations()
        if problems.isEmpty, questions.isEmpty { complain(1, .noQuestions) }
        if !problems.isEmpty {
            throw Failure(
                .data,
                problems.sorted {
                    ($0.position.file, $0.position.line ?? 0) < ($1.position.file, $1.position.line ?? 0)
                })
        }
        if let first = passedOver.first {
            let types = passedOver.map(\.type).reduce(into: [String]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            remarks.insert(
                Problem(
                    .note, at: Position(file: file, line: first.line),
                    InstrumentProblem.passedOver(passedOver.count, types: types)), at: 0)
        }
        var instrument = Instrument(
            file: path, title: title(settings),
            languages: sheets.survey.languages(of: "label").map(\.language), questions: questions,
            gridLabels: gridLabels, groupLabels: groupLabels,
            passedOver: passedOver.map(\.name).filter { !$0.isEmpty }, remarks: remarks)
        instrument.scales = scales.intersection(gridLabels.keys)
        instrument.countsUndecided = countsUndecided
        instrument.dropsPersonalData = dropsPersonalData
        instrument.sheet = sheets.areApart ? sheet : nil
        instrument.unit = localized("unit", of: settings, in: sheets.settings)
        instrument.remark = localized("remark", of: settings, in: sheets.settings)
        return instrument
    }

    mutating func complain(_ line: Int, _ problem: InstrumentProblem) {
        problems.append(Problem(.error, at: Position(file: file, line: line), problem))
    }

    mutating func remark(_ line: Int, _ problem: InstrumentProblem) {
        remarks.append(Problem(.warning, at: Position(file: file, line: line), problem))
    }

    /// `form_title` in the form's default language, `report_title::language` in the others.
    private func title(_ settings: XLSFormSheets.Row) -> LocalizedText {
        var title = localized("report_title", of: settings, in: sheets.settings)
        title.byLanguage[languageCode(settings["default_language"][...])] = settings["form_title"]
        return title
    }

    private var isInsideRepeat: Bool { blocks.contains(where: \.isRepeat) }

    private mutating func add(_ row: XLSFormSheets.Row) {
        let type = XLSFormType(row["type"])
        switch type {
        case .group, .repeats: begin(row, isRepeat: type == .repeats)
        case .groupEnd, .repeatsEnd: end(row, isRepeat: type == .repeatsEnd)
        case _ where isInsideRepeat: passedOver.append((row["name"], "repeat", row.line))
        case .passedOver: passedOver.append((row["name"], row["type"], row.line))
        case .question(let kind, let list, let allowsOwnAnswer):
            addQuestion(kind, list: list, allowsOwnAnswer: allowsOwnAnswer, row)
        case .range:
            addQuestion(row.rangeKind, list: "", allowsOwnAnswer: false, row)
        case .loop: complain(row.line, .loop)
        case .choicesInFile: complain(row.line, .choicesInFile(row["name"]))
        case .unknown(""):
            // A row of remarks, as forms in spreadsheets have them.
            if !row["name"].isEmpty || !localized("label", of: row, in: sheets.survey).isEmpty {
                complain(row.line, .noType)
            }
        case .unknown(let type):
            complain(row.line, .unknownType(type, nearest: nearestName(to: type, among: XLSFormType.known)))
        }
    }

    private mutating func begin(_ row: XLSFormSheets.Row, isRepeat: Bool) {
        let isSkipped = isInsideRepeat || isRepeat
        if isRepeat, !isInsideRepeat { passedOver.append((row["name"], "repeat", row.line)) }
        blocks.append(
            Block(
                isRepeat: isRepeat, name: row["name"], firstQuestion: questions.count,
                relevant: isSkipped ? nil : expression("relevant", of: row), line: row.line))
        if isSkipped { return }
        let label = localized("label", of: row, in: sheets.survey)
        gridLabels[row["name"]] = label
        groupLabels[row["name"]] = label
        if word("scale", of: row, otherwise: GridKind.list) == .summated { scales.insert(row["name"]) }
    }

    private mutating func end(_ row: XLSFormSheets.Row, isRepeat: Bool) {
        guard let block = blocks.last, block.isRepeat == isRepeat else {
            return complain(row.line, .unopenedGroup)
        }
        blocks.removeLast()
        if !isRepeat, !isInsideRepeat { markGrid(block.name, from: block.firstQuestion) }
    }

    private mutating func addQuestion(
        _ kind: Question.Kind, list: String, allowsOwnAnswer: Bool, _ row: XLSFormSheets.Row
    ) {
        let name = row["name"]
        if name.isEmpty { return complain(row.line, .noName) }
        if !isName(name) { return complain(row.line, .badName(name)) }
        var question = Question(
            name: name, kind: kind, label: localized("label", of: row, in: sheets.survey),
            short: localized("short", of: row, in: sheets.survey),
            role: word("role", of: row, otherwise: Question.Role.none),
            scale: word("scale", of: row, otherwise: Question.Scale.nominal), topic: row["topic"],
            headers: alternatives(row["header"]), group: blocks.last?.name,
            relevant: relevant(row), constraint: constraint(row, kind),
            isOptional: ["no", "false", "false()"].contains(row["required"].lowercased()),
            isSensitive: flag("sensitive", of: row), line: row.line)
        question.calculation = calculation(row, kind)
        if question.calculation != nil { question.isOptional = true }
        question.hint = localized("hint", of: row, in: sheets.survey)
        if question.label.isEmpty { complain(row.line, .noLabel(name)) }
        remarkLostLetters(question.label, of: name, row.line)
        if question.hasChoices {
            guard let choices = lists[list] else {
                return complain(
                    row.line, .unknownList(list, nearest: nearestName(to: list, among: lists.keys.sorted())))
            }
            question.choices = choices
        }
        if allowsOwnAnswer, !question.allowsOwnAnswer {
            question.choices.append(Choice(name: Choice.ownAnswer, label: KnownWords.label(.other)))
        }
        append(question)
        let isWritten = sheets.survey.rows.contains { $0["name"] == question.ownAnswerVariable }
        if allowsOwnAnswer, !isWritten {
            append(
                Question(
                    name: question.ownAnswerVariable, kind: .text, label: KnownWords.label(.other),
                    topic: question.topic, group: question.group, relevant: question.relevant,
                    isOptional: true, line: row.line))
        }
    }

    private mutating func append(_ question: Question) {
        for variable in question.variables {
            if let line = variableLines[variable] {
                complain(question.line, .nameTwice(variable, firstLine: line))
            }
            variableLines[variable] = question.line
        }
        questions.append(question)
    }

    /// What a number must satisfy; other answers are held to what the form offers, not to the tablet's checks.
    private mutating func constraint(_ row: XLSFormSheets.Row, _ kind: Question.Kind) -> Expression? {
        guard kind == .integer || kind == .decimal else { return nil }
        return expression("constraint", of: row) ?? row.rangeConstraint
    }

    /// The condition of the row, and those of the groups it lies in.
    private mutating func relevant(_ row: XLSFormSheets.Row) -> Expression? {
        let own = expression("relevant", of: row)
        return (blocks.map(\.relevant) + [own]).compactMap(\.self).reduce(nil) { all, next in
            all.map { .and($0, next) } ?? next
        }
    }

    /// A group of at least two questions that all choose from the same list is a rating grid.
    private mutating func markGrid(_ name: String, from first: Int) {
        let items = questions[first...]
        guard items.count > 1, let list = items.first?.choices.map(\.name),
            items.allSatisfy({ $0.kind == .single && $0.choices.map(\.name) == list })
        else {
            gridLabels[name] = nil
            return
        }
        for index in first..<questions.count { questions[index].grid = name }
    }

    /// Conditions may ask about questions only. Of what is passed over nothing is known, so that a condition on
    /// it is dropped, and this is said.
    private mutating func checkConditions() {
        let names = Set(questions.map(\.name))
        let skipped = Set(passedOver.map(\.name))
        for index in questions.indices {
            for path in [\Question.relevant, \Question.constraint] {
                let question = questions[index]
                for name in question[keyPath: path]?.questions ?? [] where !names.contains(name) {
                    if skipped.contains(name) {
                        questions[index][keyPath: path] = nil
                        remark(question.line, .conditionDropped(question.name, on: name))
                        break
                    }
                    let nearest = nearestName(to: name, among: questions.map(\.name))
                    complain(question.line, .unknownQuestion(name, nearest: nearest))
                }
                for code in questions[index][keyPath: path].map(questions.unknownCodes) ?? [] {
                    complain(question.line, .unknownCode(code))
                }
            }
        }
    }

    mutating func remarkLostLetters(_ label: LocalizedText, of name: String, _ line: Int) {
        let lost = label.byLanguage.sorted { $0.key < $1.key }.map(\.value).first(where: holdsLostLetters)
        if let lost { remark(line, .lostLetters(name, lost)) }
    }

    private mutating func expression(_ column: String, of row: XLSFormSheets.Row) -> Expression? {
        guard !row[column].isEmpty else { return nil }
        do throws(ExpressionError) {
            return try Expression(parsing: row[column])
        } catch {
            complain(row.line, .badExpression(column, error))
            return nil
        }
    }
}

/// Whether a text seems to have lost letters on the way: a `?` or `�` with a letter on its right.
private func holdsLostLetters(_ text: String) -> Bool {
    zip(text, text.dropFirst()).contains { ($0 == "?" || $0 == "\u{FFFD}") && $1.isLetter }
}

/// What the settings say of choices that are marked as missing.
private enum MissingAnswers: String, CaseIterable { case apart, counted }

/// What the settings say of columns and texts that name somebody.
private enum PersonalColumns: String, CaseIterable { case keep, drop }

/// What a grid is: items that stand each for itself, or a scale whose items are summed up.
private enum GridKind: String, CaseIterable {
    case summated
    case list = ""
}
