import Testing

@testable import CleanStage

struct TypoTests {
    @Test(arguments: [(3, 0), (4, 1), (9, 1), (10, 2), (17, 2), (18, 3), (60, 3)])
    func `the bound grows with the length`(length: Int, edits: Int) {
        #expect(Typo.bound(length) == edits)
    }

    @Test func `one choice clearly nearest is taken, and logged`() {
        #expect(SmallForm.clean("finances", "орташо") == CodedCell("2", .typo))
        #expect(SmallForm.clean("status", "зейнеткр") == CodedCell("3", .typo))
        #expect(SmallForm.clean("status", "ейзнеткер") == CodedCell(".i", .unresolved))
    }

    @Test func `between two choices it stays unresolved, with both named`() {
        #expect(
            SmallForm.clean("status", "жұмыссы") == CodedCell(".i", .unresolved, candidates: ["1", "2"]))
    }

    @Test func `short words and digits are never slips`() {
        #expect(SmallForm.clean("sex", "ар") == CodedCell(".i", .unresolved))
        #expect(SmallForm.clean("age", "18-26") == CodedCell(".i", .unresolved))
    }
}
