import Foundation
import Testing

/// A real export with a question over its options, a ranking, a grid, select-all by title and two stray
/// bytes, by an instrument written for it.
///
/// The data are FiveThirtyEight's `star-wars.csv` (CC BY 4.0); see ``realExport(_:)``.
struct TwoHeaderRowsTests {
    private static let survey = PipelineCase("a-web-survey-with-two-header-rows").surveys

    @Test func `every row is accounted for and every figure is that of the raw file`() throws {
        guard let data = realExport("star-wars.csv") else { return }
        let run = try WaveRun(surveys: Self.survey)
        try FileManager.default.copyItem(at: data, to: run.waveFolder.appending(path: "star-wars.csv"))
        for stage in Tool.stages.prefix(3) {
            let outcome = try run.run(stage)
            try #require(outcome.exit == 0, "\(stage.name): \(outcome.messages)")
        }
        let form = run.output.appending(path: "star-wars")
        #expect(try SimpleTable(form.appending(path: "responses.csv")).rows.count == 1186)
        try check(try SimpleTable(form.appending(path: "distributions.csv")), by: raw(data))
        try checkTests(try SimpleTable(form.appending(path: "tests.csv")))
    }

    /// The raw file's columns below its two header rows, by position.
    private func raw(_ data: URL) throws -> [[String]] {
        let rows = SimpleTable.records(String(decoding: try Data(contentsOf: data), as: UTF8.self))
            .dropFirst(2)
        return (0..<38).map { column in rows.map { $0[column] } }
    }

    /// Counts by hand: columns 1, 2 closed, 3 to 8 select-all, 9 to 14 a ranking, 15 to 28 a grid, the rest
    /// closed. A ranking counts those who put an item first, of the complete ones.
    private func check(_ distributions: SimpleTable, by columns: [[String]]) throws {
        let questions = distributions.rows.reduce(into: [String]()) { names, row in
            if let name = row["question"], names.last != name { names.append(name) }
        }
        let closed = questions.filter { $0 != "seen" && $0 != "ranking" }
        try #require(closed.count == 25)
        for (question, column) in zip(closed, [1, 2] + Array(15...37)) {
            let rows = distributions.rows.filter { $0["question"] == question }
            var counts: [String: Int] = [:]
            for cell in columns[column] where !cell.isEmpty { counts[cell, default: 0] += 1 }
            for row in rows {
                let label = row["label_en"] ?? ""
                #expect(row["n"] == "\(counts.removeValue(forKey: label) ?? 0)", "\(question): \(label)")
            }
            #expect(counts.isEmpty, "\(question)")
        }
        let seen = distributions.rows.filter { $0["question"] == "seen" }
        let ticks = (3...8).map { column in columns[column].count { !$0.isEmpty } }
        #expect(seen.map { $0["n"] } == ticks.map { "\($0)" })
        // R: 3,897 ticks of 835 people.
        #expect(ticks.reduce(0, +) == 3897)
        #expect(seen.allSatisfy { $0["base"] == "835" })
        let complete = columns[0].indices.filter { row in
            (9...14).allSatisfy { !columns[$0][row].isEmpty }
        }
        let first = (9...14).map { column in complete.count { columns[column][$0] == "1" } }
        let ranking = distributions.rows.filter { $0["question"] == "ranking" }
        #expect(ranking.map { $0["n"] } == first.map { "\($0)" })
        #expect(ranking.allSatisfy { $0["base"] == "\(complete.count)" && $0["invalid"] == "2" })
    }

    /// R 4.2.2: `chisq.test(correct = FALSE)`, `fisher.test`, `friedman.test` of the 834 complete rankings.
    private func checkTests(_ tests: SimpleTable) throws {
        func value(_ question: String, _ by: String, _ test: String, _ column: String) throws -> Double {
            let row = tests.rows.first {
                $0["question"] == question && $0["by"] == by && $0["test"] == test
            }
            return try #require(Double(row?[column] ?? ""), "\(question) \(by) \(test)")
        }
        let expected: [(Double, Double)] = [
            (try value("fan", "gender", "pearson", "statistic"), 12.449350493),
            (try value("fan", "gender", "pearson", "cramers_v"), 0.123215806),
            (try value("fan", "gender", "fisher", "p"), 0.000517870),
            (try value("shot_first", "age", "pearson", "statistic"), 54.010160514),
            (try value("shot_first", "age", "pearson", "df1"), 6),
            (try value("shot_first", "age", "pearson", "cramers_v"), 0.181474584),
            (try value("ranking", "", "kendall_w", "statistic"), 0.134420562),
        ]
        for (found, reference) in expected { #expect(abs(found - reference) < 1e-8, "\(reference)") }
    }
}
