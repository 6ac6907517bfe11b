import Testing

@testable import CleanStage

struct MemoTests {
    @Test func `each distinct text is worked on once`() {
        var calls = 0
        let memo = Memo<Int>()
        let lengths = ["a", "bb", "a", "bb"].map { text in
            memo(text) {
                calls += 1
                return $0.count
            }
        }
        #expect(lengths == [1, 2, 1, 2])
        #expect(calls == 2)
    }
}
