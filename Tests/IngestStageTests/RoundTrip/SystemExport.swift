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

    private var delimiter: String {
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
    private var isText: Bool {
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

    private var isLimeSurvey: Bool {
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

extension SystemStyle {
    private func header(_ question: SystemSurvey.Question, option index: Int? = nil) -> [String] {
        let (name, text) = (question.name, question.text)
        let code = index.map { question.codes[$0] }
        let label = index.map { question.choices[$0] }
        let above = question.heading.isEmpty ? "" : question.heading
        switch self {
        case .koboNames, .koboSplitLabels: return [code.map { "\(name)/\($0)" } ?? name]
        case .koboLabels: return [above.isEmpty ? text : "\(above)/\(text)"]
        case .limeSurveyCodes: return [code.map { "\(name)[\($0)]" } ?? name]
        case .limeSurveyTexts:
            return [above.isEmpty ? text + (label.map { " [\($0)]" } ?? "") : "\(above) [\(text)]"]
        case .limeSurveyCodesAndTexts:
            return [code.map { "\(name)[\($0)]. \(text) [\(label ?? "")]" } ?? "\(name). \(text)"]
        case .surveyMonkeyExpanded, .surveyMonkeyCondensed:
            return above.isEmpty
                ? [text, label ?? (question.kind == .text ? "Open-Ended Response" : "Response")]
                : [above, text]
        case .googleForms, .excelOneColumn: return [above.isEmpty ? text : "\(above) [\(text)]"]
        case .qualtricsValues, .qualtricsTexts:
            let variable = code.map { "\(name)_\($0)" } ?? name
            return [
                variable, text + (label.map { " - Selected Choice - \($0)" } ?? ""),
                "{\"ImportId\":\"\(variable)\"}",
            ]
        case .spssValues, .spssLabels: return [code.map { "\(name)_\($0)" } ?? name]
        case .excelLabels: return [label.map { "\(text): \($0)" } ?? text]
        }
    }

    private func ownHeader(_ question: SystemSurvey.Question) -> [String] {
        let (name, text) = (question.name, question.text)
        switch self {
        case .koboNames, .koboSplitLabels, .spssValues, .spssLabels, .excelLabels, .excelOneColumn:
            return ["\(name)_other"]
        case .koboLabels, .googleForms: return ["\(text) in your own words"]
        case .limeSurveyCodes: return ["\(name)[other]"]
        case .limeSurveyTexts: return ["\(text) [Другое]"]
        case .limeSurveyCodesAndTexts: return ["\(name)[other]. \(text) [Другое]"]
        case .surveyMonkeyExpanded, .surveyMonkeyCondensed: return [text, "Другое (пожалуйста, укажите)"]
        case .qualtricsValues, .qualtricsTexts:
            return ["\(name)_9_TEXT", "\(text) - Другое - Text", "{\"ImportId\":\"\(name)_TEXT\"}"]
        }
    }

    /// The cell of an option's column; of a ranking, its place.
    private func mark(_ question: SystemSurvey.Question, _ index: Int, _ value: String) -> String {
        if question.kind == .rank || value.isEmpty { return value }
        let isChosen = value == "1"
        switch self {
        case .limeSurveyCodes: return isChosen ? "Y" : "N"
        case .limeSurveyTexts, .limeSurveyCodesAndTexts: return isChosen ? "Да" : "Нет"
        case .surveyMonkeyExpanded, .qualtricsTexts: return isChosen ? question.choices[index] : ""
        case .qualtricsValues: return isChosen ? "1" : ""
        case .spssValues: return isChosen ? "1" : "2"
        case .spssLabels: return isChosen ? "Выбрано" : "Не выбрано"
        case .koboSplitLabels: return isChosen ? "TRUE" : "FALSE"
        default: return value
        }
    }

    private func cell(_ question: SystemSurvey.Question, _ value: String) -> String {
        switch question.kind {
        case .single, .grid:
            guard let index = question.codes.firstIndex(of: value) else { return "" }
            if value == "other", self == .limeSurveyCodes { return "-oth-" }
            if isText { return question.choices[index] }
            return self == .spssValues && Int(value) != nil ? value + ".00" : value
        case .decimal:
            let isComma =
                delimiter == ";" && self == .excelLabels || self == .excelOneColumn || self == .spssValues
            return isComma ? value.replacing(".", with: ",") : value
        case .date:
            let parts = value.split(separator: "-")
            guard parts.count == 3 else { return "" }
            switch self {
            case .limeSurveyCodes, .limeSurveyTexts, .limeSurveyCodesAndTexts: return "\(value) 00:00:00"
            case .surveyMonkeyExpanded, .surveyMonkeyCondensed, .qualtricsTexts:
                return "\(parts[1])/\(parts[2])/\(parts[0])"
            case .excelLabels, .excelOneColumn, .spssValues, .spssLabels, .googleForms:
                return parts.reversed().joined(separator: ".")
            default: return value
            }
        default: return value
        }
    }
}
