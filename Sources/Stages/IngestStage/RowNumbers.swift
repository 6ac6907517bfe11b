import DelimitedText
import SurveyModel

/// Finds form numbers that come more than once, over all exports of an entry.
///
/// Only digests are kept, and of no more rows than the limit, so that memory stays bounded.
struct RowNumbers {
    private struct Known {
        var row: Int
        var file: Int
        var line: Int
    }

    static let rowLimit = 1_000_000

    private var known: [Int: Known] = [:]
    private(set) var repeats = 0
    /// The lines of the first number that came again in the same file.
    private(set) var first: (line: Int, earlier: Int)?
    private var file = 0

    mutating func beginFile() {
        file += 1
        (repeats, first) = (0, nil)
    }

    /// - Returns: The line of this file on which the same row stood before, cell by cell.
    mutating func add(_ id: String, _ record: DelimitedRecord) -> Int? {
        if known.count == RowNumbers.rowLimit { return nil }
        return add(digest(CollectionOfOne(id.utf8)), row: digest(record.fields.lazy.map(\.utf8)), record.line)
    }

    /// The same of a record in a batch.
    mutating func add(_ batch: RecordBatch, _ record: Int, idColumn: Int, line: Int) -> Int? {
        if known.count == RowNumbers.rowLimit { return nil }
        let fields = batch.fields(of: record)
        let id = digest(CollectionOfOne(batch.field(fields.lowerBound + idColumn)))
        return add(id, row: digest(fields.lazy.map { batch.field($0) }), line)
    }

    private mutating func add(_ key: Int, row: Int, _ line: Int) -> Int? {
        guard let earlier = known[key] else {
            known[key] = Known(row: row, file: file, line: line)
            return nil
        }
        guard earlier.file == file else { return nil }
        if earlier.row == row { return earlier.line }
        repeats += 1
        if first == nil { first = (line, earlier.line) }
        return nil
    }

    /// The 64-bit hash of Fowler, Noll and Vo, variant 1a, over the texts, each ended by a zero byte.
    private func digest(_ texts: some Sequence<some Sequence<UInt8>>) -> Int {
        var hash = 0xcbf2_9ce4_8422_2325 as UInt64
        for text in texts {
            for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = hash &* 0x100_0000_01b3
        }
        return Int(truncatingIfNeeded: hash)
    }
}
