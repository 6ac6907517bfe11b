import Foundation
import StageFiles
import SurveyModel

@testable import TabulateStage

/// The columns of a small `coded.csv`, its header first; it lies in a folder of its own.
func table(_ lines: [String]) throws -> CodedTable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "coded-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: FileName.coded).path
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return try CodedTable(path: path, threads: 1)
}

/// Its only block.
func block(_ table: CodedTable) throws -> ColumnBlock { try table.columns.block(0) }

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
    let table = try table(lines)
    let weighting = try weight.map { Weighting.column(try WeightColumn($0, of: table)) } ?? .none
    return try FormReaders(plan, of: table, weighting: weighting).tally(plan, threads: 1)
}
