import Problems

extension XLSFormReader {
    func localized(
        _ name: String, of row: XLSFormSheets.Row, in sheet: XLSFormSheets.Sheet
    ) -> LocalizedText {
        var text = LocalizedText()
        for (language, column) in sheet.languages(of: name) { text.byLanguage[language] = row[column] }
        if text.isEmpty, !row[name].isEmpty { text.byLanguage[""] = row[name] }
        return text
    }

    /// `short_language` of a choice: converters of XLSForm refuse further columns `name::language` among the choices.
    private func shortLabel(of row: XLSFormSheets.Row) -> LocalizedText {
        var text = LocalizedText()
        for column in sheets.choices.columns where column.hasPrefix("short_") {
            text.byLanguage[String(column.dropFirst("short_".count))] = row[column]
        }
        return text
    }

    mutating func addChoice(_ row: XLSFormSheets.Row) {
        let list = row["list_name"]
        let isUndecided = flag("missing", of: row)
        let choice = Choice(
            name: row["name"], label: localized("label", of: row, in: sheets.choices),
            short: shortLabel(of: row),
            accept: alternatives(row["accept"]), isExclusive: flag("exclusive", of: row),
            isMissing: isUndecided && !countsUndecided, isUndecided: isUndecided,
            polarity: word("polarity", of: row, otherwise: Choice.Polarity.none))
        if choice.name.isEmpty {
            // A row of remarks.
            return list.isEmpty ? () : complain(row.line, .noName)
        }
        if !isName(choice.name) { return complain(row.line, .badName(choice.name)) }
        if choice.label.isEmpty { complain(row.line, .noLabel(choice.name)) }
        remarkLostLetters(choice.label, of: choice.name, row.line)
        if let twin = lists[list, default: []].first(where: { $0.name == choice.name }) {
            // Where a filter decides which are offered, one answer may be listed under several.
            if twin.label == choice.label, isFiltered { return }
            return complain(row.line, .choiceTwice(choice.name, list: list))
        }
        lists[list, default: []].append(choice)
    }

    /// Whether the tablet offers only some choices of a list at a time.
    private var isFiltered: Bool { sheets.survey.rows.contains { !$0["choice_filter"].isEmpty } }

    mutating func flag(_ column: String, of row: XLSFormSheets.Row) -> Bool {
        switch row[column].lowercased() {
        case "yes", "true": return true
        case "", "no", "false": return false
        case let other:
            complain(row.line, .unknownWord(other, column: column, allowed: ["yes"]))
            return false
        }
    }

    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ column: String, of row: XLSFormSheets.Row, otherwise standard: Word
    ) -> Word {
        if row[column].isEmpty { return standard }
        if let word = Word(rawValue: row[column]) { return word }
        let allowed = Word.allCases.map(\.rawValue).filter { !$0.isEmpty }
        complain(row.line, .unknownWord(row[column], column: column, allowed: allowed))
        return standard
    }
}

extension XLSFormSheets.Row {
    var isDisabled: Bool { ["yes", "true", "true()"].contains(self["disabled"].lowercased()) }

    /// The numbers of `parameters`, `start=0 end=10 step=1`, by name.
    private var parameters: [String: Double] {
        let pairs = self["parameters"].split { $0.isWhitespace || $0 == "," || $0 == ";" }.compactMap {
            pair in
            let sides = pair.split(separator: "=")
            return sides.count == 2 ? Double(sides[1]).map { (sides[0].lowercased(), $0) } : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// A `range` is of whole numbers unless its ends or its step are not.
    var rangeKind: Question.Kind {
        parameters.values.allSatisfy { $0 == $0.rounded() } ? .integer : .decimal
    }

    /// That an answer lies between the ends of a `range`, where the row gives them.
    var rangeConstraint: Expression? {
        guard XLSFormType(self["type"]) == .range, let start = parameters["start"],
            let end = parameters["end"]
        else { return nil }
        return .and(
            .compare(.this, .greaterOrEqual, .number(min(start, end))),
            .compare(.this, .lessOrEqual, .number(max(start, end))))
    }
}

func alternatives(_ text: String) -> [String] {
    text.split(separator: "|").map { trimmed(String($0)) }.filter { !$0.isEmpty }
}
