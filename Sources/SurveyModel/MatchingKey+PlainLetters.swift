extension MatchingKey {
    /// The same of a text of signs that are a character each, as nearly all are: Latin, Cyrillic, digits and
    /// punctuation. Characters need not be told apart then, which is what takes time.
    ///
    /// - Returns: `nil` if the text has any other sign.
    static func ofPlainLetters(_ raw: String) -> String? {
        var key: [UInt8] = []
        key.reserveCapacity(raw.utf8.count)
        var pendingSpace = false
        for scalar in raw.unicodeScalars {
            guard let plain = plain(scalar.value) else { return nil }
            if plain == nothing { continue }
            if plain == space {
                pendingSpace = true
                continue
            }
            if pendingSpace, let last = key.last, plain != dash, last != UInt8(dash) {
                key.append(UInt8(space))
            }
            pendingSpace = false
            if plain < 0x80 {
                key.append(UInt8(plain))
            } else {
                key += UTF8.encode(Unicode.Scalar(plain) ?? scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        while let end = endings.first(where: { key.suffix($0.count) == $0[...] }) {
            key.removeLast(end.count)
        }
        return String(decoding: key, as: UTF8.self)
    }

    private static let endings = closing.map { Array(String($0).utf8) }.sorted { $0[0] < $1[0] } + [[0x20]]

    private static let nothing: UInt32 = 0
    private static let space: UInt32 = 0x20
    private static let dash: UInt32 = 0x2D

    /// The sign that one is compared as; `nil` if more must be known than the sign.
    private static func plain(_ sign: UInt32) -> UInt32? {
        switch sign {
        case 0x09...0x0D, 0x20, 0xA0: space
        case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018, 0x2019, 0x201C...0x201F: nothing
        case 0x41...0x5A: sign + 0x20
        case 0x21...0x7E: sign
        case 0x401, 0x451: 0x435
        case 0x400...0x40F: sign + 0x50
        case 0x410...0x42F: sign + 0x20
        case 0x430...0x45F: sign
        // Pairs of a capital letter and a small one.
        case 0x48A...0x4BF, 0x4D0...0x52F: sign | 1
        case 0x2010...0x2015, 0x2212: dash
        case 0x2026, 0x2116: sign
        default: nil
        }
    }
}
