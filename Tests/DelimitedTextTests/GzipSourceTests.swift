import DelimitedText
import Problems
import Testing

/// `printf 'a,b\n1,2\n' | gzip -n`
private let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4,
    0x31, 0xE2, 0x02, 0x00, 0x7B, 0x07, 0x97, 0x0A, 0x08, 0x00, 0x00, 0x00,
]

private func unpacked(_ bytes: [UInt8]) throws -> String {
    let source = GzipSource(MemorySource(bytes), file: "t.csv.gz")
    var all: [UInt8] = []
    while case let chunk = try source.next(), !chunk.isEmpty { all += chunk }
    return String(decoding: all, as: UTF8.self)
}

struct GzipSourceTests {
    @Test func `a packed text is unpacked, and members follow each other`() throws {
        #expect(try unpacked(packed) == "a,b\n1,2\n")
        #expect(try unpacked(packed + packed + [0, 0]) == "a,b\n1,2\na,b\n1,2\n")
    }

    @Test func `what is cut off or damaged is refused`() throws {
        for count in 1..<packed.count {
            #expect(throws: Failure.self) { try unpacked(Array(packed.prefix(count))) }
        }
        var damaged = packed
        damaged[packed.count - 6] ^= 1
        let failure = try #require(throws: Failure.self) { try unpacked(damaged) }
        #expect(failure.cause == .data)
    }
}
