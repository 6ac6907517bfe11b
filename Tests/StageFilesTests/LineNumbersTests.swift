import FoundationEssentials
import StageFiles
import Testing

struct LineNumbersTests {
    private func written(_ lines: LineNumbers) throws -> String {
        String(decoding: try JSONEncoder().encode(lines), as: UTF8.self)
    }

    private func read(_ text: String) throws -> LineNumbers {
        try JSONDecoder().decode(LineNumbers.self, from: Data(text.utf8))
    }

    @Test func `rows that follow each other evenly are told once`() throws {
        #expect(try written(LineNumbers([])) == "\"\"")
        #expect(try written(LineNumbers([2, 3, 4, 7, 9, 11, 12])) == "\"2 1x2 3 2x2 1\"")
    }

    @Test func `they come back as they were`() throws {
        var state = 7 as UInt64
        var line = 0
        let lines = (0..<2000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            line += 1 + Int(state >> 33) % 3
            return line
        }
        let back = try read(try written(LineNumbers(lines)))
        #expect(back == LineNumbers(lines))
        var found: [Int] = []
        for stretch in back.stretches {
            for _ in 0..<stretch.count { found.append((found.last ?? 0) + stretch.step) }
        }
        #expect(found == lines)
    }

    @Test func `the most irregular rows cost two bytes each`() throws {
        let lines = LineNumbers((1...100_000).map { $0 * 3 / 2 })
        #expect(try written(lines).utf8.count <= 200_002)
    }

    @Test(arguments: ["x", "2 x3", "1x", "2,3", "-1", "1  2"])
    func `what is no list of lines is refused`(text: String) {
        #expect(throws: DecodingError.self) { try read("\"\(text)\"") }
    }
}
