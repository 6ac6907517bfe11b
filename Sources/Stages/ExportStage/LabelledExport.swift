import LabelledFile
import Problems
import StageFiles
import SurveyModel

/// One form's answers as a labelled file.
struct LabelledExport {
    private let format: LabelledFormat
    private let data: CodedData
    private let rows: Int
    private let label: String
    private let day: (year: Int, month: Int, day: Int)
    private var variables: [LabelledVariable] = []
    private var plans: [CodePlan] = []
    private(set) var fittedRows: [FittedRow] = []

    /// - Parameter title: What the file is.
    init(
        _ format: LabelledFormat, _ data: CodedData, rows: Int, _ summaries: [CodedData.Summary],
        title: String,
        day: (year: Int, month: Int, day: Int), _ language: Language
    ) {
        (self.format, self.data, self.rows, self.day) = (format, data, rows, day)
        label = fitted(title) { format.fits(fileLabel: $0) }
        if label != title { fittedRows.append(FittedRow(format, .file, "", title, label)) }
        let words = ExportWords(language)
        let names = format.names(for: data.variables.map(\.name) + (data.weights == nil ? [] : ["weight"]))
        for (index, variable) in data.variables.enumerated() {
            add(variable, named: names[index], summaries[index], words, language)
        }
        if data.weights != nil {
            variables.append(
                LabelledVariable(
                    name: names[names.count - 1], label: words[.weight], kind: .number, measure: .scale))
        }
    }

    private mutating func add(
        _ variable: CodedVariable, named name: String, _ summary: CodedData.Summary, _ words: ExportWords,
        _ language: Language
    ) {
        let plan = CodePlan(format, variable, summary)
        plans.append(plan)
        if name != variable.name { note(.name, variable.name, variable.name, name) }
        for (code, written) in plan.renumbered { note(.code, variable.name, code: code, code, written) }
        let whole = variable.kind == nil ? words[.respondent] : variable.label[language]
        let label =
            variable.kind == nil
            ? whole : variable.label(language) { [format] in format.fits(variableLabel: $0) }
        if label != whole { note(.label, variable.name, whole, label) }
        var labels: [(value: LabelledValue, label: String)] = []
        func add(_ code: String, _ text: String) {
            guard let value = plan.values[code], !text.isEmpty else { return }
            let label = fitted(text) { format.fits(valueLabel: $0) }
            if label != text { note(.codeLabel, variable.name, code: code, text, label) }
            labels.append((value, label))
        }
        if !variable.isText {
            for code in variable.codes { add(code.name, variable.label(of: code, words, language)) }
            add(Unanswered.invalid, words[.unresolved])
            add(Unanswered.notAsked, words[.notAsked])
        }
        variables.append(
            LabelledVariable(
                name: name, label: label, kind: kind(of: variable, summary), measure: measure(of: variable),
                labels: labels, missing: variable.isText ? [] : plan.missing))
    }

    private mutating func note(
        _ what: FittedRow.What, _ variable: String, code: String = "", _ text: String, _ written: String
    ) {
        fittedRows.append(FittedRow(format, what, variable, code: code, text, written))
    }

    private func kind(of variable: CodedVariable, _ summary: CodedData.Summary) -> LabelledVariable.Kind {
        if variable.isText { return .text(min(summary.longest, format.longestTextOfAll)) }
        if variable.kind == .date { return .date }
        let isShort = summary.given == 0 || summary.smallest > -1e9 && summary.largest < 1e9
        return variable.kind != .decimal && (variable.hasCodes || isShort) ? .whole : .number
    }

    private func measure(of variable: CodedVariable) -> LabelledVariable.Measure {
        if variable.isOrdinal || variable.kind == .rank { return .ordinal }
        return variable.hasCodes || variable.isText ? .nominal : .scale
    }

    /// Writes it, and lists the texts that had to be shortened.
    mutating func write(to file: OutputFile) throws {
        let long = try longTexts()
        let writer = try LabelledFileWriter(
            format, label: label, variables: variables,
            weight: data.weights == nil ? nil : variables.count - 1, rows: rows, day: day, longTexts: long
        ) { try file.write(bytes: $0) }
        var shortened: [FittedRow] = []
        try data.forEachRow { row, line, cells in
            var values: [LabelledValue] = []
            values.reserveCapacity(variables.count)
            for (index, cell) in cells.enumerated() {
                let value = value(of: cell, data.variables[index], plans[index])
                if case .text(let text) = value, text != cell {
                    shortened.append(
                        FittedRow(format, .text, data.variables[index].name, code: cells[0], cell, text))
                }
                values.append(value)
            }
            if let weights = data.weights { values.append(.number(weights[row])) }
            try writer.write(values)
        }
        try writer.finish()
        fittedRows += shortened
    }

    private func value(of cell: String, _ variable: CodedVariable, _ plan: CodePlan) -> LabelledValue {
        if variable.kind == nil { return .text(cell) }
        if cell == Unanswered.blank { return .none }
        if variable.isText {
            if Unanswered.covers(cell) { return .none }
            return .text(fitted(cell) { $0.utf8.count <= format.longestTextOfAll })
        }
        if let value = plan.values[cell] { return value }
        if variable.kind == .date { return daysSince1960(cell).map { .day($0) } ?? .none }
        return Double(cell).map { .number($0) } ?? .none
    }

    /// The texts of the columns for which Stata's rows have no room.
    private func longTexts() throws -> Set<String> {
        let columns = variables.indices.filter {
            if case .text(let longest) = variables[$0].kind {
                format == .dta && longest > 2_045
            } else {
                false
            }
        }
        if columns.isEmpty { return [] }
        var texts = Set<String>()
        try data.forEachRow { _, _, cells in
            for column in columns where !Unanswered.covers(cells[column]) { texts.insert(cells[column]) }
        }
        return texts
    }
}
