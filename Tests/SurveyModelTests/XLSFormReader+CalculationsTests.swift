import Foundation
import Problems
import SurveyModel
import Testing

struct XLSFormReaderCalculationsTests {
    private func load(_ rows: [String], settings: String = "", columns: String = "") throws -> Instrument {
        let form =
            """
            survey
            ,type,name,label,calculation
            ,date,received,Received,
            ,date,answered,Answered,
            ,select_one yes,asked,Asked,
            \(rows.map { "," + $0 }.joined(separator: "\n"))
            choices
            ,list_name,name,label
            ,yes,1,yes
            ,yes,2,no
            settings
            ,form_title,personal\(columns)
            ,Register,\(settings)
            """
        let path = FileManager.default.temporaryDirectory.appending(path: "calculation-\(UUID()).csv").path
        try form.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try Instrument.load(path: path)
    }

    private func problems(_ rows: [String]) -> [String] {
        do {
            return try load(rows).remarks.map(\.what)
        } catch {
            return (error as? Failure)?.problems.map(\.what) ?? ["\(error)"]
        }
    }

    @Test func `a question with a calculation need not be in the export`() throws {
        let form = try load(["integer,wait,Days,${answered} - ${received}"])
        let wait = try #require(form.question(named: "wait"))
        #expect(wait.isOptional && wait.calculation != nil && form.remarks.isEmpty)
        #expect(form.question(named: "asked")?.calculation == nil)
    }

    @Test func `what only a tablet can do is left to it, with a warning`() {
        #expect(
            problems(["text,id,Id,\"concat('a', ${asked})\""]) == ["the calculation of id is not done here"])
        #expect(problems(["select_multiple yes,m,M,'1'"]) == ["the calculation of m is not done here"])
    }

    @Test func `no counted answer may follow from another`() {
        let fromCounted = "select_one yes,late,Late,\"if(${asked} = '1', '1', '2')\""
        #expect(problems([fromCounted]) == ["the answers to late would follow from those to asked"])
        let first = "select_one yes,a,A,\"if(${answered} = '', '2', '1')\""
        let second = "select_one yes,b,B,\"if(${answered} > ${received}, '2', '1')\""
        #expect(problems([first, second]) == ["the answers to b would follow from those to a"])
        // A number may: it is told coarsely.
        #expect(problems([first, "integer,wait,Days,${answered} - ${received}"]).isEmpty)
    }

    @Test func `a question that there is not is named with the nearest`() {
        #expect(problems(["integer,wait,Days,${answerd} - ${received}"]).count == 1)
    }

    @Test func `the settings say whether personal details are dropped`() throws {
        #expect(try load([], settings: "drop").dropsPersonalData)
        #expect(try !load([]).dropsPersonalData)
        #expect(throws: Failure.self) { try load([], settings: "hide") }
        #expect(throws: Failure.self) { try load([], settings: "Drop ped") }
    }

    @Test func `the settings say what a row is`() throws {
        #expect(try load([]).unit.isEmpty)
        let form = try load([], settings: ",petition|petitions", columns: ",unit")
        #expect(form.unit["en"] == "petition|petitions")
    }
}
