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
private struct XLSFormReader {
    let file: String
    let sheets: XLSFormSheets
    var lists: [String: [Choice]] = [:]
    var questions: [Question] = []
    var variableLines: [String: Int] = [:]
    var openGroups: [(name: String, firstQuestion: Int, line: Int)] = []
    private var gridLabels: [String: LocalizedText] = [:]
    private var scales: Set<String> = []
    private var countsUndecided = false
    var problems: [Problem] = []

    init(file: String, sheets: XLSFormSheets) {
        self.file = file
        self.sheets = sheets
    }

    mutating func instrument() throws -> Instrument {
        let settings = sheets.settings.rows.first ?? .init(line: 0, cells: [:])
        countsUndecided = word("missing", of: settings, otherwise: MissingAnswers.apart) == .counted
        for row in sheets.choices.rows { addChoice(row) }
        for row in sheets.survey.rows { add(row) }
        for group in openGroups { complain(group.line, .unclosedGroup(group.name)) }
        checkConditions()
        if !problems.isEmpty {
            throw Failure(.data, problems.sorted { $0.position.line ?? 0 < $1.position.line ?? 0 })
        }
        var instrument = Instrument(
            file: file, title: title(settings),
            languages: sheets.survey.languages(of: "label").map(\.language), questions: questions,
            gridLabels: gridLabels)
        instrument.scales = scales.intersection(gridLabels.keys)
        instrument.countsUndecided = countsUndecided
        instrument.remark = localized("remark", of: settings, in: sheets.settings)
        return instrument
    }

    private mutating func complain(_ line: Int, _ problem: InstrumentProblem) {
        problems.append(Problem(.error, at: Position(file: file, line: line), problem))
    }

    private func localized(
        _ name: String, of row: XLSFormSheets.Row, in sheet: XLSFormSheets.Sheet
    ) -> LocalizedText {
        var text = LocalizedText()
        for (language, column) in sheet.languages(of: name) { text.byLanguage[language] = row[column] }
        if text.isEmpty, !row[name].isEmpty { text.byLanguage[""] = row[name] }
        return text
    }

    /// `form_title` in the form's default language, `report_title::language` in the others.
    private func title(_ settings: XLSFormSheets.Row) -> LocalizedText {
        var title = localized("report_title", of: settings, in: sheets.settings)
        title.byLanguage[languageCode(settings["default_language"][...])] = settings["form_title"]
        return title
    }

    /// `short_language` of a choice: converters of XLSForm refuse further columns `name::language` among the choices.
    private func shortLabel(of row: XLSFormSheets.Row) -> LocalizedText {
        var text = LocalizedText()
        for column in sheets.choices.columns where column.hasPrefix("short_") {
            text.byLanguage[String(column.dropFirst("short_".count))] = row[column]
        }
        return text
    }

    private mutating func addChoice(_ row: XLSFormSheets.Row) {
        let list = row["list_name"].isEmpty ? row["list name"] : row["list_name"]
        let isUndecided = flag("missing", of: row)
        let choice = Choice(
            name: row["name"], label: localized("label", of: row, in: sheets.choices),
            short: shortLabel(of: row),
            accept: alternatives(row["accept"]), isExclusive: flag("exclusive", of: row),
            isMissing: isUndecided && !countsUndecided, isUndecided: isUndecided,
            polarity: word("polarity", of: row, otherwise: Choice.Polarity.none))
        if choice.name.isEmpty { return complain(row.line, .noName) }
        if !isName(choice.name) { return complain(row.line, .badName(choice.name)) }
        if choice.label.isEmpty { complain(row.line, .noLabel(choice.name)) }
        if lists[list, default: []].contains(where: { $0.name == choice.name }) {
            return complain(row.line, .choiceTwice(choice.name, list: list))
        }
        lists[list, default: []].append(choice)
    }

    private mutating func add(_ row: XLSFormSheets.Row) {
        let words = row["type"].split(whereSeparator: \.isWhitespace).map(String.init)
        switch words.first {
        case nil: complain(row.line, .noType)
        case "note": break
        case "begin_group", "begin":
            openGroups.append((row["name"], questions.count, row.line))
            gridLabels[row["name"]] = localized("label", of: row, in: sheets.survey)
            if word("scale", of: row, otherwise: GridKind.list) == .summated { scales.insert(row["name"]) }
        case "end_group", "end":
            guard let group = openGroups.popLast() else { return complain(row.line, .unopenedGroup) }
            markGrid(group.name, from: group.firstQuestion)
        case let type?:
            guard let kind = Question.Kind(rawValue: type) else {
                let known = Question.Kind.allCases.map(\.rawValue)
                return complain(row.line, .unknownType(type, nearest: nearestName(to: type, among: known)))
            }
            addQuestion(kind, list: words.dropFirst().first ?? "", row)
        }
    }

    private mutating func addQuestion(_ kind: Question.Kind, list: String, _ row: XLSFormSheets.Row) {
        let name = row["name"]
        if name.isEmpty { return complain(row.line, .noName) }
        if !isName(name) { return complain(row.line, .badName(name)) }
        var question = Question(
            name: name, kind: kind, label: localized("label", of: row, in: sheets.survey),
            short: localized("short", of: row, in: sheets.survey),
            role: word("role", of: row, otherwise: Question.Role.none),
            scale: word("scale", of: row, otherwise: Question.Scale.nominal), topic: row["topic"],
            headers: alternatives(row["header"]), relevant: expression("relevant", of: row),
            constraint: expression("constraint", of: row),
            isOptional: ["no", "false"].contains(row["required"].lowercased()),
            isSensitive: flag("sensitive", of: row), line: row.line)
        if question.label.isEmpty { complain(row.line, .noLabel(name)) }
        if question.hasChoices {
            guard let choices = lists[list] else {
                return complain(
                    row.line, .unknownList(list, nearest: nearestName(to: list, among: lists.keys.sorted())))
            }
            question.choices = choices
        }
        for variable in question.variables {
            if let line = variableLines[variable] {
                complain(row.line, .nameTwice(variable, firstLine: line))
            }
            variableLines[variable] = row.line
        }
        questions.append(question)
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

    private mutating func checkConditions() {
        let names = questions.map(\.name)
        for question in questions {
            let asked = (question.relevant?.questions ?? []) + (question.constraint?.questions ?? [])
            for name in asked where !names.contains(name) {
                complain(question.line, .unknownQuestion(name, nearest: nearestName(to: name, among: names)))
            }
        }
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

    private mutating func flag(_ column: String, of row: XLSFormSheets.Row) -> Bool {
        switch row[column].lowercased() {
        case "yes", "true": return true
        case "", "no", "false": return false
        case let other:
            complain(row.line, .unknownWord(other, column: column, allowed: ["yes"]))
            return false
        }
    }

    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ column: String, of row: XLSFormSheets.Row, otherwise standard: Word
    ) -> Word {
        if row[column].isEmpty { return standard }
        if let word = Word(rawValue: row[column]) { return word }
        let allowed = Word.allCases.map(\.rawValue).filter { !$0.isEmpty }
        complain(row.line, .unknownWord(row[column], column: column, allowed: allowed))
        return standard
    }
}

/// What the settings say of choices that are marked as missing.
private enum MissingAnswers: String, CaseIterable { case apart, counted }

/// What a grid is: items that stand each for itself, or a scale whose items are summed up.
private enum GridKind: String, CaseIterable {
    case summated
    case list = ""
}

private func alternatives(_ text: String) -> [String] {
    text.split(separator: "|").map { trimmed(String($0)) }.filter { !$0.isEmpty }
}
