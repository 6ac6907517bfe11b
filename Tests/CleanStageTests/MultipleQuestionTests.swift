import SurveyModel
import Testing

@testable import CleanStage

struct MultipleQuestionTests {
    private func flags(_ row: CodedRow, _ question: String = "trust") -> [String] {
        SmallForm.instrument.question(named: question)?.variables.map { row[$0] } ?? []
    }

    @Test func `one cell becomes flags`() {
        let row = SmallForm.clean(["trust": "2;3"])
        #expect(flags(row) == ["0", "1", "1", "0", "0", "0"])
        #expect(row.changes.map(\.rule) == [.joined])
    }

    @Test(arguments: ["1", "x", "иә", "Да", "TRUE", "Министрліктер", "2", "✓"])
    func `a flag's marks`(raw: String) {
        #expect(SmallForm.clean(["trust_2": raw, "trust_3": "0"])["trust_2"] == "1")
    }

    @Test func `blank flags beside a chosen one were not chosen; blank flags alone are no answer`() {
        #expect(flags(SmallForm.clean(["trust_2": "1", "trust_3": ""])) == ["0", "1", "0", "0", "0", "0"])
        #expect(flags(SmallForm.clean(["trust_2": "", "trust_3": ""])) == ["", "", "", "", "", ""])
        #expect(flags(SmallForm.clean(["trust_2": "0"])) == ["0", "0", "0", "0", "0", "0"])
    }

    @Test func `a part that cannot be resolved leaves open what was chosen`() {
        let row = SmallForm.clean(["trust": "Полиция; көршілер"])
        #expect(flags(row) == Array(repeating: ".i", count: 6))
        #expect(row.changes.map(\.rule) == [.unresolved])
    }

    @Test(arguments: [["trust": "2;9"], ["trust_2": "1", "trust_9": "1"]])
    func `none of them beside one of them is no answer that can be told`(cells: [String: String]) {
        let row = SmallForm.clean(cells)
        #expect(flags(row) == Array(repeating: ".i", count: 6))
        #expect(row.changes.last?.rule == .exclusive)
        #expect(row.changes.last?.candidates == ["2", "9"])
    }

    @Test func `an own answer marks its choice`() {
        let row = SmallForm.clean(["sources_1": "1", "sources_other": "көршілер"])
        #expect(flags(row, "sources") == ["1", "0", "1"])
        #expect(row["sources_other"] == "көршілер")
    }
}
