import Workbook

extension RecordReader {
    /// How much of a table is looked at to tell how it was saved, in records.
    private static let recognitionRecords = 40

    /// Opens a table that people keep in a spreadsheet, however that saved it: any delimiter, any encoding, or the
    /// first sheet of a workbook.
    ///
    /// Of the delimiters the one is taken under which most cells of the first records are words that such a
    /// table holds; of the encodings, where the text is not UTF-8 nor marked, the one that gives most Kazakh and
    /// Russian letters. Excel's first line `sep=;` is passed over.
    ///
    /// - Parameter isKnown: Whether a cell, trimmed, is such a word: the name of a column.
    /// - Throws: `Failure` if the file cannot be read or is longer than ``InputLimit/table``.
    public convenience init(path: String, recognizing isKnown: (String) -> Bool) throws {
        try self.init(
            FileSource.contents(of: path, limit: InputLimit.table), file: path, recognizing: isKnown)
    }

    /// As from a path, of bytes that were read already.
    public convenience init(_ bytes: [UInt8], file path: String, recognizing isKnown: (String) -> Bool) throws
    {
        if bytes.starts(with: Workbook.signature) || bytes.starts(with: Workbook.oldSignature) {
            let workbook = try Workbook(bytes, file: path)
            let sheet = try workbook.sheet()
            let text = try workbook.text(of: sheet)
            self.init(MemorySource(text), file: "\(path)[\(sheet)]")
        } else {
            self.init(text: bytes, file: path, recognizing: isKnown)
        }
    }

    private convenience init(text bytes: [UInt8], file: String, recognizing isKnown: (String) -> Bool) {
        let text = withoutSeparatorLine(decoded(bytes))
        var best = (dialect: Dialect.comma, known: 0)
        for dialect in Dialect.candidates {
            let known = RecordReader.known(text, dialect, isKnown)
            if known > best.known { best = (dialect, known) }
        }
        self.init(MemorySource(text), file: file, dialect: best.dialect)
    }

    private static func known(_ text: [UInt8], _ dialect: Dialect, _ isKnown: (String) -> Bool) -> Int {
        let reader = RowReader(MemorySource(text), file: "", dialect: dialect, shape: .any)
        var known = 0
        for _ in 0..<recognitionRecords {
            guard let row = try? reader.next() else { break }
            guard case .record(let record) = row else { continue }
            known += record.fields.count { isKnown($0.withoutBlanksAround) }
        }
        return known
    }
}

/// A text as UTF-8. One that claims to be UTF-8 by its mark is handed on as it is, so that its reader finds what
/// is wrong with it.
private func decoded(_ bytes: [UInt8]) -> [UInt8] {
    if let marked = TextEncoding.marked(bytes) {
        return marked == .utf8 ? bytes : text(bytes, from: marked)
    }
    if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil { return bytes }
    let isWide = bytes.contains(0)
    let encodings = TextEncoding.allCases.filter { ($0.unitSize == 2) == isWide }
    var best = (encoding: TextEncoding.utf8, score: Int.min)
    for encoding in encodings {
        let score = LetterScore.kazakhAndRussian.of(Array(text(bytes, from: encoding).prefix(1 << 16)))
        if score > best.score { best = (encoding, score) }
    }
    return best.encoding == .utf8 ? bytes : text(bytes, from: best.encoding)
}

private func text(_ bytes: [UInt8], from encoding: TextEncoding) -> [UInt8] {
    let source = DecodingSource(MemorySource(bytes), from: encoding)
    var text: [UInt8] = []
    // Reading from memory does not fail.
    while let chunk = try? source.next(), !chunk.isEmpty { text += chunk }
    return text
}

/// The text with Excel's first line `sep=;` made blank, so that lines are counted as an editor shows them.
private func withoutSeparatorLine(_ text: [UInt8]) -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = text.starts(with: mark) ? text.dropFirst(mark.count) : text[...]
    let line = body.prefix { $0 != 0x0A && $0 != 0x0D }
    let plain = line.filter { $0 != UInt8(ascii: "\"") }
    guard plain.count == 5, String(decoding: plain.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
        return text
    }
    return Array(body[line.endIndex...])
}

extension String {
    fileprivate var withoutBlanksAround: String {
        let kept = drop(while: \.isWhitespace)
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }
}
