import DelimitedText
import SurveyModel
import Testing

@testable import CleanStage

/// `Documentation/cleaning.md` and `coding.md` must tell what the code does.
struct DocumentationTests {
    private func page(_ name: String) throws -> String {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return String(
            decoding: try FileSource.contents(of: "/\(folder)/Documentation/\(name)"), as: UTF8.self)
    }

    /// The table of the rules as it must stand in the documentation.
    private var table: String {
        let rows = CleaningRule.allCases.enumerated().map { index, rule in
            let example = rule.example.map { raw, coded in
                "`\(raw)` → \(coded.isEmpty ? "blank" : "`\(coded)`")"
            }
            return "| \(index + 1) | `\(rule.rawValue)` | \(rule.summary) | \(example ?? "") |"
        }
        return (["| | rule | what it does | example |", "|--:|---|---|---|"] + rows).joined(separator: "\n")
    }

    @Test func `the table of the rules is theirs`() throws {
        #expect(try page("cleaning.md").contains("\n\(table)\n"))
    }

    @Test func `the bounds are those of the code`() throws {
        let page = try page("cleaning.md").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(page.contains("at least 85 %") && NearDuplicates.threshold == 0.85)
        #expect(page.contains("at least 20 questions") && NearDuplicates.leastQuestions == 20)
        #expect(page.contains("more than 10,000 rows") && NearDuplicates.rowLimit == 10_000)
        #expect(page.contains("at least 4 items") && StraightLiningTally.leastItems == 4)
        #expect(page.contains("than 0.001 such runs") && AnswerRuns.bound == 0.001)
    }

    @Test func `the example of a coding file is one`() throws {
        let page = try page("coding.md")
        let begin = try #require(page.range(of: "```csv\n")?.upperBound)
        let reader = RecordReader(
            MemorySource(String(page[begin...].prefix { $0 != "`" })), file: "example.csv")
        let table = try DecisionTable(reader, columns: ["question", "answer", "code"])
        #expect(table.rows.count == 5)
    }
}
