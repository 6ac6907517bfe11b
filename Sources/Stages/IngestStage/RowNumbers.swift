import DelimitedText
import StageFiles

/// Finds form numbers that come more than once, over all exports of an entry.
///
/// Only digests are kept, and of no more rows than the limit, so that memory stays bounded.
struct RowNumbers {
    static let rowLimit = 1_000_000

    /// A form number and the cells of its row.
    struct Digest {
        let number: UInt64
        let row: UInt64
    }

    /// By number in the order in which they came: what is known of their first rows.
    private var digests: [Digest] = []
    private var lines: [Int32] = []
    /// The places of digests among these, each in the first free place from its own on; negative where there is none.
    private var places: [Int32] = Array(repeating: -1, count: 1 << 10)
    /// From where on they are of this file.
    private var firstOfFile = 0
    private(set) var repeats = 0
    /// The lines of the first number that came again in the same file.
    private(set) var first: (line: Int, earlier: Int)?

    /// Not all rows were looked at.
    private(set) var isFull = false

    mutating func beginFile() {
        firstOfFile = digests.count
        (repeats, first) = (0, nil)
    }

    /// - Returns: The line of this file on which the same row stood before, cell by cell.
    mutating func add(_ digest: Digest, line: Int) -> Int? {
        if digests.count == RowNumbers.rowLimit {
            isFull = true
            return nil
        }
        let place = place(of: digest.number)
        guard places[place] >= 0 else {
            places[place] = Int32(digests.count)
            digests.append(digest)
            lines.append(Int32(truncatingIfNeeded: line))
            if digests.count * 2 > places.count { grow() }
            return nil
        }
        let earlier = Int(places[place])
        guard earlier >= firstOfFile else { return nil }
        if digests[earlier].row == digest.row { return Int(lines[earlier]) }
        repeats += 1
        if first == nil { first = (line, Int(lines[earlier])) }
        return nil
    }

    private func place(of number: UInt64) -> Int {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: number) & mask
        while places[place] >= 0, digests[Int(places[place])].number != number { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        places = Array(repeating: -1, count: places.count * 2)
        for (index, digest) in digests.enumerated() { places[place(of: digest.number)] = Int32(index) }
    }
}

extension RowNumbers.Digest {
    init(_ record: DelimitedRecord, idColumn: Int) {
        var row: UInt64 = 0
        var number: UInt64 = 0
        for (column, text) in record.fields.enumerated() {
            var text = text
            text.withUTF8 { bytes in
                row = textHash(UnsafeRawBufferPointer(bytes), seed: row)
                if column == idColumn { number = textHash(UnsafeRawBufferPointer(bytes)) }
            }
        }
        self.init(number: number, row: row)
    }

    /// The same of a record in a batch.
    init(_ batch: RecordBatch, _ record: Int, idColumn: Int) {
        let fields = batch.fields(of: record)
        let row = fields.reduce(0 as UInt64) { textHash(batch.field($1), seed: $0) }
        self.init(number: textHash(batch.field(fields.lowerBound + idColumn)), row: row)
    }
}
