import Foundation
import Testing

/// The same eight respondents in the exports of five survey systems, each with a questionnaire and a `wave.yml` of three
/// lines; `CasesTests` runs every one of them to its report. Each export is laid out as its system documents it.
struct SystemExportTests {
    private static let systems = ["kobo", "limesurvey", "google-forms", "qualtrics", "surveymonkey"]

    private func expected(_ name: String, _ path: String) throws -> String {
        try String(contentsOf: PipelineCase(name).expected.appending(path: path), encoding: .utf8)
    }

    @Test(arguments: systems) func `a system's export gives the same coded answers as the others`(
        system: String
    ) throws {
        let coded = try expected("\(system)-to-a-report", "people/coded.csv")
        // Kobo's form says whom the own answers are asked; the others would have to be given the conditions.
        let kobo = try expected("kobo-to-a-report", "people/coded.csv").replacing(",.s", with: ",")
        #expect(coded.replacing(",.s", with: ",") == kobo)
        #expect(coded.split(separator: "\n").count == 9)
        let wave = PipelineCase("\(system)-to-a-report").surveys.appending(path: "waves/w/wave.yml")
        #expect(try String(contentsOf: wave, encoding: .utf8).split(separator: "\n").count == 3)
    }

    @Test(arguments: ["an-export-as-a-workbook", "an-spss-file-with-labels"])
    func `a workbook and an SPSS file give the same rows as the same answers in text`(name: String) throws {
        let rows = try expected(name, "people/responses.csv")
        #expect(try rows == expected(name, "text/responses.csv"))
        #expect(rows.split(separator: "\n").count > 6)
    }
}
