/// Which combinations of texts some rows of a block have in some columns, numbered in the order in which they first
/// come: what depends on these texts alone has to be asked only once for each.
public struct TextCombinations: Sendable {
    /// The combination of each of the rows.
    public private(set) var numbers: [Int32]
    /// Of each combination the first row in the block that has it.
    public private(set) var firstRows: [Int] = []

    /// - Parameter rows: The rows of the block, ascending.
    fileprivate init(_ block: ColumnBlock, rows: [Int], columns: [Int], _ dictionaries: [TextDictionary]) {
        numbers = Array(repeating: 0, count: rows.count)
        var count = 1
        for column in columns {
            let cells = CellNumbers(block.columns[column], rows: rows, texts: dictionaries[column].count)
            count = join(cells, known: count)
        }
        for (index, number) in numbers.enumerated() where number == firstRows.count {
            firstRows.append(rows[index])
        }
    }

    /// Tells rows of one combination apart by the texts of one more column.
    ///
    /// - Returns: How many combinations there are then.
    private mutating func join(_ cells: CellNumbers, known: Int) -> Int {
        var count: Int32 = 0
        if known * cells.count <= max(Self.leastRoom, numbers.count) {
            var joined = [Int32](repeating: -1, count: known * cells.count)
            for index in numbers.indices {
                let pair = Int(numbers[index]) * cells.count + Int(cells.numbers[index])
                if joined[pair] < 0 { (joined[pair], count) = (count, count + 1) }
                numbers[index] = joined[pair]
            }
        } else {
            var joined: [Int: Int32] = [:]
            for index in numbers.indices {
                let pair = Int(numbers[index]) * cells.count + Int(cells.numbers[index])
                if let number = joined[pair] {
                    numbers[index] = number
                } else {
                    joined[pair] = count
                    (numbers[index], count) = (count, count + 1)
                }
            }
        }
        return Int(count)
    }

    /// How many pairs of a combination and a text may have a place kept for them, however few the rows.
    private static let leastRoom = 1 << 16
}

/// The texts of some rows in a column by number, those in no dictionary numbered behind those that are.
private struct CellNumbers {
    var numbers: [Int32]
    var count: Int

    init(_ cells: ColumnBlock.Cells, rows: [Int], texts: Int) {
        count = texts
        if cells.loose.count == 0 {
            numbers = rows.map { Int32(cells.numbers[$0]) }
            return
        }
        var loose: [String: Int32] = [:]
        numbers = []
        numbers.reserveCapacity(rows.count)
        for row in rows {
            guard cells.numbers[row] == TextDictionary.loose else {
                numbers.append(Int32(cells.numbers[row]))
                continue
            }
            let number = loose[cells.loose.text(ofRow: row), default: Int32(count)]
            loose[cells.loose.text(ofRow: row)] = number
            if number == count { count += 1 }
            numbers.append(number)
        }
    }
}

extension CodedTable {
    /// The combinations of texts in some columns of a block.
    ///
    /// - Parameter rows: The rows of the block that are looked at, ascending; all unless given.
    public func combinations(
        of columns: [Int], in block: ColumnBlock, rows: [Int]? = nil
    ) -> TextCombinations {
        TextCombinations(
            block, rows: rows ?? Array(0..<block.rows), columns: columns, self.columns.dictionaries)
    }
}
