import StageFiles

/// A 64-bit digest of all answers of a row. That of a cell depends on its text and its variable alone, so that
/// equal answers have equal digests wherever they stand.
struct AnswerDigest {
    /// By variable and code.
    private let cells: [[UInt64]]

    init(_ book: CodeBook) {
        cells = book.tables.enumerated().map { variable, table in
            table.texts.map { textDigest($0, seed: UInt64(variable)) }
        }
    }

    func digests(_ coded: CodedBlock) -> [UInt64] {
        var digests = Array(repeating: UInt64(0), count: coded.rows)
        for (variable, codes) in coded.codes.enumerated() {
            let known = cells[variable]
            for row in codes.indices {
                let code = Int(codes[row])
                digests[row] &+=
                    code < known.count
                    ? known[code] : textDigest(coded.text(variable, row), seed: UInt64(variable))
            }
        }
        return digests
    }
}

func textDigest(_ text: String, seed: UInt64 = 0) -> UInt64 {
    var text = text
    return text.withUTF8 { textHash(UnsafeRawBufferPointer($0), seed: seed &* 0x9E37_79B9_7F4A_7C15) }
}
