import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct ItemTallyTests {
    private func itemTally(_ question: Question, _ lines: [String]) throws -> ItemTally {
        let plan = FormPlan(instrument(question), derived: [], demographics: [])
        return try #require(try tally(plan, lines).items.first)
    }

    @Test func `answers counted apart are in no base`() throws {
        let item = try itemTally(
            question("q", .single, choices("1", "2", "9")), ["q", "1", "1", "2", "9", ".i", ".s", "\"\""])
        #expect(item.answers(0).chosen.count == 2)
        #expect(item.answers(0).others.count == 1)
        #expect(item.answers(2).chosen.count == 1)
        #expect([item.blank, item.invalid, item.notAsked] == [1, 1, 1])
    }

    @Test func `the base of an option is all who answered the question`() throws {
        let item = try itemTally(
            question("q", .multiple, choices("a", "b")), ["q_a,q_b", "1,1", "0,1", "0,0", ","])
        #expect(item.answers(0).chosen.count == 1)
        #expect(item.answers(0).others.count == 2)
        #expect(item.answers(1).chosen.count == 2)
    }

    @Test func `of a ranking the first places count, and gaps leave it out`() throws {
        let item = try itemTally(
            question("q", .rank, choices("a", "b")), ["q_a,q_b", "1,2", "2,1", "1,1", "1,"])
        #expect(item.answers(0).chosen.count == 2)
        #expect(item.answers(0).others.count == 1)
        #expect(item.invalid == 1)
        #expect(item.ranking?.complete == 3)
    }

    @Test func `parts add up`() throws {
        let several = try question("q", .rank, choices("a", "b"))
        let one = try itemTally(several, ["q_a,q_b", "1,2", "1,"])
        let other = try itemTally(several, ["q_a,q_b", "2,1", ",", ".s,.s"])
        let whole = try itemTally(several, ["q_a,q_b", "1,2", "1,", "2,1", ",", ".s,.s"])
        var sum = one
        sum += other
        #expect(sum.tallies == whole.tallies)
        #expect([sum.blank, sum.invalid, sum.notAsked] == [whole.blank, whole.invalid, whole.notAsked])
        #expect(sum.ranking == whole.ranking)
    }
}
