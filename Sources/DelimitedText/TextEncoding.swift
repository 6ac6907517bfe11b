/// A way to write text as bytes that exports are found in.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1251 = "windows-1251"
    /// KZ-1048, the Kazakh standard: Windows-1251 with the Kazakh letters.
    case rk1048 = "RK1048"
    /// Paratype's Asian Cyrillic.
    case pt154 = "PT154"
    case cp866 = "CP866"
    case macCyrillic = "MacCyrillic"
    case iso8859Part5 = "ISO-8859-5"

    /// The encoding a name stands for, whatever its case and its dashes.
    public init?(named name: String) {
        let key = TextEncoding.plain(name)
        guard let found = TextEncoding.allCases.first(where: { $0.keys.contains(key) }) else { return nil }
        self = found
    }

    /// The name by which the system's iconv knows it.
    var iconvName: String {
        self == .macCyrillic ? "MAC-CYRILLIC" : self == .windows1251 ? "CP1251" : rawValue
    }

    /// The bytes that mark it at the beginning of a text, if there is such a mark.
    public var mark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        default: []
        }
    }

    /// The encoding whose mark a text begins with.
    public static func marked(_ bytes: some Collection<UInt8>) -> TextEncoding? {
        allCases.first { !$0.mark.isEmpty && bytes.starts(with: $0.mark) }
    }

    /// Line breaks, quotation marks and delimiters are the bytes they are in ASCII, and these stand for nothing
    /// else, so that a text can be cut before it is decoded.
    public var isASCIIBased: Bool { unitSize == 1 }

    /// How many bytes to pass over where they are no character.
    var unitSize: Int { self == .utf16LittleEndian || self == .utf16BigEndian ? 2 : 1 }

    private var keys: [String] {
        let others: [String] =
            switch self {
            case .utf16LittleEndian: ["utf16"]
            case .windows1251: ["cp1251", "1251", "win1251"]
            case .rk1048: ["kz1048", "strk1048", "strk10482002"]
            case .pt154: ["cp154", "ptcp154", "cyrillicasian"]
            case .cp866: ["ibm866", "866", "dos866"]
            case .macCyrillic: ["xmaccyrillic"]
            case .iso8859Part5: ["iso88595cyrillic"]
            case .utf8, .utf16BigEndian: []
            }
        return [TextEncoding.plain(rawValue)] + others
    }

    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isWholeNumber) })
    }
}
