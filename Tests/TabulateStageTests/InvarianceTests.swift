import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

/// What must not depend on how the respondents come.
struct InvarianceTests {
    private static let tables = ["distributions", "numbers", "crosstabs", "tests", "weights"]

    private func lines() throws -> [String] {
        try ReferenceForm.coded().split(separator: "\n").map(String.init)
    }

    /// All tables, by name.
    private func tables(_ form: ReferenceForm, _ lines: [String]) throws -> [[[String: String]]] {
        try form.tabulated(lines.joined(separator: "\n") + "\n") { folder in
            try Self.tables.map { try cells("\(folder)/\($0).csv") }
        }
    }

    private func expectEqual(
        _ one: [[[String: String]]], _ other: [[[String: String]]], but columns: [String] = []
    ) {
        for ((ours, theirs), name) in zip(zip(one, other), Self.tables) {
            #expect(ours.count == theirs.count)
            for (a, b) in zip(ours, theirs) {
                for (column, text) in a where !columns.contains(column) {
                    if let x = Double(text), let y = Double(b[column] ?? "") {
                        #expect(
                            abs(x - y) <= 1e-9 * max(1, abs(x)), "\(name) \(a["question"] ?? "") \(column)")
                    } else {
                        #expect(text == b[column], "\(name) \(a["question"] ?? "") \(column)")
                    }
                }
            }
        }
    }

    @Test func `the order of the respondents changes nothing`() throws {
        let form = ReferenceForm(weights: Weights(column: "w"), population: 400, by: ["q1"])
        var lines = try lines()
        let expected = try tables(form, lines)
        var generator = SplitMix64(seed: 4)
        lines[1...].shuffle(using: &generator)
        // What a note tells of rounds differently.
        expectEqual(try tables(form, lines), expected, but: ["note"])
    }

    @Test func `the unit of the weights changes no estimate`() throws {
        let form = ReferenceForm(weights: Weights(column: "w"), by: ["q1"])
        let lines = try lines()
        let scaled =
            try [lines[0]]
            + lines[1...].map { line in
                let cut = try #require(line.lastIndex(of: ","))
                let weight = try #require(Double(line[line.index(after: cut)...]))
                return "\(line[...cut])\(weight * 370)"
            }
        let units = ["weighted_n", "weighted_base", "note", "value"]
        expectEqual(try tables(form, scaled), try tables(form, lines), but: units)
    }

    @Test func `weights of 1 give the estimates without weights`() throws {
        let lines = try lines()
        let ones =
            try [lines[0]]
            + lines[1...].map { line in
                "\(line[...(try #require(line.lastIndex(of: ",")))])1"
            }
        try ReferenceForm(weights: Weights(column: "w"), by: ["q1"]).tabulated(
            ones.joined(separator: "\n") + "\n"
        ) { folder in
            for row in try cells("\(folder)/distributions.csv") where row["base"] != "" {
                expectClose(row["weighted_percent"], row["percent"])
                expectClose(row["weighted_n"], row["n"])
            }
            for row in try cells("\(folder)/numbers.csv") {
                expectClose(row["weighted_mean"], row["mean"])
                // The same n − 1 where everybody answered; the sample's n − 1 else.
                if row["n"] == "96" { expectClose(row["weighted_low"], row["low"]) }
            }
            for row in try cells("\(folder)/crosstabs.csv") {
                expectClose(row["weighted_percent"], row["percent"])
                expectClose(row["weighted_base"], row["base"])
            }
        }
    }

    @Test(arguments: [nil, Weights(column: "w")])
    func `margins add up`(_ weights: Weights?) throws {
        let isWeighted = weights != nil
        try ReferenceForm(weights: weights, by: ["q1"]).tabulated { folder in
            let single = try cells("\(folder)/distributions.csv").filter {
                $0["kind"] == "single" && $0["base"] != ""
            }
            for (question, rows) in Dictionary(grouping: single, by: { $0["question"] ?? "" }) {
                expectClose("\(rows.reduce(0) { $0 + (Int($1["n"] ?? "") ?? 0) })", rows[0]["base"])
                expectSum(rows, "percent", 100, question)
                if isWeighted { expectSum(rows, "weighted_percent", 100, question) }
            }
            let kinds = Set(single.compactMap { $0["question"] })
            let cells = try cells("\(folder)/crosstabs.csv").filter { kinds.contains($0["question"] ?? "") }
            for (column, rows) in Dictionary(
                grouping: cells, by: { "\($0["question"] ?? "") \($0["by"] ?? "") \($0["by_code"] ?? "")" })
            {
                expectSum(rows, "n", Double(rows[0]["base"] ?? "") ?? -1, column)
                if isWeighted {
                    expectSum(rows, "weighted_n", Double(rows[0]["weighted_base"] ?? "") ?? -1, column)
                }
            }
        }
    }

    private func expectSum(_ rows: [[String: String]], _ column: String, _ total: Double, _ place: String) {
        let sum = rows.reduce(0) { $0 + (Double($1[column] ?? "") ?? 0) }
        #expect(abs(sum - total) < 1e-9 * max(1, total), "\(place) \(column)")
    }

    private func expectClose(_ one: String?, _ other: String?) {
        guard let a = one.flatMap({ Double($0) }), let b = other.flatMap({ Double($0) }) else {
            #expect(one == other)
            return
        }
        #expect(abs(a - b) <= 1e-9 * max(1, abs(b)))
    }
}
