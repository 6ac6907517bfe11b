import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct NumberTestsTests {
    private func tests(_ lines: [String], decisive: Bool = true) throws -> [FormTest] {
        let by = try question("by", .single, choices("1", "2", "9"))
        let demographic = try #require(ClosedItem(by))
        let plan = FormPlan(
            instrument(try question("q", .decimal), by), derived: [], demographics: [demographic])
        let found = try tally(plan, ["q,by"] + lines)
        return NumberTests(
            answers: NumberAnswers(found.numbers[0]), demographic: demographic, index: 0
        ).tests(areDecisive: decisive)
    }

    @Test func `Welch's test decides where it can be made`() throws {
        let found = try tests(["1,1", "2,1", "4,2", "5,2", "6,9"])
        #expect(found.map(\.isDecisive) == [true, false])
        // Who is counted apart is in neither.
        #expect(found.map(\.row.n) == [4, 4])
    }

    @Test func `ranks decide where a group has no spread`() throws {
        let found = try tests(["1,1", "1,1", "4,2", "5,2"])
        #expect(found.map(\.isDecisive) == [false, true])
        #expect(found[0].row.p == nil && found[0].row.note.hasSuffix("no spread in one"))
    }

    @Test func `where all are equal or there is one group nothing decides`() throws {
        for lines in [["1,1", "1,2"], ["1,1", "2,1"], []] {
            #expect(try tests(lines).allSatisfy { !$0.isDecisive && $0.row.p == nil })
        }
    }

    @Test func `they do not decide where the counts of the scores do`() throws {
        #expect(try tests(["1,1", "2,1", "4,2", "5,2"], decisive: false).allSatisfy { !$0.isDecisive })
    }
}
