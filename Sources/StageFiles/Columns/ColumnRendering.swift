import DelimitedText
import Glibc

/// Writes blocks of a table as CSV: each of a dictionary's texts is quoted once, cells are copied.
public struct ColumnRendering: Sendable {
    private let columns: Int
    /// The texts as they are written, with what separates them from the next, one after the other.
    private let bytes: [UInt8]
    /// Where they stand, column by column: that of column `c` with the number `n` is at `first[c] + n`.
    private let places: [Place]
    private let first: [Int]

    private struct Place {
        var start: Int32
        var length: Int32
    }

    /// Short texts are copied in steps of so many bytes, beyond their ends too.
    private static let step = 16

    public init(_ dictionaries: [TextDictionary]) {
        columns = dictionaries.count
        var (bytes, places, first): ([UInt8], [Place], [Int]) = ([], [], [])
        for (column, dictionary) in dictionaries.enumerated() {
            first.append(places.count)
            for number in 0..<dictionary.count {
                let start = bytes.count
                dictionary.withBytes(of: number) { RecordWriter.quote($0, into: &bytes) }
                if columns == 1, bytes.count == start { bytes += [0x22, 0x22] }
                bytes.append(ColumnRendering.separator(column, of: columns))
                places.append(Place(start: Int32(start), length: Int32(bytes.count - start)))
            }
        }
        bytes += Array(repeating: 0, count: ColumnRendering.step)
        (self.bytes, self.places, self.first) = (bytes, places, first)
    }

    private static func separator(_ column: Int, of columns: Int) -> UInt8 {
        column == columns - 1 ? UInt8(ascii: "\n") : UInt8(ascii: ",")
    }

    /// The rows of a block, numbered by these dictionaries.
    public func csv(_ block: ColumnBlock) -> [UInt8] {
        let loose = block.columns.enumerated().map { column, cells in
            LooseRendering(cells.loose, separator: ColumnRendering.separator(column, of: columns))
        }
        // By row and column: the place of the cell's text, or none.
        var entries = Array(repeating: Int32(-1), count: block.rows * columns)
        var size = loose.reduce(0) { $0 + $1.bytes.count }
        for column in 0..<columns {
            for (row, number) in block.columns[column].numbers.enumerated() {
                if number == TextDictionary.loose { continue }
                let entry = first[column] + Int(number)
                entries[row * columns + column] = Int32(entry)
                size += Int(places[entry].length)
            }
        }
        return [UInt8](unsafeUninitializedCapacity: size + ColumnRendering.step) { target, count in
            count = write(entries, loose, to: target)
        }
    }

    private func write(
        _ entries: [Int32], _ loose: [LooseRendering], to target: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var taken = Array(repeating: 0, count: columns)
        guard var to = target.baseAddress.map(UnsafeMutableRawPointer.init) else { return 0 }
        let begin = to
        bytes.withUnsafeBytes { bytes in
            guard let source = bytes.baseAddress else { return }
            var column = 0
            for entry in entries {
                if entry < 0 {
                    to += loose[column].copy(taken[column], to: to)
                    taken[column] += 1
                } else {
                    let place = places[Int(entry)]
                    let (start, length) = (Int(place.start), Int(place.length))
                    if length <= ColumnRendering.step {
                        to.copyMemory(from: source + start, byteCount: ColumnRendering.step)
                    } else {
                        memcpy(to, source + start, length)
                    }
                    to += length
                }
                column = column + 1 == columns ? 0 : column + 1
            }
        }
        return to - begin
    }
}

/// Loose texts as they are written.
private struct LooseRendering {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ loose: LooseTexts, separator: UInt8) {
        bytes.reserveCapacity(loose.size + loose.count)
        ends.reserveCapacity(loose.count)
        for index in 0..<loose.count {
            loose.withBytes(at: index) { RecordWriter.quote($0, into: &bytes) }
            bytes.append(separator)
            ends.append(bytes.count)
        }
    }

    /// - Returns: How many bytes it is long.
    func copy(_ index: Int, to target: UnsafeMutableRawPointer) -> Int {
        let start = index == 0 ? 0 : ends[index - 1]
        bytes.withUnsafeBytes { bytes in
            guard let source = bytes.baseAddress else { return }
            target.copyMemory(from: source + start, byteCount: ends[index] - start)
        }
        return ends[index] - start
    }
}
