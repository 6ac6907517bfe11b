import Foundation
import Problems
import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

/// Parts of a form counted apart, as on many machines.
struct TallyFileTests {
    private static let tables = [
        FileName.distributions, FileName.numbers, FileName.crosstabs, FileName.tests, FileName.weights,
    ]

    private func lines() throws -> [String] {
        try ReferenceForm.coded().split(separator: "\n").map(String.init)
    }

    private func bytes(_ folder: String) throws -> [Data] {
        try Self.tables.map { try Data(contentsOf: URL(filePath: "\(folder)/\($0)")) }
    }

    /// Where the counts of some respondents were written.
    private func counts(_ form: ReferenceForm, _ header: String, _ part: [String]) throws -> String {
        var form = form
        form.countsOnly = true
        let copy = FileManager.default.temporaryDirectory.appending(path: "tally-\(UUID().uuidString).json")
        try form.tabulated(([header] + part).joined(separator: "\n") + "\n") { folder in
            try FileManager.default.moveItem(atPath: "\(folder)/\(FileName.tally)", toPath: copy.path)
        }
        return copy.path
    }

    /// Weights of any number of digits, which no two orders of addition would round alike.
    private func withOddWeights(_ lines: [String]) -> [String] {
        var generator = SplitMix64(seed: 11)
        return lines.map { line in
            let cut = line.lastIndex(of: ",").map { line[...$0] } ?? ""
            return "\(cut)\(0.1 + generator.nextUnit() * 3)"
        }
    }

    @Test(arguments: [false, true])
    func `any split gives the bytes of the whole`(_ isWeighted: Bool) throws {
        var form = ReferenceForm(weights: isWeighted ? Weights(column: "w") : nil)
        let lines = try lines()
        let respondents = withOddWeights(Array(lines[1...]))
        let expected = try form.tabulated(([lines[0]] + respondents).joined(separator: "\n") + "\n", bytes)
        var generator = SplitMix64(seed: 12)
        for parts in [1, 2, 3, 7] {
            var split = Array(repeating: [String](), count: parts)
            for line in respondents { split[Int.random(in: 0..<parts, using: &generator)].append(line) }
            form.parts = try split.map { try counts(form, lines[0], $0) }.shuffled(using: &generator)
            #expect(try form.tabulated(nil, bytes) == expected, "\(parts) parts")
            form.parts = []
        }
    }

    @Test(arguments: 2...8)
    func `any number of threads gives the same bytes`(_ threads: Int) throws {
        let lines = try lines()
        let respondents = withOddWeights(Array(lines[1...]))
        let text = ([lines[0]] + respondents).joined(separator: "\n") + "\n"
        let form = ReferenceForm(weights: Weights(column: "w"))
        var several = form
        several.threads = threads
        #expect(try several.tabulated(text, bytes) == form.tabulated(text, bytes))
    }

    @Test func `counts of another form are refused, and so are damaged ones`() throws {
        let lines = try lines()
        var form = ReferenceForm(by: ["q1"])
        let path = try counts(form, lines[0], Array(lines[1...]))
        form.by = ["q2"]
        form.parts = [path]
        let other = try #require(throws: Failure.self) { try form.tabulated { _ in } }
        #expect(other.problems.first?.what == "it holds the counts of another form or questionnaire")
        form.by = ["q1"]
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacingOccurrences(of: "\"grids\"", with: "\"grid\"")
            .write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: Failure.self) { try form.tabulated { _ in } }
        for (array, other) in [
            ("\"counts\" : [", "\"counts\" : [ 1,"), ("\"sums\" : [", "\"sums\" : [\"0.0\""),
        ] {
            let found = text.range(of: array)
            let damaged = found.map { text.replacingCharacters(in: $0, with: other) } ?? ""
            try damaged.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: Failure.self) { try form.tabulated { _ in } }
        }
        form.parts = ["/nowhere.json"]
        let missing = try #require(throws: Failure.self) { try form.tabulated { _ in } }
        #expect(missing.cause == .missingInput)
    }

    @Test func `the same part twice is refused, so that nobody is counted twice`() throws {
        let lines = try lines()
        var form = ReferenceForm()
        let path = try counts(form, lines[0], Array(lines[1...]))
        let nobody = try counts(form, lines[0], [])
        form.parts = [path, path]
        let failure = try #require(throws: Failure.self) { try form.tabulated { _ in } }
        #expect(failure.problems.first?.what.hasPrefix("it holds the counts of the same rows as") == true)
        form.parts = [path, nobody, nobody]
        try form.tabulated { _ in }
    }

    @Test func `weights raked to margins need the whole`() throws {
        var form = ReferenceForm(weights: Weights(column: "w", margins: ReferenceForm.margins))
        form.countsOnly = true
        let failure = try #require(throws: Failure.self) { try form.tabulated { _ in } }
        #expect(failure.problems.first?.what.contains("margins") == true)
    }
}
