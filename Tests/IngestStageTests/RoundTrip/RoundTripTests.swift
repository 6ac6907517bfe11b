import CleanStage
import DelimitedText
import Foundation
import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import IngestStage

/// Answers written as an export, read in and coded, are the answers again.
struct RoundTripTests {
    private static let count = ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 100

    /// A survey with every kind of question.
    private static let varied: RandomSurvey = {
        var seed: UInt64 = 0
        while true {
            let survey = RandomSurvey(seed: seed)
            if Set(survey.questions.map(\.kind)).count == RandomSurvey.Kind.allCases.count { return survey }
            seed += 1
        }
    }()

    @Test(arguments: SurveyExport.all)
    func `the same answers give the same codes in every disguise`(export: SurveyExport) throws {
        let differences = try differences(export, Self.varied)
        #expect(differences == [])
    }

    @Test func `the answers to any questionnaire come back as they were`() throws {
        var generator = SplitMix64(seed: 7)
        for number in 0..<Self.count {
            let survey = RandomSurvey(seed: UInt64(number))
            let export = SurveyExport.random(using: &generator)
            let comment: Comment = "survey \(number), \(export.testDescription)"
            do {
                let differences = try differences(export, survey)
                #expect(differences == [], comment)
            } catch {
                Issue.record("\(comment): \(error)")
            }
        }
    }

    /// Where `coded.csv` is not what the respondents answered.
    private func differences(_ export: SurveyExport, _ survey: RandomSurvey) throws -> [String] {
        let found = try coded(export, survey)
        let expected = [["respondent"] + survey.variables.dropFirst()] + survey.answers
        guard found.count == expected.count else { return ["\(found.count) rows, not \(expected.count)"] }
        return zip(found, expected).flatMap { found, expected in
            guard found.count == expected.count else { return ["\(found) is not \(expected)"] }
            return zip(survey.variables, zip(found, expected)).compactMap { variable, cell in
                cell.0 == cell.1 ? nil : "\(found[0]) \(variable): \(cell.0) is not \(cell.1)"
            }
        }
    }

    /// The records of `coded.csv`.
    private func coded(_ export: SurveyExport, _ survey: RandomSurvey) throws -> [[String]] {
        let run = try IngestRun([try export.bytes(of: survey)], by: survey.instrument)
        try clean(run.wave, form: run.wave.forms[0], output: run.output) { _ in }
        let reader = try RecordReader(path: "\(run.output.form("form"))/\(FileName.coded)")
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.fields) }
        return records
    }
}
