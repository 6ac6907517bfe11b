import Testing

@testable import CleanStage

struct RowCoderTests {
    @Test func `a question not asked is blank where it has no answer`() {
        #expect(SmallForm.clean(["status": "1", "pension": ""])["pension"] == ".s")
        #expect(SmallForm.clean(["status": "3", "pension": ""])["pension"] == "")
        #expect(SmallForm.clean(["status": "", "pension": ""])["pension"] == "")
    }

    @Test func `an answer to a question not asked is kept and logged`() {
        let row = SmallForm.clean(["status": "1", "pension": "90000"])
        #expect(row["pension"] == "90000")
        #expect(row.changes.map(\.rule) == [.notRelevant])
    }

    @Test func `what is unresolved asks for nothing`() {
        #expect(SmallForm.clean(["status": "әнші", "pension": "5"])["pension"] == "5")
    }
}
