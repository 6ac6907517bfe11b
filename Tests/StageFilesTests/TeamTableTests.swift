import DelimitedText
import Foundation
import Problems
import StageFiles
import Testing

struct TeamTableTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func indicators(_ text: String) throws -> [TeamRow<IndicatorRow>] {
        let path = try folder.file("indicators.csv", text)
        return try readTeamTable(IndicatorRow.self, at: path, optional: IndicatorRow.optional)
    }

    @Test func `Excel in a Russian locale: semicolons, decimal commas, empty cells at the end`() throws {
        let rows = try indicators(
            """
            indicator;label_en;value;year;factor;;
            wage;Wages;1 234,5;2020;economy;;
            ;;;;;;
            jobs;Jobs;-0,25;2019;economy;;

            """)
        #expect(rows.map(\.row.value) == [1234.5, -0.25])
        #expect(rows.map(\.line) == [2, 4])
    }

    @Test func `where commas part the cells a number has a point`() throws {
        #expect(throws: Failure.self) {
            try indicators("indicator,label_en,value,year,factor\nwage,Wages,\"1,5\",2020,economy\n")
        }
    }

    @Test(arguments: [
        ("value", "сто", "“сто” in value is no number"),
        ("year", "201X", "“201X” in year is no whole number"),
        ("better", "lowr", "“lowr” means nothing in better; did you mean lower?"),
    ])
    func `a cell that cannot be read is told with what it holds`(
        column: String, text: String, says: String
    ) throws {
        var cells = [
            "indicator": "wage", "label_en": "Wages", "value": "1", "year": "2020", "factor": "economy",
        ]
        cells[column] = text
        let names = cells.keys.sorted()
        let failure = try #require(throws: Failure.self) {
            try indicators(
                names.joined(separator: ",") + "\n" + names.compactMap { cells[$0] }.joined(separator: ","))
        }
        let problem = try #require(failure.problems.first)
        #expect("\(problem)".contains(says))
        #expect(problem.position.line == 2)
    }

    @Test func `a row with fewer cells than the header is refused`() throws {
        #expect(throws: Failure.self) {
            try indicators("indicator;label_en;value;year;factor\nwage;Wages;1,5;2020\n")
        }
    }
}
