import Disclosure
import Testing

@testable import ProtectStage

struct MergedCategoriesTests {
    private let rule = PrimaryRule(minimum: 5)

    private func groups(_ counts: [Int], isOrdinal: Bool = false) -> [[Int]]? {
        MergedCategories(counts, isOrdinal: isOrdinal, rule: rule)?.groups
    }

    @Test func `nothing is merged where nothing is small`() {
        #expect(groups([0, 8, 5, 12]) == [[0], [1], [2], [3]])
    }

    @Test func `small categories go together before a large one is touched`() {
        #expect(groups([20, 2, 30, 3]) == [[0], [1, 3], [2]])
    }

    @Test func `what is still small takes in the smallest of the others`() {
        #expect(groups([20, 2, 30, 6]) == [[0], [1, 3], [2]])
    }

    @Test func `on a scale only neighbours are merged, over empty steps`() {
        #expect(groups([8, 12, 0, 1, 9], isOrdinal: true) == [[0], [1], [2], [3, 4]])
        #expect(groups([8, 12, 0, 1], isOrdinal: true) == [[0], [1, 2, 3]])
    }

    @Test func `a question of which one category would be left is withheld`() {
        #expect(groups([20, 1]) == nil)
        #expect(groups([20, 0, 1], isOrdinal: true) == nil)
    }
}
