import DelimitedText
import SurveyModel

/// The header of an export: one row, or a row of questions over a row of their options.
struct HeaderRows {
    let questions: DelimitedRecord
    let options: DelimitedRecord?
    /// What a row below says of the columns, where the export has one that is known to.
    var descriptions: DelimitedRecord?
    /// The line of the last row below the header that says what columns are, and holds no respondent.
    var describedLine = 0

    /// The line on which it begins.
    var line: Int { questions.line }
    /// The line on which its last row begins.
    var lastLine: Int { options?.line ?? questions.line }
    var width: Int { max(questions.fields.count, options?.fields.count ?? 0) }

    /// How many columns there are up to the last one with a header.
    var headedWidth: Int { (0..<width).last { !isBlank($0) }.map { $0 + 1 } ?? 0 }

    /// The header of a column, of both rows.
    func text(_ column: Int) -> String {
        let option = cell(column, of: options)
        let question = option.isEmpty ? cell(column, of: questions) : question(over: column)
        return [question, option].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    func isBlank(_ column: Int) -> Bool {
        isBlankCell(cell(column, of: questions)) && isBlankCell(cell(column, of: options))
    }

    /// Whether a cell only says that answers follow.
    static func announcesAnswers(_ cell: String) -> Bool { KnownWords.means(.answer, cell) }

    /// Whether a cell is one of Qualtrics' third header row.
    static func isImportID(_ cell: String) -> Bool {
        cell.hasPrefix("{") && cell.prefix(20).contains("\"ImportId\"")
    }

    /// Whether a row of the export only repeats one of these.
    func isRepeated(by record: DelimitedRecord) -> Bool {
        [questions, options].compactMap(\.self).contains { row in
            let headers = row.fields.count { !isBlankCell($0) }
            var repeated = 0
            for (column, cell) in record.fields.enumerated() where !isBlankCell(cell) {
                guard column < row.fields.count,
                    row.fields[column] == cell || MatchingKey(row.fields[column]) == MatchingKey(cell)
                else { return false }
                repeated += 1
            }
            return repeated * 2 > headers
        }
    }

    /// The variable of each column, in order; `nil` for a column that none of the form's questions claims.
    func matches(_ matcher: HeaderMatcher) -> [HeaderMatcher.Match?] {
        var matches: [HeaderMatcher.Match?] = []
        for column in 0..<width {
            let left = matches.last { $0 != nil }??.variable
            matches.append(match(column, left: left, matcher))
        }
        settleByOrder(&matches, matcher)
        settleOptions(&matches, matcher)
        return matches
    }

    /// Gives columns whose header fits several questions alike to these in order, where there are as many columns
    /// as questions without one.
    private func settleByOrder(_ matches: inout [HeaderMatcher.Match?], _ matcher: HeaderMatcher) {
        let claimed = Set(matches.compactMap { $0?.variable })
        var columns: [[String]: [Int]] = [:]
        for column in matches.indices where matches[column] == nil {
            let open = ambiguousQuestions(column, matcher).filter { !claimed.contains($0) }
            if !open.isEmpty { columns[open, default: []].append(column) }
        }
        for (variables, columns) in columns where variables.count == columns.count {
            for (variable, column) in zip(variables, columns) {
                matches[column] = HeaderMatcher.Match(variable: variable, rule: .order)
            }
        }
    }

    /// The variables a column's header fits alike, in the order of the form; none if it fits one or none.
    func ambiguous(_ column: Int, _ matcher: HeaderMatcher) -> [String] {
        if let header = option(of: column, matcher) {
            let fitting = header.question.choices.filter { $0.spellings.contains(header.key) }
            if fitting.count > 1 { return fitting.map(header.question.columnVariable) }
        }
        return ambiguousQuestions(column, matcher)
    }

    /// The questions whose text a column's header is.
    private func ambiguousQuestions(_ column: Int, _ matcher: HeaderMatcher) -> [String] {
        let cells = [cell(column, of: questions), cell(column, of: options)].filter { !isBlankCell($0) }
        guard cells.count == 1 else { return [] }
        let variables = matcher.candidates(cells[0]).map(\.variable).filter {
            matcher.question(of: $0)?.name == $0
        }
        return variables.count > 1 ? variables : []
    }

    private func match(_ column: Int, left: String?, _ matcher: HeaderMatcher) -> HeaderMatcher.Match? {
        let own = cell(column, of: questions)
        let option = cell(column, of: options)
        if isBlankCell(option) {
            return matcher.match(own, left: left) ?? matcher.match(cell(column, of: descriptions), left: left)
        }
        let over = question(over: column)
        if isBlankCell(over) { return matcher.match(option, left: left) }
        guard let question = matcher.questionAlone(over) else {
            return matcher.match("\(over): \(option)", left: left)
                ?? matcher.item(option, belowHeading: over)
        }
        if let match = matcher.option(option, of: question) { return match }
        // The first of several columns is not the question as a whole.
        let isWhole = HeaderRows.announcesAnswers(option) || !isContinued(column)
        return isBlankCell(own) || !isWhole ? nil : matcher.match(own, left: left)
    }

    /// Whether a column beside it stands under the same question, be it named there again or not.
    private func isContinued(_ column: Int) -> Bool {
        let own = cell(column, of: questions)
        let isBlankNext = isBlankCell(cell(column + 1, of: questions))
        return isBlankNext && !isBlankCell(cell(column + 1, of: options))
            || [column - 1, column + 1].contains { cell($0, of: questions) == own }
    }

    /// The question above a column: its own cell, or the next on the left that is not blank.
    func question(over column: Int) -> String {
        (0...column).reversed().lazy.map { cell($0, of: questions) }.first { !isBlankCell($0) } ?? ""
    }

    func cell(_ column: Int, of record: DelimitedRecord?) -> String {
        guard let fields = record?.fields, fields.indices.contains(column) else { return "" }
        return fields[column]
    }
}

/// Whether a cell holds nothing but blanks of any kind.
func isBlankCell(_ text: String) -> Bool {
    if let first = text.utf8.first, first > 0x20, first < 0x80 { return false }
    return trimmed(text).isEmpty
}
