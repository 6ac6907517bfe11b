import DelimitedText
import SurveyModel

@testable import TabulateStage

/// The rows of a small `coded.csv`, its header first.
func rows(_ lines: [String]) throws -> CodedRows {
    try CodedRows(RecordReader(MemorySource(lines.joined(separator: "\n") + "\n"), file: "coded.csv"))
}

/// Choices named by number; the one named 9 is counted apart.
func choices(_ names: String...) -> [Choice] {
    names.map { Choice(name: $0, label: LocalizedText(everywhere: "c\($0)"), isMissing: $0 == "9") }
}

func question(
    _ name: String, _ kind: Question.Kind = .single, _ choices: [Choice] = [],
    scale: Question.Scale = .nominal, grid: String? = nil, constraint: String? = nil,
    role: Question.Role = .none
) throws -> Question {
    Question(
        name: name, kind: kind, label: LocalizedText(everywhere: name), choices: choices, role: role,
        scale: scale, grid: grid, constraint: try constraint.map { try Expression(parsing: $0) })
}

/// A questionnaire whose grids are all scales.
func instrument(_ questions: Question...) -> Instrument {
    var form = Instrument(file: "form.csv", title: LocalizedText(), languages: ["kk"], questions: questions)
    form.scales = Set(questions.compactMap(\.grid))
    return form
}

/// The tally of some rows, unweighted unless the rows have weights.
func tally(_ plan: FormPlan, _ lines: [String], weight: String? = nil) throws -> FormTally {
    let rows = try rows(lines)
    let weighting = try weight.map { Weighting.column(try WeightColumn($0, of: rows)) } ?? .none
    return try FormTally(plan, of: rows, weighting: weighting)
}
