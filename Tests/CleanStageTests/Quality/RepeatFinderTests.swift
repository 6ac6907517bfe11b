import Foundation
import Testing

@testable import CleanStage

struct RepeatFinderTests {
    private let folder = FileManager.default.temporaryDirectory.path

    private func groups(_ digests: [UInt64], inMemory: Int, skipping skipped: Set<Int> = []) throws -> [[Int]]
    {
        var finder = RepeatFinder(folder: folder, digestsInMemory: inMemory)
        var start = 0
        while start < digests.count {
            let end = min(start + 7, digests.count)
            try finder.add(
                Array(digests[start..<end]),
                counted: (start..<end).filter { !skipped.contains($0) }.map { $0 - start })
            start = end
        }
        let found = try finder.groups()
        #expect(found.unlisted == (0, 0))
        return found.listed.map(\.rows)
    }

    @Test(arguments: [1, 10, 1000])
    func `groups come in the order in which they show, whatever is kept in memory`(inMemory: Int) throws {
        let digests = (0..<100).map { UInt64($0 % 40) &* 0x9E37_79B9_7F4A_7C15 }
        let expected = (0..<40).map { first in Array(stride(from: first, to: 100, by: 40)) }
        #expect(try groups(digests, inMemory: inMemory) == expected)
        #expect(try groups(digests, inMemory: inMemory, skipping: [3, 43])[3] == [4, 44, 84])
    }

    @Test(arguments: [1, 10, 1000])
    func `however many repeat, a bounded number is listed and all are counted`(inMemory: Int) throws {
        var finder = RepeatFinder(folder: folder, digestsInMemory: inMemory)
        // Digest 0 comes 101 times, 40 others twice each.
        let digests =
            (0..<140).map { $0 < 80 ? UInt64($0 % 40 + 1) : 0 } + Array(repeating: UInt64(0), count: 41)
        try finder.add(digests, counted: Array(digests.indices))
        let found = try finder.groups(most: 10, ofGroup: 3)
        #expect(found.listed.map(\.rows) == (0..<5).map { [$0, $0 + 40] })
        #expect(found.unlisted == (36, 35 * 2 + 101))
        let all = try finder.groups(most: 1000, ofGroup: 3)
        #expect(all.listed.count == 41)
        #expect(all.listed.last == .init(rows: [80, 81, 82], count: 101))
        #expect(all.unlisted == (0, 0))
    }
}
