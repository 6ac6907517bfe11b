import Markdown
import NumberText
import StageFiles
import SurveyModel

/// The columns of `coded.csv` question by question, in one language, with the team's own counts.
struct Codebook {
    private let words: ExportWords
    private let language: Language
    private let style: NumberStyle
    private let instrument: Instrument
    private let variables: [(variable: CodedVariable, summary: CodedData.Summary)]

    init(
        _ instrument: Instrument, _ variables: [CodedVariable], _ summaries: [CodedData.Summary],
        _ language: Language
    ) {
        (self.instrument, self.language) = (instrument, language)
        self.variables = Array(zip(variables, summaries))
        words = ExportWords(language)
        style = NumberStyle(language)
    }

    /// - Parameters:
    ///   - titles: Of the wave and the form.
    ///   - rows: How many respondents.
    func text(titles: [String], rows: Int) -> String {
        var lines = ["# " + ([words[.codebook]] + titles).map(inline).joined(separator: ". "), ""]
        lines += ["\(style.count(rows)) \(words[.respondents]). \(words[.about])", ""]
        var start = 1
        while start < variables.count {
            var end = start
            while end < variables.count,
                variables[end].variable.question == variables[start].variable.question
            {
                end += 1
            }
            lines += section(Array(variables[start..<end]))
            start = end
        }
        return lines.joined(separator: "\n")
    }

    private func section(_ columns: [(variable: CodedVariable, summary: CodedData.Summary)]) -> [String] {
        let first = columns[0].variable
        let question = instrument.question(named: first.question)
        var lines = ["## " + inline(first.question), ""]
        lines += [inline(question?.label[language] ?? first.label[language]), ""]
        var facts = [first.kind.map(words.name) ?? ""]
        if first.isOrdinal { facts.append(words[.ordinal]) }
        if let relevant = question?.relevant { facts.append("\(words[.askedIf]): `\(relevant.written)`") }
        lines += [facts.filter { !$0.isEmpty }.joined(separator: "; "), ""]
        if columns.count == 1, first.hasCodes, !first.isFlag {
            return lines + codes(first, columns[0].summary)
        }
        return lines + table(of: columns)
    }

    private func codes(_ variable: CodedVariable, _ summary: CodedData.Summary) -> [String] {
        let rows = variable.codes.map { code in
            let note = code.isMissing ? " (\(words[.countedApart]))" : ""
            return [code.name, code.label[language] + note, style.count(summary.counts[code.name] ?? 0)]
        }
        return table([words[.code], words[.answer], words[.count]], rows + withoutAnswer(summary))
    }

    private func withoutAnswer(_ summary: CodedData.Summary) -> [[String]] {
        [
            ["", words[.blank], style.count(summary.blank)],
            [Unanswered.invalid, words[.unresolved], style.count(summary.unresolved)],
            [Unanswered.notAsked, words[.notAsked], style.count(summary.notAsked)],
        ].filter { $0[2] != style.count(0) }
    }

    /// A row for each column: what it is of, and what was given.
    private func table(of columns: [(variable: CodedVariable, summary: CodedData.Summary)]) -> [String] {
        let first = columns[0].variable
        let given: ExportWords.Word =
            switch first.kind {
            case .multiple: .chosen
            case .text: .texts
            case .rank, .integer, .decimal, .date, .single, nil: .count
            }
        let rows = columns.map { variable, summary in
            let counted = variable.isFlag ? summary.counts["1"] ?? 0 : summary.given
            return [variable.name, variable.item[language], style.count(counted), range(variable, summary)]
                + [summary.blank, summary.unresolved, summary.notAsked].map { style.count($0) }
        }
        let header = [
            words[.variable], words[.item], words[given], words[.range], words[.blank], words[.unresolved],
            words[.notAsked],
        ]
        // Columns that hold nothing in any row are left out.
        let used = header.indices.filter { column in
            column == 0 || column == 2
                || rows.contains { !$0[column].isEmpty && $0[column] != style.count(0) }
        }
        return table(used.map { header[$0] }, rows.map { row in used.map { row[$0] } })
    }

    private func range(_ variable: CodedVariable, _ summary: CodedData.Summary) -> String {
        if summary.given == 0 || variable.hasCodes || variable.isText || variable.kind == .date { return "" }
        return "\(style.plain(summary.smallest))–\(style.plain(summary.largest))"
    }

    private func table(_ header: [String], _ rows: [[String]]) -> [String] {
        func line(_ cells: [String]) -> String { "| " + cells.map(inline).joined(separator: " | ") + " |" }
        return [line(header), "|" + header.map { _ in ":--|" }.joined()] + rows.map(line) + [""]
    }

    private func inline(_ text: String) -> String { Inline(text).markdown }
}
