import DelimitedText
import Foundation
import Problems
import StageFiles
import SurveyModel
import Testing

@testable import TabulateStage

/// The form of `References`, tabulated in a folder of its own.
struct ReferenceForm {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "References")

    var weights: Weights?
    var population: Int?
    var statistics = StatisticsOptions()
    /// The questions to cross with; `nil`: the demographics.
    var by: [String]?
    var design: SampleDesign?
    var threads = 1
    var countsOnly = false
    /// Files with the counts of parts.
    var parts: [String] = []

    static let margins = folder.appending(path: "margins.csv").path

    /// Tabulates `coded.csv`, or other rows in its place, and hands over the folder of the tables.
    ///
    /// - Parameters:
    ///   - coded: The text of another `coded.csv`.
    ///   - report: Told of what is warned of.
    func tabulated<Result>(
        _ coded: String? = nil, report: (Problem) -> Void = { _ in }, _ read: (String) throws -> Result
    ) throws -> Result {
        let root = FileManager.default.temporaryDirectory.appending(path: "tabulate-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let output = WaveOutput(output: root.path, wave: "w")
        let folder = output.form("f")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let text = try coded ?? Self.coded()
        try text.write(toFile: "\(folder)/\(FileName.coded)", atomically: true, encoding: .utf8)
        let form = Form(
            name: "f", instrument: Self.folder.appending(path: "form.csv").path, responses: [],
            crosstabsBy: by, population: population, weights: weights, statistics: statistics,
            design: design)
        let wave = Wave(
            name: "w", paths: WavePaths(surveys: "surveys", wave: "surveys/waves/w"), languages: ["kk"],
            forms: [form])
        try tabulate(
            wave, form: form, output: output, report: report,
            TabulateOptions(threads: threads, countsOnly: countsOnly, parts: parts))
        return try read(folder)
    }

    static func coded() throws -> String {
        try String(contentsOf: folder.appending(path: "coded.csv"), encoding: .utf8)
    }

    /// The rows of a table of the form.
    func table<Row: TableRow>(_ type: Row.Type, _ name: String, _ coded: String? = nil) throws -> [Row] {
        try tabulated(coded) { try readTable(type, at: "\($0)/\(name)", languages: ["kk"]) }
    }
}

/// A table as it stands in a file: the cells of each row by column.
func cells(_ path: String) throws -> [[String: String]] {
    let reader = try RecordReader(path: path)
    let header = try #require(try reader.next()).fields
    var rows: [[String: String]] = []
    while let record = try reader.next() {
        rows.append(Dictionary(zip(header, record.fields)) { first, _ in first })
    }
    return rows
}
