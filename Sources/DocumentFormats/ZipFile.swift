import CZlib

/// A ZIP archive of a few small files, stored as they are, of no time.
struct ZipFile {
    private var files: [(name: [UInt8], contents: [UInt8])] = []

    mutating func add(_ name: String, _ text: String) { files.append((Array(name.utf8), Array(text.utf8))) }

    /// The archive (PKWARE, APPNOTE 6.3.3, sections 4.3.7, 4.3.12, 4.3.16).
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, contents) in files {
            let checksum = contents.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
            let place = bytes.count
            // Version 2.0, names in UTF-8, stored, 1 January 1980.
            let common =
                Self.two([20, 0x0800, 0, 0, 0x21]) + Self.four([UInt32(checksum)])
                + Self.four([UInt32(contents.count), UInt32(contents.count)])
                + Self.two([UInt16(name.count), 0])
            bytes += Self.four([0x0403_4B50]) + common + name + contents
            directory +=
                Self.four([0x0201_4B50]) + Self.two([20]) + common + Self.two([0, 0, 0]) + Self.four([0])
                + Self.four([UInt32(place)]) + name
        }
        let count = UInt16(files.count)
        return bytes + directory + Self.four([0x0605_4B50]) + Self.two([0, 0, count, count])
            + Self.four([UInt32(directory.count), UInt32(bytes.count)]) + Self.two([0])
    }

    private static func two(_ numbers: [UInt16]) -> [UInt8] {
        numbers.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }

    private static func four(_ numbers: [UInt32]) -> [UInt8] {
        numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) } }
    }
}
