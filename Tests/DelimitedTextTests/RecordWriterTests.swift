import DelimitedText
import Testing

struct RecordWriterTests {
    @Test func `fields are quoted where they need it, and only there`() {
        var writer = RecordWriter()
        writer.write(["a", "b,c", "d\"e", "f\ng", " h", ""])
        #expect(String(decoding: writer.take(), as: UTF8.self) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",\n")
    }

    /// Random fields of awkward characters; fixed seed.
    @Test func `what is written reads back the same`() throws {
        let pieces = ["a", "ә", ",", ";", "\"", "\n", "\r", " ", "\u{A0}", "'", "="]
        var state: UInt64 = 20_200_601
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var writer = RecordWriter()
        let written = (0..<2000).map { _ in
            (0...next(4)).map { _ in (0..<next(6)).map { _ in pieces[next(pieces.count)] }.joined() }
        }
        for fields in written { writer.write(fields) }
        let reader = RecordReader(MemorySource(writer.take()), file: "t.csv")
        for fields in written { #expect(try reader.next()?.fields == fields) }
        #expect(try reader.next() == nil)
    }
}
