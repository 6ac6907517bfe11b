import Testing
import WorkSharing

struct ThreadsTests {
    private struct Refused: Error, Equatable { let piece: Int }

    @Test(arguments: 1...8)
    func `results stand in the order of the pieces`(_ count: Int) throws {
        let squares = try Threads(count).map(1_000) { $0 * $0 }
        #expect(squares == (0..<1_000).map { $0 * $0 })
    }

    @Test(arguments: 1...8)
    func `of several errors the first piece's is thrown`(_ count: Int) {
        #expect(throws: Refused(piece: 7)) {
            try Threads(count).map(100) { piece in
                if piece % 10 == 7 { throw Refused(piece: piece) }
            }
        }
    }

    @Test func `no work is no results`() throws {
        #expect(try Threads(4).map(0) { $0 }.isEmpty)
    }

    @Test func `there is always a thread`() { #expect(Threads.all.count > 0) }
}
