import DelimitedText
import Problems
import SurveyModel
import Testing

@testable import TabulateStage

struct MarginsTests {
    private func margins(_ lines: String...) throws -> Margins {
        let source = MemorySource(lines.joined(separator: "\n") + "\n")
        return try Margins(
            RecordReader(source, file: "margins.csv"),
            instrument(
                try question("sex", .single, choices("1", "2", "9")),
                try question("area", .single, choices("1", "2")),
                try question("several", .multiple, choices("1", "2"))))
    }

    private func problems(_ lines: String...) throws -> [Problem] {
        var lines = lines
        lines.insert("question,code,share", at: 0)
        let source = MemorySource(lines.joined(separator: "\n") + "\n")
        do {
            _ = try Margins(
                RecordReader(source, file: "margins.csv"),
                instrument(
                    try question("sex", .single, choices("1", "2", "9")),
                    try question("several", .multiple, choices("1", "2"))))
            return []
        } catch let failure as Failure { return failure.problems }
    }

    @Test func `shares by code, with their lines`() throws {
        let margins = try margins("question,code,share", "sex,2,0.6", "area,1,30", "area,2,70", "sex,1,0.4")
        #expect(margins.all.map(\.item.name) == ["sex", "area"])
        #expect(margins.all[0].targets == [0.4, 0.6, 0])
        #expect(margins.all[0].lines == [5, 2, nil])
        #expect(margins.all[1].line == 3)
    }

    @Test func `counts need not add up to anything`() throws {
        #expect(
            try margins("question,code,count", "sex,1,371000", "sex,2,369000").all[0].targets[0] == 371_000)
    }

    @Test func `shares add up to 1 or 100, as far as they were rounded`() throws {
        #expect(try problems("sex,1,33.3", "sex,2,66.6").isEmpty)
        let found = try problems("sex,1,0.4", "sex,2,0.4")
        #expect(found.map(\.position) == [Position(file: "margins.csv", line: 2)])
        #expect(found[0].what == "the shares of sex add up to 0.8, not to 1 or 100")
    }

    @Test func `everything wrong is listed at its line`() throws {
        let found = try problems(
            "sex,1,50", "sex,1,50", "sax,1,1", "several,1,1", "sex,9,1", "sex,2,half", "sex,2,-1", "sex,2")
        #expect(found.map(\.position.line) == [3, 4, 5, 6, 7, 8, 9, 2])
        #expect(found[1].remedy == "did you mean sex?")
        #expect(found[3].what == "9 is not a valid answer to sex")
    }

    @Test func `other columns or none are refused`() {
        #expect(throws: Failure.self) { try margins("question,code", "sex,1") }
        #expect(throws: Failure.self) { try margins("question,code,share") }
    }
}
