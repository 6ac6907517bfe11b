import DelimitedText
import Problems

/// An export on disk, packed or not.
struct ExportFile {
    let path: String
    private let isPacked: Bool

    /// How an Excel workbook and an old one begin; neither is text.
    private static let workbooks: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]]

    /// - Throws: `Failure` if the file cannot be read, is empty or is a workbook.
    init(path: String) throws {
        self.path = path
        let start = try FileSource(path: path).next()
        isPacked = start.starts(with: GzipSource.signature)
        if start.isEmpty { throw Failure.data(at: Position(file: path, line: 1), IngestProblem.emptyFile) }
        if ExportFile.workbooks.contains(where: start.starts) {
            throw Failure.data(at: Position(file: path), IngestProblem.workbook)
        }
    }

    /// Its bytes, unpacked, through a source that takes the digest of the file as it lies there.
    func open() throws -> (bytes: any ByteSource, digest: DigestingSource) {
        let digest = DigestingSource(try FileSource(path: path))
        return (isPacked ? GzipSource(digest, file: path) : digest, digest)
    }

    /// The digest of the file as it lies there.
    func sha256() throws -> String {
        let digest = DigestingSource(try FileSource(path: path))
        while try !digest.next().isEmpty {}
        return digest.sha256()
    }

    /// The first bytes, to find out what they are.
    func sample() throws -> ExportSample {
        let source = try open().bytes
        var bytes: [UInt8] = []
        while bytes.count < ExportSample.size {
            let chunk = try source.next()
            if chunk.isEmpty { return ExportSample(bytes: bytes, isWhole: true) }
            bytes += chunk
        }
        return ExportSample(bytes: bytes, isWhole: false)
    }
}

/// The beginning of an export.
struct ExportSample {
    /// How many bytes are enough to know an export by.
    static let size = 1 << 18

    var bytes: [UInt8]
    /// It is all there is.
    var isWhole: Bool

    /// The encodings it may be in: only one if it is marked, or valid UTF-8, which other text hardly ever is.
    var encodings: [TextEncoding] {
        if let marked = TextEncoding.marked(bytes) { return [marked] }
        if bytes.contains(0) { return TextEncoding.allCases }
        return isUTF8
            ? [.utf8] : TextEncoding.allCases.filter { $0 != .utf16LittleEndian && $0 != .utf16BigEndian }
    }

    private var isUTF8: Bool {
        // A character may be cut off at the end.
        (0..<(isWhole ? 1 : 4)).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
    }

    /// The sample as UTF-8, up to its last whole line.
    func decoded(from encoding: TextEncoding) -> [UInt8] {
        let source = DecodingSource(MemorySource(bytes), from: encoding)
        var text: [UInt8] = []
        // Reading from memory does not fail.
        while let chunk = try? source.next(), !chunk.isEmpty { text += chunk }
        if !isWhole, let end = text.lastIndex(of: UInt8(ascii: "\n")) { text.removeSubrange((end + 1)...) }
        return text
    }
}
