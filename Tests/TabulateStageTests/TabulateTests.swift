import Foundation
import Problems
import StageFiles
import SurveyModel
import Testing

@testable import TabulateStage

struct TabulateTests {
    @Test func `writes its seven tables and nothing else`() throws {
        try ReferenceForm(by: []).tabulated { folder in
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(
                files == [
                    "coded.csv", "crosstabs.csv", "distributions.csv", "durations.csv",
                    "index-means.csv", "numbers.csv",
                    "tests.csv",
                    "weights.csv",
                ])
        }
    }

    @Test func `the same answers give the same bytes`() throws {
        func bytes() throws -> [String] {
            try ReferenceForm(weights: Weights(column: "w", margins: ReferenceForm.margins), by: ["q1"])
                .tabulated { folder in
                    try ["distributions", "numbers", "crosstabs", "tests", "weights"].map {
                        try String(contentsOfFile: "\(folder)/\($0).csv", encoding: .utf8)
                    }
                }
        }
        #expect(try bytes() == bytes())
    }

    @Test func `weights that are none stop the stage, each named`() throws {
        var lines = try ReferenceForm.coded().split(separator: "\n").map(String.init)
        for line in [4, 9] {
            let cut = try #require(lines[line].lastIndex(of: ","))
            lines[line] = String(lines[line][...cut])
        }
        let failure = try #require(throws: Failure.self) {
            try ReferenceForm(weights: Weights(column: "w")).tabulated(lines.joined(separator: "\n") + "\n") {
                _ in
            }
        }
        #expect(failure.problems.map(\.position.line) == [5, 10])
    }

    @Test func `raked weights meet their margins`() throws {
        let form = ReferenceForm(weights: Weights(column: "w", margins: ReferenceForm.margins), by: [])
        let shares = try form.table(DistributionRow.self, FileName.distributions)
        func share(_ question: String, _ code: String) throws -> Double {
            try #require(shares.first { $0.question == question && $0.code == code }?.weightedPercent)
        }
        #expect(abs(try share("q1", "1") - 48) < 1e-8)
        #expect(abs(try share("q3", "2") - 35) < 1e-8)
        let weights = try form.table(WeightRow.self, FileName.weights)
        #expect(try #require(weights.last?.value) < 1e-10)
        #expect(weights.last?.measure == .marginError)
    }

    @Test func `what weights are raked to has no interval with weights`() throws {
        let form = ReferenceForm(weights: Weights(column: "w", margins: ReferenceForm.margins), by: [])
        let shares = try form.table(DistributionRow.self, FileName.distributions).filter { $0.percent != nil }
        let raked = shares.filter { ["q1", "q3"].contains($0.question) }
        #expect(raked.count > 2 && shares.count > raked.count)
        #expect(raked.allSatisfy { $0.weightedLow == nil && $0.weightedHigh == nil && $0.low != nil })
        #expect(raked.allSatisfy { $0.method == "wilson; weighted: set by margin" })
        let others = shares.filter { !["q1", "q3"].contains($0.question) }
        #expect(others.allSatisfy { $0.weightedLow != nil && $0.low != nil })
    }

    @Test func `what a quota sets has no interval, and the rest has`() throws {
        var form = ReferenceForm(by: [])
        form.design = SampleDesign(kind: .quota, by: ["q1"])
        let shares = try form.table(DistributionRow.self, FileName.distributions).filter { $0.percent != nil }
        let fixed = shares.filter { $0.question == "q1" }
        #expect(!fixed.isEmpty)
        #expect(fixed.allSatisfy { $0.low == nil && $0.high == nil && $0.method == "set by quota" })
        #expect(shares.filter { $0.question != "q1" }.allSatisfy { $0.low != nil && $0.high != nil })
    }

    @Test func `a design that does not fit the questionnaire stops the stage, at its line`() throws {
        var form = ReferenceForm(by: [])
        form.design = SampleDesign(kind: .quota, by: ["q99"], line: 9)
        let failure = try #require(throws: Failure.self) { try form.tabulated { _ in } }
        #expect(failure.problems.map(\.position.line) == [9])
    }

    @Test func `more respondents than forms came back are warned of`() throws {
        var form = ReferenceForm(by: [])
        form.design = SampleDesign(kind: .convenience, returned: 3)
        var problems: [Problem] = []
        try form.tabulated(nil, report: { problems.append($0) }, { _ in })
        let begin = "design says that 3 forms came back, but the exports hold"
        #expect(problems.contains { $0.what.hasPrefix(begin) })
    }

    @Test func `the level of the intervals can be chosen`() throws {
        func low(_ level: Double) throws -> Double {
            try #require(
                try ReferenceForm(statistics: StatisticsOptions(level: level), by: [])
                    .table(DistributionRow.self, FileName.distributions)[0].low)
        }
        // prop.test(32, 96, conf.level = .9, correct = FALSE)
        #expect(abs(try low(0.9) - 25.97221945) < 1e-7)
        #expect(try low(0.99) < low(0.95))
    }

    @Test func `one respondent and none are tables too`() throws {
        let lines = try ReferenceForm.coded().split(separator: "\n").map(String.init)
        for respondents in [0, 1, 2] {
            for weights in [nil, Weights(column: "w")] {
                let text = lines[...respondents].joined(separator: "\n") + "\n"
                try ReferenceForm(weights: weights, population: 500).tabulated(text) { folder in
                    for table in ["distributions", "numbers", "crosstabs", "tests"] {
                        for row in try cells("\(folder)/\(table).csv") {
                            #expect(
                                row.values.allSatisfy {
                                    !["nan", "inf", "-inf", "-nan"].contains($0.lowercased())
                                })
                        }
                    }
                }
            }
        }
    }
}
