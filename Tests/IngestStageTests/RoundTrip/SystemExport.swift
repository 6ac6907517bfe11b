import Testing

/// How a system in use writes the answers to a ``SystemSurvey``.
enum SystemStyle: String, CaseIterable, CustomTestStringConvertible {
    case koboNames, koboLabels, koboSplitLabels
    case limeSurveyCodes, limeSurveyTexts, limeSurveyCodesAndTexts
    case surveyMonkeyExpanded, surveyMonkeyCondensed
    case googleForms
    case qualtricsValues, qualtricsTexts
    case spssValues, spssLabels
    case excelLabels, excelOneColumn

    var testDescription: String { rawValue }

    /// The encodings in which the system, or a spreadsheet behind it, writes Russian.
    var encodings: [String] {
        switch self {
        case .excelLabels, .excelOneColumn, .spssValues, .spssLabels:
            ["CP1251", "UTF-8", "UTF-16LE", "CP866", "MAC-CYRILLIC", "ISO-8859-5"]
        case .qualtricsValues, .qualtricsTexts: ["UTF-8", "UTF-16LE"]
        default: ["UTF-8"]
        }
    }

    var delimiter: String {
        switch self {
        case .excelLabels, .excelOneColumn, .koboNames, .koboLabels, .koboSplitLabels: ";"
        case .limeSurveyCodes: "\t"
        default: ","
        }
    }

    private var isSplit: Bool {
        switch self {
        case .koboLabels, .googleForms, .surveyMonkeyCondensed, .excelOneColumn: false
        default: true
        }
    }
}

extension SystemStyle {
    /// A column: its header, in as many rows as the style has, and a respondent's cell.
    private struct Column {
        var header: [String]
        var cell: (_ values: [String], _ typed: String?) -> String
    }

    /// Whether what was typed stands in the export, where the style writes texts of a question in one column.
    func shows(typedIn question: SystemSurvey.Question) -> Bool {
        isText && (question.kind == .single || question.kind == .multiple && !isSplit)
            && !(self == .surveyMonkeyExpanded)
    }

    /// Cells hold labels, not names.
    var isText: Bool {
        switch self {
        case .koboNames, .limeSurveyCodes, .qualtricsValues, .spssValues: false
        default: true
        }
    }

    /// The export as text.
    func text(of survey: SystemSurvey) -> String {
        let columns = survey.questions.map { question in (question, self.columns(question)) }
        var rows: [[String]] = []
        let id =
            self == .qualtricsTexts || self == .qualtricsValues
            ? ["id", "Form number", "{\"ImportId\":\"_r\"}"] : ["Form number", ""]
        for row in 0..<headerRows {
            var cells = [id[row]]
            for (_, columns) in columns {
                // A spreadsheet's merged cells hold the question once.
                let isMerged = self == .surveyMonkeyExpanded && row == 0
                for (index, column) in columns.enumerated() {
                    let isRepeated = isMerged && index > 0 && column.header[0] == columns[index - 1].header[0]
                    cells.append(isRepeated ? "" : column.header[row])
                }
            }
            rows.append(cells)
        }
        for (respondent, answers) in survey.answers.enumerated() {
            var cells = ["\(101 + respondent)"]
            var index = 0
            for (question, columns) in columns {
                let values = Array(answers[index..<(index + question.variables.count)])
                index += values.count
                let typed = survey.typed[respondent][question.name]
                cells += columns.map { $0.cell(values, shows(typedIn: question) ? typed : nil) }
            }
            rows.append(cells)
        }
        return rows.map(line).joined(separator: "\n") + "\n"
    }

    private var headerRows: Int {
        switch self {
        case .surveyMonkeyExpanded, .surveyMonkeyCondensed: 2
        case .qualtricsValues, .qualtricsTexts: 3
        default: 1
        }
    }

    private func line(_ cells: [String]) -> String {
        cells.map { cell in
            let isSpecial = cell.contains { delimiter.contains($0) || $0.isNewline || $0 == "\"" }
            return isSpecial ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: delimiter)
    }

    private func columns(_ question: SystemSurvey.Question) -> [Column] {
        let options = question.choices.indices.map { index in
            Column(header: header(question, option: index)) { values, _ in
                self.mark(question, index, values[index])
            }
        }
        var own: [Column] = []
        if question.allowsOwnAnswer {
            own = [Column(header: ownHeader(question)) { values, _ in values[values.count - 1] }]
        }
        switch question.kind {
        case .rank where isRankedInOrder:
            return [
                Column(header: header(question)) { values, _ in
                    let order = zip(question.codes.indices, values).sorted {
                        (Int($0.1) ?? 0) < (Int($1.1) ?? 0)
                    }
                    return values[0].isEmpty ? "" : self.joined(question, order.map(\.0))
                }
            ]
        case .rank: return options
        case .multiple where isSplit:
            // LimeSurvey has no column for the mark of an own answer.
            return (isLimeSurvey && question.allowsOwnAnswer ? options.dropLast() : options) + own
        case .multiple:
            return [
                Column(header: header(question)) { values, typed in
                    let chosen = question.codes.indices.filter { values[$0] == "1" }
                    let texts = [self.joined(question, chosen), typed ?? ""].filter { !$0.isEmpty }
                    return texts.joined(separator: self.separator)
                }
            ] + own
        case .single where self == .surveyMonkeyExpanded && question.choices.count > 2:
            return question.choices.indices.map { index in
                Column(header: header(question, option: index)) { values, _ in
                    values[0] == question.codes[index] ? question.choices[index] : ""
                }
            } + own
        default:
            return [
                Column(header: header(question)) { values, typed in typed ?? self.cell(question, values[0]) }
            ] + own
        }
    }

    /// Dates are written as in America.
    var writesMonthFirst: Bool {
        self == .surveyMonkeyExpanded || self == .surveyMonkeyCondensed || self == .qualtricsTexts
    }

    var isLimeSurvey: Bool {
        self == .limeSurveyCodes || self == .limeSurveyTexts || self == .limeSurveyCodesAndTexts
    }

    private var isRankedInOrder: Bool {
        switch self {
        case .koboNames, .koboLabels, .koboSplitLabels, .googleForms, .excelOneColumn: true
        default: false
        }
    }

    private var separator: String {
        switch self {
        case .koboNames, .koboLabels, .koboSplitLabels: " "
        case .excelOneColumn: "; "
        default: ", "
        }
    }

    private func joined(_ question: SystemSurvey.Question, _ choices: [Int]) -> String {
        choices.map { isText ? question.choices[$0] : question.codes[$0] }.joined(separator: separator)
    }
}
