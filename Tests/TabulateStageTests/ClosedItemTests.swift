import SurveyModel
import Testing

@testable import TabulateStage

struct ClosedItemTests {
    @Test func `a question from a list has its choices for codes`() throws {
        let item = try #require(
            ClosedItem(question("q", .single, choices("1", "2", "other", "9"), scale: .ordinal)))
        #expect(item.codes.map(\.name) == ["1", "2", "other", "9"])
        #expect(item.validCodes == [0, 1, 2])
        #expect(item.codes.map(\.isOnScale) == [true, true, false, false])
        #expect(item.codes.map(\.variable) == ["q", "q", "q", "q"])
        #expect(item.isOrdinal && !item.isPerCode && !item.hasMean)
    }

    @Test func `an option of several is a variable of its own`() throws {
        let item = try #require(ClosedItem(question("q", .multiple, choices("a", "other"))))
        #expect(item.codes.map(\.variable) == ["q_a", "q_other_chosen"])
        #expect(item.isPerCode)
    }

    @Test func `a score has the numbers its constraint allows`() throws {
        let score = try question("q", .integer, scale: .ordinal, constraint: ". >= 1 and . <= 5")
        let item = try #require(ClosedItem(score))
        #expect(item.codes.map(\.value) == [1, 2, 3, 4, 5])
        #expect(item.hasMean && !score.isOpenNumber)
    }

    @Test func `numbers without bounds, texts and dates are not counted by code`() throws {
        for kind in [Question.Kind.integer, .decimal, .text, .date] {
            #expect(ClosedItem(try question("q", kind, scale: .ordinal)) == nil)
        }
        #expect(try question("q", .decimal).isOpenNumber)
        #expect(try question("q", .integer).isOpenNumber)
        #expect(try !question("q", .text).isOpenNumber)
    }

    @Test func `a grid item has a mean if its valid codes are numbers in order`() throws {
        func hasMean(_ codes: [Choice], _ scale: Question.Scale = .ordinal) throws -> Bool? {
            ClosedItem(try question("g_1", .single, codes, scale: scale, grid: "g"))?.hasMean
        }
        #expect(try hasMean(choices("1", "2", "9")) == true)
        #expect(try hasMean(choices("1", "2"), .nominal) == false)
        #expect(try hasMean(choices("1", "often")) == false)
    }
}
