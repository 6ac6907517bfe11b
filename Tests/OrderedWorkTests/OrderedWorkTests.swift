import Testing

@testable import OrderedWork

struct OrderedWorkTests {
    private struct Unlucky: Error, Equatable { var number: Int }

    /// Works on the numbers below a limit; how long a piece takes has nothing to do with its place.
    private func squares(below limit: Int, threads: Int, failing: Set<Int> = []) throws -> [Int] {
        var next = 0
        var taken: [Int] = []
        try inOrder(threads: threads) {
            defer { next += 1 }
            return next < limit ? next : nil
        } work: { number in
            var spent = 0
            for step in 0..<(number * 7919 % 50) * 100 { spent &+= step }
            if failing.contains(number) { throw Unlucky(number: number) }
            return spent == -1 ? 0 : number * number
        } take: {
            taken.append($0)
        }
        return taken
    }

    @Test(arguments: 1...8) func `results come in the order of the pieces`(threads: Int) throws {
        #expect(try squares(below: 500, threads: threads) == (0..<500).map { $0 * $0 })
        #expect(try squares(below: 0, threads: threads).isEmpty)
    }

    @Test(arguments: 1...8) func `the error that comes first in order is thrown`(threads: Int) {
        #expect(throws: Unlucky(number: 40)) {
            try squares(below: 500, threads: threads, failing: [40, 41, 300])
        }
    }
}
