import DelimitedText

/// The beginning of an export.
struct ExportSample {
    /// How many bytes are enough to know an export by.
    static let size = 1 << 18

    var bytes: [UInt8]
    /// It is all there is.
    var isWhole: Bool
    /// It was written here, as UTF-8 with commas.
    var isConverted = false

    /// The encodings it may be in: only one if it is marked, or valid UTF-8, which other text hardly ever is.
    var encodings: [TextEncoding] {
        if isConverted { return [.utf8] }
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
