import StageFiles
import SurveyModel

@testable import ProtectStage
@testable import TabulateStage

/// One survey with a small instrument: its own tables and what is released of it.
struct Survey {
    let tables: FormRelease
    let released: FormRelease
    /// How many have each value of an open number, by breakdown and category; everybody under the empty names.
    let values: [CellName: Int]

    /// - Parameter counts: How many have each profile.
    init(_ small: SmallInstrument, _ counts: [Int]) throws {
        let answers = zip(small.profiles, counts).flatMap { Array(repeating: $0.0, count: $0.1) }
        let rows = answers.map { answers in small.weight.map { answers + [$0(answers)] } ?? answers }
        tables = try Self.tabulated(small, rows)
        released = try Self.released(small, tables, rows)
        var values: [CellName: Int] = [:]
        for (index, variable) in small.variables.enumerated() where small.isNumber(variable) {
            for row in rows {
                values[CellName(question: variable, by: "", code: row[index], byCode: ""), default: 0] += 1
                values[CellName(question: variable, by: "a", code: row[index], byCode: row[0]), default: 0] +=
                    1
            }
        }
        self.values = values
    }

    private static func tabulated(_ small: SmallInstrument, _ rows: [[String]]) throws -> FormRelease {
        let names = [respondentVariable] + small.variables
        var part = ColumnPart(names.map { _ in .answers })
        for (number, row) in rows.enumerated() {
            for (column, text) in (["\(number)"] + row).enumerated() { part.append(text, to: column) }
            part.endRow()
        }
        let coded = CodedTable(path: "coded.csv", ColumnTable(names: names, part))
        let form = small.form
        let plan = FormPlan(
            small.instrument, derived: small.derived,
            demographics: try form.demographics(small.instrument, configuration: ""),
            weight: small.weight == nil ? nil : "w")
        let isWeighted = small.weight != nil
        let weighting: Weighting = isWeighted ? .column(try WeightColumn("w", of: coded)) : .none
        let tally = try FormReaders(plan, of: coded, weighting: weighting).tally(plan, threads: 1)
        let tables = FormTables(plan: plan, tally: tally, form: form, isWeighted: isWeighted, threads: 1)
        var quality = QualityReport(form: "f")
        quality.respondents = rows.count
        return FormRelease(
            form: form, instrument: small.instrument, derived: small.derived, quality: quality,
            distributions: tables.distributions, numbers: tables.numbers, crosstabs: tables.crosstabs,
            tests: try tables.tests(), weights: tables.weights)
    }

    private static func released(_ small: SmallInstrument, _ tables: FormRelease, _ rows: [[String]]) throws
        -> FormRelease
    {
        try tables.published { release in
            var counter = JointCounter(
                small.instrument, breakdowns: release.breakdowns, derived: small.derived)
            for row in rows {
                let coded = Dictionary(uniqueKeysWithValues: zip(small.variables, row))
                counter.add(weight: coded["w"].flatMap(Double.init) ?? 1) { coded[$0] ?? "" }
            }
            return counter.counts
        }
    }
}

extension SmallInstrument {
    var variables: [String] { questions.flatMap(\.variables) }

    func isNumber(_ variable: String) -> Bool {
        questions.contains { $0.name == variable && $0.kind == .integer }
    }
}
