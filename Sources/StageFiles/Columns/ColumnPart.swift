import DelimitedText

/// A part of a table as it is read: its cells by column, under the numbers of dictionaries of its own.
public struct ColumnPart: Sendable {
    var block: ColumnBlock
    var dictionaries: [TextDictionary]

    /// - Parameter limits: Of each column's dictionary.
    public init(_ limits: [TextDictionary.Limit]) {
        dictionaries = limits.map { TextDictionary(limit: $0) }
        block = ColumnBlock(firstRow: 0, rows: 0, columns: limits.map { _ in ColumnBlock.Cells() })
    }

    public var rows: Int { block.rows }

    /// Puts the next row's text into a column.
    public mutating func append(_ text: UnsafeRawBufferPointer, to column: Int) {
        let number = dictionaries[column].number(text)
        block.columns[column].numbers.append(number)
        if number == TextDictionary.loose { block.columns[column].loose.append(text, row: block.rows) }
    }

    public mutating func append(_ text: String, to column: Int) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0), to: column) }
    }

    /// Puts a field of each of a batch's records into a column, one row for each; ``endRows(_:)`` ends them once all
    /// columns have theirs.
    ///
    /// - Parameters:
    ///   - skipped: How many records to leave out at the beginning.
    ///   - field: The number of the field in each record, or none for blank cells.
    public mutating func append(_ batch: RecordBatch, skipping skipped: Int, field: Int?, to column: Int) {
        let records = min(skipped, batch.count)..<batch.count
        Self.append(batch, records, field, to: &block.columns[column], &dictionaries[column], block.rows)
    }

    private static func append(
        _ batch: RecordBatch, _ records: Range<Int>, _ field: Int?, to cells: inout ColumnBlock.Cells,
        _ dictionary: inout TextDictionary, _ firstRow: Int
    ) {
        cells.numbers.reserveCapacity(cells.numbers.count + records.count)
        for record in records {
            let text =
                field.map { batch.field(batch.fields(of: record).lowerBound + $0) }
                ?? UnsafeRawBufferPointer(start: nil, count: 0)
            let number = dictionary.number(text)
            cells.numbers.append(number)
            if number == TextDictionary.loose {
                cells.loose.append(text, row: firstRow + record - records.lowerBound)
            }
        }
    }

    /// Says that each column has its text.
    public mutating func endRow() { endRows(1) }

    /// Says that each column has the texts of some rows.
    public mutating func endRows(_ count: Int) { block.rows += count }

    /// Fills a column that has been left out so far.
    public mutating func fill(_ column: Int, _ texts: [String]) {
        let rows = block.rows
        block.rows = 0
        for text in texts {
            append(text, to: column)
            block.rows += 1
        }
        precondition(block.rows == rows, "one text a row")
    }

    /// The rows as CSV.
    public var csv: ColumnPiece { ColumnPiece(csv: ColumnRendering(dictionaries).csv(block)) }

    /// The part as a block of the table whose dictionaries are given, under their numbers.
    func renumbered(firstRow: Int, _ dictionaries: inout [TextDictionary]) -> ColumnBlock {
        var block = block
        block.firstRow = firstRow
        for column in dictionaries.indices {
            block.columns[column].renumber(from: self.dictionaries[column], to: &dictionaries[column])
        }
        return block
    }
}

extension ColumnBlock.Cells {
    fileprivate mutating func renumber(from part: TextDictionary, to whole: inout TextDictionary) {
        let numbers = whole.merge(part)
        if loose.count == 0, !numbers.contains(TextDictionary.loose) {
            for row in self.numbers.indices { self.numbers[row] = numbers[Int(self.numbers[row])] }
            return
        }
        var kept = LooseTexts()
        for row in self.numbers.indices {
            let number = self.numbers[row]
            if number == TextDictionary.loose {
                loose.withBytes(ofRow: row) { text in
                    self.numbers[row] = whole.number(text)
                    if self.numbers[row] == TextDictionary.loose { kept.append(text, row: row) }
                }
            } else {
                self.numbers[row] = numbers[Int(number)]
                if self.numbers[row] == TextDictionary.loose {
                    part.withBytes(of: Int(number)) { kept.append($0, row: row) }
                }
            }
        }
        loose = kept
    }
}
