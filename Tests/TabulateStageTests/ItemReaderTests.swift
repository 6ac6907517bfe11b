import StageFiles
import SurveyModel
import Testing

@testable import TabulateStage

struct ItemReaderTests {
    private enum Outcome { case answered, blank, invalid, notAsked }

    /// What each respondent says: why there is no answer, or the codes by variable.
    private func read(_ question: Question, _ lines: [String]) throws -> [(Outcome, [Int])] {
        let table = try table(lines)
        return try read(ItemReader(#require(ClosedItem(question)), of: table), table)
    }

    private func read(_ reader: ItemReader, _ table: CodedTable) throws -> [(Outcome, [Int])] {
        let block = try block(table)
        let slots = try reader.slots(block)
        return (0..<block.rows).map { row in
            let own = slots.map { $0[row] }
            switch own[0] {
            case Slot.blank: return (.blank, [])
            case Slot.invalid: return (.invalid, [])
            case Slot.notAsked: return (.notAsked, [])
            default: return (.answered, own.map { Int($0 - Slot.code(0)) })
            }
        }
    }

    private func expect(_ found: [(Outcome, [Int])], _ expected: [(Outcome, [Int])]) {
        #expect(found.map(\.0) == expected.map(\.0))
        #expect(found.map(\.1) == expected.map(\.1))
    }

    @Test func `one answer`() throws {
        let found = try read(
            question("q", .single, choices("1", "9")), ["q,r", "1,", "9,", ",", ".i,", ".s,"])
        expect(found, [(.answered, [0]), (.answered, [1]), (.blank, []), (.invalid, []), (.notAsked, [])])
    }

    /// All blank is no answer; all explicitly not chosen is one; a blank beside a tick is not chosen.
    @Test func `several answers`() throws {
        let found = try read(
            question("q", .multiple, choices("a", "b")),
            ["q_a,q_b", "1,0", "1,", "0,0", ",", "0,", ".i,0", ".s,.s"])
        expect(
            found,
            [
                (.answered, [0, 1]), (.answered, [0, 1]), (.answered, [1, 1]), (.blank, []), (.blank, []),
                (.invalid, []), (.notAsked, []),
            ])
    }

    @Test func `a ranking needs every place; ties are places too`() throws {
        let found = try read(
            question("q", .rank, choices("a", "b", "c")),
            ["q_a,q_b,q_c", "2,1,3", "1,1,2", "1,2,", ",,", ".s,.s,.s"])
        expect(
            found,
            [(.answered, [1, 0, 2]), (.answered, [0, 0, 1]), (.invalid, []), (.blank, []), (.notAsked, [])])
    }

    /// Housing is insecure if the house is old or there is none; a choice counted apart decides nothing.
    @Test func `a derived share follows its condition as far as the answers decide it`() throws {
        let form = instrument(
            try question("own", .single, choices("1", "2", "9")), try question("age", .integer))
        let share = DerivedShare(
            name: "insecure", form: "f", topic: "", label: LocalizedText(), definition: LocalizedText(),
            condition: try Expression(parsing: "${own} = '2' or ${age} > 50"))
        let table = try table(["own,age", "2,", "1,60", "1,20", "9,60", "9,20", ",.i", "1,.s", "2,"])
        expect(
            try read(ItemReader(share, form, of: table), table),
            [
                (.answered, [0]), (.answered, [0]), (.answered, [1]), (.answered, [0]), (.blank, []),
                (.invalid, []), (.notAsked, []), (.answered, [0]),
            ])
    }
}
