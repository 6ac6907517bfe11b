import SurveyModel
import Testing

@testable import CleanStage

struct RankQuestionTests {
    private func places(_ cells: [String: String]) -> [String] {
        let row = SmallForm.clean(cells)
        return ["1", "2", "3"].map { row["values_\($0)"] }
    }

    private func rules(_ cells: [String: String]) -> [CleaningRule] {
        SmallForm.clean(cells).changes.map(\.rule)
    }

    @Test(arguments: [
        "2;1;3", "2>1>3", "2 1 3", "денсаулық, білім, отбасы", "Денсаулық > Білім > Отбасы", "2-1-3",
    ])
    func `the order in one cell becomes places`(raw: String) {
        #expect(places(["values": raw]) == ["2", "1", "3"])
        #expect(rules(["values": raw]) == [.joined])
    }

    @Test func `a column for each place becomes places`() {
        let cells = ["values@1": "денсаулық", "values@2": "1", "values@3": "Отбасы"]
        #expect(places(cells) == ["2", "1", "3"])
        #expect(rules(cells) == [.normalise])
    }

    @Test func `places out of range are unresolved, the others kept`() {
        let cells = ["values_1": "1", "values_2": "4", "values_3": "2"]
        #expect(places(cells) == ["1", ".i", "2"])
        #expect(rules(cells) == [.constraint])
    }

    @Test func `ties and gaps are kept and logged`() {
        #expect(places(["values_1": "1", "values_2": "1", "values_3": ""]) == ["1", "1", ""])
        #expect(rules(["values_1": "1", "values_2": "1", "values_3": ""]) == [.rankTied, .rankMissing])
        #expect(places(["values": "3;1"]) == ["2", "", "1"])
        #expect(rules(["values": "3;1"]) == [.joined, .rankMissing])
    }

    @Test func `an item in two places has none that can be told`() {
        #expect(places(["values": "1;2;1"]) == [".i", "2", ""])
        #expect(places(["values@1": "1", "values@2": "1", "values@3": "2"]) == [".i", "3", ""])
    }

    @Test func `behind a part that is no item places cannot be counted`() {
        #expect(places(["values": "1;саяхат;2"]) == [".i", ".i", ".i"])
        #expect(places(["values": " "]) == ["", "", ""])
    }
}
