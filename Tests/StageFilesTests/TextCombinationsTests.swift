import Testing

@testable import StageFiles

struct TextCombinationsTests {
    /// A table of one block with so many different texts in each column, taken in no order; the dictionary of each
    /// column has room for fewer.
    private func table(rows: Int, texts: [Int], room: Int) -> (CodedTable, [[String]]) {
        var generator = SplitMix(state: 7)
        let cells = (0..<rows).map { _ in
            texts.map { "t\(Int(truncatingIfNeeded: generator.next() >> 33) % $0)" }
        }
        var part = ColumnPart(texts.map { _ in .init(texts: room, bytes: 1 << 20) })
        for row in cells {
            for (column, text) in row.enumerated() { part.append(text, to: column) }
            part.endRow()
        }
        let names = texts.indices.map { "q\($0)" }
        return (CodedTable(path: "coded.csv", ColumnTable(names: names, part)), cells)
    }

    /// What goes through the texts themselves finds.
    private func expected(
        _ cells: [[String]], rows: [Int], columns: [Int]
    ) -> (numbers: [Int32], firsts: [Int]) {
        var known: [[String]: Int32] = [:]
        var firsts: [Int] = []
        let numbers = rows.map { row in
            let key = columns.map { cells[row][$0] }
            if let number = known[key] { return number }
            known[key] = Int32(firsts.count)
            firsts.append(row)
            return Int32(firsts.count - 1)
        }
        return (numbers, firsts)
    }

    @Test(arguments: [
        [3], [2, 5, 4], [400, 400, 3], [3, 1, 2000, 2], [],
    ])
    func `are numbered as they first come`(texts: [Int]) throws {
        for room in [1 << 15, 2, 0] {
            let (table, cells) = table(rows: 3000, texts: texts, room: room)
            let block = try table.columns.block(0)
            for rows in [Array(0..<3000), Array(stride(from: 1, to: 3000, by: 7)), []] {
                let columns = Array(texts.indices.reversed())
                let found = table.combinations(of: columns, in: block, rows: rows)
                let expected = expected(cells, rows: rows, columns: columns)
                #expect(found.numbers == expected.numbers)
                #expect(found.firstRows == expected.firsts)
            }
        }
    }
}

/// Numbers by chance with a fixed beginning.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
