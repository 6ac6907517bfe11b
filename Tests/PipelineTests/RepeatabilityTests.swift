import Foundation
import Testing

/// What a run leaves depends on the survey alone, and its private part is private.
struct RepeatabilityTests {
    private let survey = Checkout.cases.appending(path: "a-small-survey-keyed-in-by-two-offices/surveys")

    @Test func `another folder, time zone and locale give the same bytes`() throws {
        let here = try WaveRun(surveys: survey, environment: ["TZ": "Asia/Almaty", "LC_ALL": "kk_KZ.UTF-8"])
        let there = try WaveRun(surveys: survey, environment: ["TZ": "America/St_Johns", "LC_ALL": "C"])
        try here.runAll()
        try there.runAll()
        let first = try here.files
        let second = try there.files
        #expect(first.keys.sorted() == second.keys.sorted())
        #expect(first.keys.contains("report.kk.md"))
        for name in first.keys.sorted() { #expect(first[name] == second[name], "\(name)") }
    }

    @Test func `a second run of the stages over the first leaves the same bytes`() throws {
        let run = try WaveRun(surveys: survey)
        try run.runAll()
        let first = try run.files
        try run.runAll()
        #expect(try run.files == first)
    }

    @Test func `the form folders and their files are the owner's alone`() throws {
        let run = try WaveRun(surveys: survey)
        try run.runAll()
        let form = run.output.appending(path: "people")
        #expect(try permissions(form) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: form.path)
        #expect(names.contains("coded.csv"))
        for name in names { #expect(try permissions(form.appending(path: name)) == 0o600, "\(name)") }
        #expect(try permissions(run.output.appending(path: "report.kk.md")) == 0o644)
    }

    private func permissions(_ file: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }
}
