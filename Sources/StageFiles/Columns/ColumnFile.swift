import Glibc
import OrderedWork

/// The file beside a CSV file that holds the same as columns: the blocks, then what is needed to know them and
/// to know that the CSV file is still the one they were made with. It is private to these programs and this
/// version of them, and nothing depends on it: without it, or where it does not fit, the CSV file is parsed.
enum ColumnFile {
    /// Only beside CSV files of so many bytes.
    static let leastSize = 1 << 20
    /// The last digit is the version of the format.
    static let signature = Array("saualnama columns 1".utf8)

    static func name(beside csv: String) -> String {
        (csv.hasSuffix(".csv") ? String(csv.dropLast(4)) : csv) + ".columns"
    }

    /// What follows the blocks.
    struct Contents {
        var names: [String] = []
        var dictionaries: [TextDictionary] = []
        var blocks: [BlockStore.Entry] = []
        var blockHashes: [UInt64] = []
        /// The CSV file in pieces: how long each is, and its hash.
        var pieces: [(size: Int, hash: UInt64)] = []

        /// With its place and hash at the end.
        func bytes(at place: Int) -> [UInt8] {
            var writer = BinaryWriter()
            writer.write(UInt64(names.count))
            for name in names { writer.write(name) }
            for dictionary in dictionaries { dictionary.write(to: &writer) }
            writer.write(blocks.map { Int64($0.firstRow) })
            writer.write(blocks.map { Int64($0.rows) })
            writer.write(blocks.map { Int64($0.place?.lowerBound ?? 0) })
            writer.write(blocks.map { Int64($0.place?.upperBound ?? 0) })
            writer.write(blockHashes)
            writer.write(pieces.map { Int64($0.size) })
            writer.write(pieces.map(\.hash))
            let hash = writer.bytes.withUnsafeBytes { textHash($0) }
            writer.write(UInt64(place))
            writer.write(hash)
            return writer.bytes
        }

        init() {}

        init(_ bytes: [UInt8]) throws {
            var reader = BinaryReader(bytes)
            let count = try reader.number(UInt64.self)
            for _ in 0..<count { names.append(try reader.text()) }
            for _ in 0..<count { dictionaries.append(try TextDictionary(&reader)) }
            let (first, rows) = (try reader.numbers(Int64.self), try reader.numbers(Int64.self))
            let (starts, ends) = (try reader.numbers(Int64.self), try reader.numbers(Int64.self))
            blockHashes = try reader.numbers()
            let (sizes, hashes) = (try reader.numbers(Int64.self), try reader.numbers(UInt64.self))
            blocks = first.indices.map {
                .init(firstRow: Int(first[$0]), rows: Int(rows[$0]), place: Int(starts[$0])..<Int(ends[$0]))
            }
            pieces = zip(sizes, hashes).map { (Int($0), $1) }
        }
    }

    /// The table of a CSV file by the file beside it.
    ///
    /// - Returns: `nil` if there is none that fits.
    static func table(besideCSV path: String, threads: Int) -> ColumnTable? {
        let descriptor = open(name(beside: path), O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
        guard let contents = contents(descriptor), fits(contents, descriptor, path, threads) else {
            close(descriptor)
            return nil
        }
        return ColumnTable(
            names: contents.names, dictionaries: contents.dictionaries,
            BlockStore(
                columns: contents.names.count, descriptor: descriptor, path: name(beside: path),
                entries: contents.blocks))
    }

    private static func contents(_ descriptor: Int32) -> Contents? {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size > signature.count + 16, readBytes(descriptor, 0..<signature.count) == signature,
            let end = readBytes(descriptor, size - 16..<size)
        else { return nil }
        var reader = BinaryReader(end)
        guard let place = try? Int(truncatingIfNeeded: reader.number(UInt64.self)),
            let hash = try? reader.number(UInt64.self), place > 0, place < size - 16,
            let bytes = readBytes(descriptor, place..<size - 16),
            bytes.withUnsafeBytes({ textHash($0) }) == hash
        else { return nil }
        return try? Contents(bytes)
    }

    /// Whether the blocks are whole and the CSV file is the one they were made with.
    private static func fits(
        _ contents: Contents, _ descriptor: Int32, _ path: String, _ threads: Int
    ) -> Bool {
        let csv = open(path, O_RDONLY | O_CLOEXEC)
        if csv < 0 { return false }
        defer { close(csv) }
        guard lseek(csv, 0, SEEK_END) == contents.pieces.reduce(0, { $0 + $1.size }) else { return false }
        var parts: [(file: Int32, place: Range<Int>, hash: UInt64)] = []
        var start = 0
        for piece in contents.pieces {
            parts.append((csv, start..<start + piece.size, piece.hash))
            start += piece.size
        }
        for (block, hash) in zip(contents.blocks, contents.blockHashes) {
            if let place = block.place { parts.append((descriptor, place, hash)) }
        }
        var left = parts[...]
        var isSame = true
        // Nothing in it throws.
        try? inOrder(threads: threads) {
            isSame ? left.popFirst() : nil
        } work: { part in
            readBytes(part.file, part.place).map { $0.withUnsafeBytes { textHash($0) } == part.hash } ?? false
        } take: {
            isSame = isSame && $0
        }
        return isSame
    }
}
