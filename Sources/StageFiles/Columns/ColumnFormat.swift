/// Writes numbers and texts one after the other, as the machine holds them: such a file stays on it.
struct BinaryWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }

    mutating func write<Number: FixedWidthInteger>(_ numbers: [Number]) {
        write(UInt64(numbers.count))
        numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }
}

/// Reads them back.
struct BinaryReader {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Throws: ``Damaged`` if there is not as much.
    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws -> Number {
        let size = MemoryLayout<Number>.size
        guard size <= bytes.count - at else { throw Damaged() }
        defer { at += size }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Number.self) }
    }

    mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws -> [Number] {
        let written = try number(UInt64.self)
        guard written <= UInt64((bytes.count - at) / MemoryLayout<Number>.size) else { throw Damaged() }
        let count = Int(written)
        let size = count * MemoryLayout<Number>.size
        defer { at += size }
        return [Number](unsafeUninitializedCapacity: count) { target, initialized in
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(target)
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[at..<at + size]))
            }
            initialized = count
        }
    }

    mutating func text() throws -> String { String(decoding: try numbers(UInt8.self), as: UTF8.self) }
}

extension ColumnBlock {
    /// Numbers below 255 are written as bytes.
    func write(to writer: inout BinaryWriter) {
        writer.write(UInt64(firstRow))
        writer.write(UInt32(rows))
        for cells in columns {
            let isNarrow = cells.numbers.allSatisfy { $0 < 0xFF || $0 == TextDictionary.loose }
            writer.write(UInt8(isNarrow ? 1 : 2))
            if isNarrow {
                writer.write(cells.numbers.map { UInt8(truncatingIfNeeded: $0) })
            } else {
                writer.write(cells.numbers)
            }
            cells.loose.write(to: &writer)
        }
    }

    init(_ reader: inout BinaryReader, columns: Int) throws {
        firstRow = Int(try reader.number(UInt64.self))
        rows = Int(try reader.number(UInt32.self))
        self.columns = []
        for _ in 0..<columns {
            var cells = Cells()
            if try reader.number(UInt8.self) == 1 {
                cells.numbers = try reader.numbers(UInt8.self).map { $0 == 0xFF ? .max : UInt16($0) }
            } else {
                cells.numbers = try reader.numbers()
            }
            cells.loose = try LooseTexts(&reader)
            guard cells.numbers.count == rows else { throw BinaryReader.Damaged() }
            self.columns.append(cells)
        }
    }
}

extension LooseTexts {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.write(rows)
        writer.write(ends)
        writer.write(bytes)
    }

    fileprivate init(_ reader: inout BinaryReader) throws {
        self.init(rows: try reader.numbers(), bytes: [], ends: try reader.numbers())
        self = LooseTexts(rows: rows, bytes: try reader.numbers(), ends: ends)
    }
}

extension TextDictionary {
    func write(to writer: inout BinaryWriter) {
        writer.write(bytes)
        writer.write(ends)
        writer.write(counts.map(Int64.init))
        writer.write(UInt8(isFull ? 1 : 0))
    }

    init(_ reader: inout BinaryReader) throws {
        let (bytes, ends): ([UInt8], [Int32]) = (try reader.numbers(), try reader.numbers())
        let counts = try reader.numbers(Int64.self)
        let isFull = try reader.number(UInt8.self) == 1
        guard counts.count == ends.count, ends.last.map(Int.init) ?? 0 == bytes.count else {
            throw BinaryReader.Damaged()
        }
        self.init(limit: Limit(texts: ends.count, bytes: bytes.count))
        var start = 0
        for (end, count) in zip(ends, counts) {
            guard start <= Int(end), Int(end) <= bytes.count else { throw BinaryReader.Damaged() }
            bytes.withUnsafeBytes { all in
                _ = number(UnsafeRawBufferPointer(rebasing: all[start..<Int(end)]), adding: Int(count))
            }
            start = Int(end)
        }
        if isFull { markFull() }
    }
}
