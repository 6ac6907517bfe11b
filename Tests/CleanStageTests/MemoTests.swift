import Testing

@testable import CleanStage

struct MemoTests {
    @Test func `each distinct text is worked on once`() {
        final class Counter { var calls = 0 }
        let counter = Counter()
        let memo = Memo { (text: String) -> Int in
            counter.calls += 1
            return text.count
        }
        #expect(["a", "bb", "a", "bb"].map { memo($0) } == [1, 2, 1, 2])
        #expect(counter.calls == 2)
    }
}
