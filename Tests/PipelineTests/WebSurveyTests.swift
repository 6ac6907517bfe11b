import Foundation
import Testing

/// A real export with whole sentences as headers, by an instrument written for it.
///
/// The data are FiveThirtyEight's `comma.csv` (CC BY 4.0); see ``realExport(_:)``.
struct WebSurveyTests {
    private static let respondents = 1129

    @Test func `every row is accounted for and every count is that of the raw file`() throws {
        guard let data = realExport("comma.csv") else { return }
        let survey = PipelineCase("a-web-survey-with-whole-sentences-as-headers").surveys
        let run = try WaveRun(surveys: survey)
        try FileManager.default.copyItem(at: data, to: run.waveFolder.appending(path: "comma.csv"))
        try run.runAll()

        let form = run.output.appending(path: "comma")
        #expect(try SimpleTable(form.appending(path: "responses.csv")).rows.count == Self.respondents)
        #expect(try SimpleTable(form.appending(path: "coded.csv")).rows.count == Self.respondents)
        let raw = try SimpleTable(data)
        let headers = try headerOfQuestion(survey.appending(path: "instruments/comma.csv"))
        let distributions = try SimpleTable(form.appending(path: "distributions.csv"))
        #expect(distributions.counts("question").keys.sorted() == headers.keys.sorted())
        for (question, header) in headers {
            let rows = distributions.rows.filter { $0["question"] == question }
            let counts = raw.counts(header)
            let answers = counts.values.reduce(0, +)
            let found = rows.map { ($0["label_en"] ?? "", Int($0["n"] ?? "") ?? -1) }
            #expect(Dictionary(uniqueKeysWithValues: found) == counts, "\(question)")
            #expect(Set(rows.map { $0["base"] }) == ["\(answers)"], "\(question)")
            #expect(Set(rows.map { $0["blank"] }) == ["\(Self.respondents - answers)"], "\(question)")
            #expect(Set(rows.map { $0["invalid"] }) == ["0"], "\(question)")
        }
    }

    /// The header of each closed question: its English label, which is in the instrument's survey sheet.
    private func headerOfQuestion(_ instrument: URL) throws -> [String: String] {
        let text = try String(contentsOf: instrument, encoding: .utf8)
        let file = try TemporaryFolder()
        let sheet = text.prefix(upTo: try #require(text.range(of: "\nchoices\n")).lowerBound)
        let copy = file.url.appending(path: "survey.csv")
        try String(sheet.drop { $0 != "\n" }.dropFirst()).write(to: copy, atomically: true, encoding: .utf8)
        let closed = try SimpleTable(copy).rows.filter { $0["type"]?.hasPrefix("select_one") == true }
        return Dictionary(
            uniqueKeysWithValues: closed.map { ($0["name"] ?? "", $0["label::English (en)"] ?? "") })
    }
}
