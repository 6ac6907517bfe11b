import StageFiles
import SurveyModel

/// Compares the two entries of the forms and keeps what they agree on or what a decision settles.
struct EntryComparison {
    /// The variable that names who entered a form; it may differ.
    static let operatorVariable = "operator"

    /// Those that are compared, by their numbers.
    private let compared: [Int]
    private let variables: [String]
    private let texts: Set<String>
    private let decisions: EntryDecisions
    private var second: SecondEntry
    private var byVariable: [String: (cells: Int, differing: Int)] = [:]
    private var byOperator: [String: (cells: Int, differing: Int)] = [:]
    private var settled = 0
    private var onlyFirst: [String] = []

    init(_ coder: RowCoder, _ second: SecondEntry, _ decisions: EntryDecisions) {
        variables = coder.variables
        compared = variables.indices.filter { coder.variables[$0] != EntryComparison.operatorVariable }
        texts = Set(coder.instrument.questions.filter { $0.kind == .text }.map(\.name))
        self.second = second
        self.decisions = decisions
    }

    /// Compares a form's answers with its second entry and merges them into its row.
    ///
    /// - Returns: The cells that differ.
    mutating func merge(
        _ coded: inout CodedBlock, row: Int, respondent: String, line: Int?
    ) -> [DoubleEntryRow] {
        guard let other = second.take(respondent) else {
            onlyFirst.append(respondent)
            return []
        }
        var rows: [DoubleEntryRow] = []
        var cells = 0
        for index in compared {
            let (variable, value, otherValue) = (
                variables[index], coded.text(index, row), other.answers[index]
            )
            if value.isEmpty, otherValue.isEmpty { continue }
            cells += 1
            byVariable[variable, default: (0, 0)].cells += 1
            if isSame(value, otherValue, variable) { continue }
            byVariable[variable, default: (0, 0)].differing += 1
            let decision = decisions.value(respondent, variable)
            if decision != nil { settled += 1 }
            coded.set(
                index, row, CodedText(decision ?? Unanswered.invalid, by: .doubleEntry),
                raw: "\(value) | \(otherValue)")
            rows.append(
                difference(respondent, (line, other.line), variable, (value, otherValue), decision))
        }
        let operatorColumn = variables.firstIndex(of: EntryComparison.operatorVariable)
        let operators = operatorColumn.map { [coded.text($0, row), other.answers[$0]] } ?? []
        for name in Set(operators) where !Unanswered.covers(name) {
            byOperator[name, default: (0, 0)].cells += cells
            byOperator[name, default: (0, 0)].differing += rows.count
        }
        return rows
    }

    var report: QualityReport.DoubleEntry {
        var report = QualityReport.DoubleEntry()
        report.byVariable = compared.map { variables[$0] }.compactMap { name in
            byVariable[name].map { .init(name: name, cells: $0.cells, differing: $0.differing) }
        }
        report.byOperator = byOperator.sorted { $0.key < $1.key }.map {
            .init(name: $0.key, cells: $0.value.cells, differing: $0.value.differing)
        }
        report.all = .init(
            name: "", cells: report.byVariable.reduce(0) { $0 + $1.cells },
            differing: report.byVariable.reduce(0) { $0 + $1.differing })
        report.settled = settled
        report.onlyFirst = onlyFirst
        report.onlySecond = second.rest
        return report
    }

    /// Texts are compared as texts, other cells by their codes.
    private func isSame(_ first: String, _ second: String, _ variable: String) -> Bool {
        first == second || texts.contains(variable) && MatchingKey(first) == MatchingKey(second)
    }

    private func difference(
        _ respondent: String, _ lines: (Int?, Int?), _ variable: String, _ values: (String, String),
        _ decision: String?
    ) -> DoubleEntryRow {
        var row = DoubleEntryRow()
        row.respondent = SpreadsheetText.inert(respondent)
        (row.line, row.secondLine) = lines
        row.variable = variable
        row.value = SpreadsheetText.inert(values.0)
        row.secondValue = SpreadsheetText.inert(values.1)
        row.decision = decision.map { $0.isEmpty ? EntryDecisions.blank : SpreadsheetText.inert($0) } ?? ""
        return row
    }
}
