import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import TabulateStage

/// The tables of one form, cell by cell against those that R made (`References/make-references.R`).
struct ReferenceTests {
    static let cases: [(name: String, form: ReferenceForm)] = [
        ("unweighted", ReferenceForm()),
        ("weighted", ReferenceForm(weights: Weights(column: "w"))),
        ("finite", ReferenceForm(weights: Weights(column: "w"), population: 400)),
        ("raked", ReferenceForm(weights: Weights(column: "w", margins: ReferenceForm.margins))),
    ]
    private static let keys = ["question", "by", "test", "code", "by_code"]

    @Test(arguments: cases.map(\.name))
    func `every cell equals R's`(_ name: String) throws {
        let form = try #require(Self.cases.first { $0.name == name }).form
        try compare(form, with: name, ["distributions", "numbers", "crosstabs", "tests"])
    }

    /// With weights of its shares and means only: PSPP takes weights as counts, so that its standard errors and tests
    /// are not those of a survey. Its Fisher's test is wrong, and it prints p-values with three digits.
    @Test func `what PSPP gets right is the same`() throws {
        try compare(ReferenceForm(weights: Weights(column: "w")), with: "pspp", ["distributions", "numbers"])
        try compare(ReferenceForm(), with: "pspp", ["crosstabs", "tests"])
    }

    /// Every cell of the reference tables that is not a key, in the columns that they have.
    private func compare(_ form: ReferenceForm, with name: String, _ tables: [String]) throws {
        try form.tabulated { folder in
            for table in tables {
                let file = "\(name)/\(table).csv"
                let expected = try cells(ReferenceForm.folder.appending(path: file).path)
                let ours = try cells("\(folder)/\(table).csv").map(Self.simulated)
                let found = Dictionary(grouping: ours, by: Self.key)
                #expect(expected.count > 5)
                for row in expected {
                    let ours = try #require(found[Self.key(row)]?.first, "\(file): no row \(Self.key(row))")
                    for (column, text) in row where !Self.keys.contains(column) {
                        let place = "\(file) \(Self.key(row)) \(column)"
                        // R goes on as if the margins were estimated; here they have no interval.
                        if name == "raked", ["q1", "q3"].contains(row["question"]),
                            ["weighted_low", "weighted_high"].contains(column), table == "distributions"
                        {
                            #expect(ours[column] == "", "\(place)")
                            continue
                        }
                        expectEqual(try #require(ours[column]), text, column, row, place)
                    }
                }
            }
        }
    }

    /// R draws tables also where all can be gone through.
    private static func simulated(_ row: [String: String]) -> [String: String] {
        var row = row
        if row["test"] == "exact" { row["test"] = "monte_carlo" }
        return row
    }

    private static func key(_ row: [String: String]) -> String {
        keys.map { row[$0] ?? "" }.joined(separator: " ")
    }

    private func expectEqual(
        _ ours: String, _ theirs: String, _ column: String, _ row: [String: String], _ place: String
    ) {
        guard let number = Double(ours), let expected = Double(theirs) else {
            #expect(ours == theirs, "\(place)")
            return
        }
        var tolerance = 1e-9 * max(1e-3, abs(expected))
        // svyciprop and rake iterate.
        if ["weighted_low", "weighted_high"].contains(column) || place.hasPrefix("raked") {
            tolerance = 1e-6 * max(1e-3, abs(expected))
        }
        // PSPP prints residuals with two decimals.
        if column == "adjusted_residual", place.hasPrefix("pspp") { tolerance = 0.005 + 1e-9 }
        // R draws a million tables, we at least 5,000: four standard errors.
        if column == "p", row["test"] == "monte_carlo" {
            tolerance = 4 * (expected * (1 - expected) * (1 / 5_000 + 1 / 1_000_000)).squareRoot() + 1e-4
        }
        #expect(abs(number - expected) <= tolerance, "\(place): \(ours), R has \(theirs)")
    }
}
