import DelimitedText
import Testing

/// Hands out bytes one at a time, so that every character is cut somewhere.
private final class Dripping: ByteSource {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    func next() -> [UInt8] { bytes.popFirst().map { [$0] } ?? [] }
}

private func decoded(_ bytes: [UInt8], from encoding: TextEncoding) throws -> String {
    let whole = try text(DecodingSource(MemorySource(bytes), from: encoding))
    #expect(try text(DecodingSource(Dripping(bytes), from: encoding)) == whole)
    return whole
}

private func text(_ source: DecodingSource) throws -> String {
    var bytes: [UInt8] = []
    while case let chunk = try source.next(), !chunk.isEmpty { bytes += chunk }
    return String(decoding: bytes, as: UTF8.self)
}

struct DecodingSourceTests {
    /// «Қаз Я» by the code tables of the standards, as registered with IANA.
    @Test(
        arguments: [
            (.utf8, [0xD2, 0x9A, 0xD0, 0xB0, 0xD0, 0xB7, 0x20, 0xD0, 0xAF]),
            (.utf16LittleEndian, [0x9A, 0x04, 0x30, 0x04, 0x37, 0x04, 0x20, 0x00, 0x2F, 0x04]),
            (.utf16BigEndian, [0x04, 0x9A, 0x04, 0x30, 0x04, 0x37, 0x00, 0x20, 0x04, 0x2F]),
            (.rk1048, [0x8D, 0xE0, 0xE7, 0x20, 0xDF]),
            (.pt154, [0x8D, 0xE0, 0xE7, 0x20, 0xDF]),
        ] as [(TextEncoding, [UInt8])])
    func `Kazakh letters are decoded`(encoding: TextEncoding, bytes: [UInt8]) throws {
        #expect(try decoded(bytes, from: encoding) == "Қаз Я")
    }

    @Test(
        arguments: [
            (.windows1251, [0xC6, 0xE0, 0xDF]), (.cp866, [0x86, 0xA0, 0x9F]),
            (.macCyrillic, [0x86, 0xE0, 0x9F]),
            (.iso8859Part5, [0xB6, 0xD0, 0xCF]),
        ] as [(TextEncoding, [UInt8])])
    func `Russian letters are decoded`(encoding: TextEncoding, bytes: [UInt8]) throws {
        #expect(try decoded(bytes, from: encoding) == "ЖаЯ")
    }

    @Test func `a byte-order mark is dropped and noticed`() throws {
        for (encoding, bytes): (TextEncoding, [UInt8]) in [
            (.utf8, [0xEF, 0xBB, 0xBF, 0x61]), (.utf16LittleEndian, [0xFF, 0xFE, 0x61, 0x00]),
            (.utf16BigEndian, [0xFE, 0xFF, 0x00, 0x61]),
        ] {
            let source = DecodingSource(Dripping(bytes), from: encoding)
            #expect(try text(source) == "a")
            #expect(source.hasMark)
            #expect(TextEncoding.marked(bytes) == encoding)
        }
    }

    @Test func `bytes that are no character become U+FFFD and the rest is kept`() throws {
        #expect(try decoded([0x61, 0x8C, 0xE6, 0x62], from: .utf8) == "a\u{FFFD}\u{FFFD}b")
        #expect(try decoded([0x98, 0xE0], from: .windows1251) == "\u{FFFD}а")
        #expect(try decoded([0x00, 0xDC, 0x61, 0x00], from: .utf16LittleEndian) == "\u{FFFD}a")
    }

    @Test func `a character cut off at the end is no character`() throws {
        #expect(try decoded([0x61, 0xD0], from: .utf8) == "a\u{FFFD}")
        #expect(try decoded([0x61, 0x00, 0x62], from: .utf16LittleEndian) == "a\u{FFFD}")
    }

    @Test func `a text longer than a chunk comes out whole`() throws {
        let long = String(repeating: "Сауалнама, ", count: 30_000)
        #expect(try text(DecodingSource(MemorySource(long), from: .utf8)) == long)
    }
}
