extension Inline {
    /// Whether a text is sure to read as written without any escape: most are, and need no more than this look.
    static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") || beginsBlock(bytes) { return false }
            var index = 0
            while index < bytes.count {
                let length = plainLength(bytes, at: index)
                if length == 0 { return false }
                index += length
            }
            return true
        }
    }

    /// Whether the beginning could be that of a list, a heading or a rule.
    private static func beginsBlock(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if "-+=:".utf8.contains(bytes[0]) { return true }
        let digits = bytes.prefix { isDigit($0) }.count
        guard digits > 0, digits < bytes.count else { return false }
        return bytes[digits] == UInt8(ascii: ".") || bytes[digits] == UInt8(ascii: ")")
    }

    /// How many bytes from a place on are one plain character; 0 where that is not sure.
    private static func plainLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch byte(0) {
        case UInt8(ascii: "a")...UInt8(ascii: "v"), UInt8(ascii: "x")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "V"), UInt8(ascii: "X")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return 1
        // A dot behind www would make a link.
        case UInt8(ascii: "w"), UInt8(ascii: "W"): return byte(1) == UInt8(ascii: ".") ? 0 : 1
        case UInt8(ascii: " "): return byte(1) == UInt8(ascii: " ") ? 0 : 1
        case UInt8(ascii: ":"): return byte(1) == UInt8(ascii: "/") ? 0 : 1
        case 0x21, 0x22, 0x25, 0x27...0x29, 0x2B...0x2F, 0x3B, 0x3D, 0x3F: return 1
        // No-break blank, « » and their like
        case 0xC2: return byte(1) >= 0xA0 ? 2 : 0
        // Letters of Latin, Greek and Cyrillic
        case 0xC3...0xD4: return 2
        // – — ‘ ’ “ ” …
        case 0xE2:
            return byte(1) == 0x80 && [0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D, 0xA6].contains(byte(2)) ? 3 : 0
        default: return 0
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
