import CleanStage
import DelimitedText
import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import IngestStage

/// Answers as a system exports them, read in and coded, are the answers again or unresolved, never others; in
/// questionnaires in which texts could be taken for others too.
struct SystemRoundTripTests {
    private static let count = ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 60

    /// The share of cells, in percent, that may stay unresolved in each style beside those that must.
    private static let bounds: [SystemExport: Double] = [:]

    @Test(arguments: SystemExport.allCases)
    func `no answer becomes another`(export: SystemExport) throws {
        var (cells, open) = (0, 0)
        for number in 0..<Self.count {
            let survey = PlantedSurvey(seed: UInt64(number))
            let comment: Comment = "survey \(number)"
            do {
                let coded = try coded(export, survey)
                for (variable, expected) in survey.expected {
                    let found = try #require(coded[variable], "survey \(number) \(variable)")
                    #expect(found.count == expected.count, comment)
                    let wrong = zip(found, expected).filter { $0 != $1 && $0 != ".i" }
                    #expect(wrong.isEmpty, "survey \(number) \(variable): \(wrong.map { "\($0) for \($1)" })")
                    cells += expected.count { $0 != ".i" }
                    open += zip(found, expected).count { $0 == ".i" && $1 != ".i" }
                }
            } catch {
                Issue.record("survey \(number): \(error)")
            }
        }
        let share = 100 * Double(open) / Double(cells)
        print(
            "\(export): \(open) of \(cells) cells unresolved, \(share.formatted(.number.precision(.fractionLength(1)))) %"
        )
        #expect(share <= Self.bounds[export] ?? 25)
    }

    /// The columns of `coded.csv` by variable.
    private func coded(_ export: SystemExport, _ survey: PlantedSurvey) throws -> [String: [String]] {
        let run = try IngestRun([export.bytes(of: survey)], by: survey.instrument)
        try clean(run.wave, form: run.wave.forms[0], output: run.output) { _ in }
        let reader = try RecordReader(path: "\(run.output.form("form"))/\(FileName.coded)")
        let header = try reader.next()?.fields ?? []
        var columns: [String: [String]] = [:]
        while let record = try reader.next() {
            for (name, cell) in zip(header, record.fields) { columns[name, default: []].append(cell) }
        }
        return columns
    }
}
