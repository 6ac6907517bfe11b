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
        return try finder.groups()
    }

    @Test(arguments: [1, 10, 1000])
    func `groups come in the order in which they show, whatever is kept in memory`(inMemory: Int) throws {
        let digests = (0..<100).map { UInt64($0 % 40) &* 0x9E37_79B9_7F4A_7C15 }
        let expected = (0..<40).map { first in Array(stride(from: first, to: 100, by: 40)) }
        #expect(try groups(digests, inMemory: inMemory) == expected)
        #expect(try groups(digests, inMemory: inMemory, skipping: [3, 43])[3] == [4, 44, 84])
    }
}
