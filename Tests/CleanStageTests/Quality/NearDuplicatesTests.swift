import SurveyModel
import Testing

@testable import CleanStage

struct NearDuplicatesTests {
    /// Twenty questions, of which the percent match of two forms can be counted by hand.
    private let instrument = Instrument(
        file: "f", title: LocalizedText(), languages: [],
        questions: (1...20).map {
            Question(name: "q\($0)", kind: .integer, label: LocalizedText(["kk": "q"]))
        } + [Question(name: "t", kind: .text, label: LocalizedText(["kk": "t"]))])

    private func row(_ answers: [Int?]) -> [String: String] {
        let pairs = answers.enumerated().map { ("q\($0 + 1)", $1.map(String.init) ?? "") }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private func near(_ rows: [[Int?]], digests: [UInt64]? = nil) -> NearDuplicates {
        let coded = SmallForm.coded(rows.map(row), instrument)
        var near = NearDuplicates(instrument, coded.book)
        near.add(coded, digests: digests ?? rows.indices.map(UInt64.init)) { "r\($0)" }
        return near
    }

    @Test func `17 of 20 equal answers are 85 percent, 16 are not enough`() {
        let first = Array(1...20)
        let second = first.enumerated().map { $0 < 3 ? 99 : $1 }
        let third = first.enumerated().map { $0 < 4 ? 77 : $1 }
        let groups = near([first, second, third]).groups
        #expect(groups.map(\.respondents) == [["r0", "r1"]])
        #expect(groups.map(\.match) == [0.85])
    }

    @Test func `the nearest earlier form is named`() {
        let first = Array(1...20)
        let second = first.enumerated().map { $0 < 2 ? 99 : $1 }
        let third = first.enumerated().map { $0 < 1 ? 99 : $1 }
        #expect(near([first, second, third]).groups.map(\.respondents) == [["r0", "r1"], ["r0", "r2"]])
    }

    @Test func `too few answers in common say nothing`() {
        let full: [Int?] = Array(1...20)
        #expect(near([full, full.enumerated().map { $0 == 0 ? nil : $1 }]).groups.isEmpty)
    }

    @Test func `forms that are the same in all are listed elsewhere`() {
        let near = near([Array(1...20), Array(1...20)], digests: [1, 1])
        #expect(near.groups.isEmpty && near.isSearched)
    }

    @Test func `beyond the limit of rows nothing is searched, and that is said`() {
        let near = near(Array(repeating: [1], count: NearDuplicates.rowLimit + 1))
        #expect(near.isOverLimit && !near.isSearched && near.groups.isEmpty)
    }
}
