/// Reads an XML file from its beginning to its end, a tag or a stretch of text at a time.
///
/// Prefixes of names are dropped, comments and instructions passed over. Definitions of entities are refused: no
/// workbook has any, and a few of them may grow to gigabytes.
struct XMLReader {
    enum Token {
        case start(String, [String: String], isEmpty: Bool)
        case end(String)
        case text(String)
    }

    struct Fault: Error {}

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: `nil` at the end.
    mutating func next() throws(Fault) -> Token? {
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else { return .text(try text()) }
            if begins("<!--") {
                try skip(past: "-->")
            } else if begins("<![CDATA[") {
                let start = place + 9
                try skip(past: "]]>")
                return .text(String(decoding: bytes[start..<place - 3], as: UTF8.self))
            } else if begins("<!") {
                throw Fault()
            } else if begins("<?") {
                try skip(past: "?>")
            } else {
                return try tag()
            }
        }
        return nil
    }

    private func begins(_ sign: StaticString) -> Bool {
        let count = sign.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { bytes[place + $0] == sign.utf8Start[$0] }
    }

    private mutating func skip(past sign: StaticString) throws(Fault) {
        while place < bytes.count {
            if begins(sign) {
                place += sign.utf8CodeUnitCount
                return
            }
            place += 1
        }
        throw Fault()
    }

    private mutating func text() throws(Fault) -> String {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        return try XMLReader.resolved(bytes[start..<place])
    }

    private mutating func tag() throws(Fault) -> Token {
        place += 1
        let isEnd = place < bytes.count && bytes[place] == UInt8(ascii: "/")
        if isEnd { place += 1 }
        let name = try name()
        var attributes: [String: String] = [:]
        while true {
            while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
            guard place < bytes.count else { throw Fault() }
            switch bytes[place] {
            case UInt8(ascii: ">"):
                place += 1
                return isEnd ? .end(name) : .start(name, attributes, isEmpty: false)
            case UInt8(ascii: "/"):
                place += 1
                guard place < bytes.count, bytes[place] == UInt8(ascii: ">") else { throw Fault() }
                place += 1
                return .start(name, attributes, isEmpty: true)
            default:
                let (key, value) = try attribute()
                attributes[key] = value
            }
        }
    }

    private mutating func attribute() throws(Fault) -> (String, String) {
        let key = try name()
        while place < bytes.count, bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: "=") { place += 1 }
        guard place < bytes.count else { throw Fault() }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw Fault() }
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != quote { place += 1 }
        guard place < bytes.count else { throw Fault() }
        defer { place += 1 }
        return (key, try XMLReader.resolved(bytes[start..<place]))
    }

    /// A name without its prefix.
    private mutating func name() throws(Fault) -> String {
        let start = place
        let ends: [UInt8] = [UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "=")]
        while place < bytes.count, bytes[place] > 0x20, !ends.contains(bytes[place]) { place += 1 }
        guard place > start else { throw Fault() }
        let name = bytes[start..<place]
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return String(decoding: local, as: UTF8.self)
    }

    /// Text in which `&amp;` and the like stand for what they mean.
    private static func resolved(_ raw: ArraySlice<UInt8>) throws(Fault) -> String {
        guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
        var text = ""
        var rest = raw
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += String(decoding: rest[..<start], as: UTF8.self)
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ";")) else { throw Fault() }
            let name = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
            guard let sign = sign(name) else { throw Fault() }
            text.unicodeScalars.append(sign)
            rest = rest[(end + 1)...]
        }
        return text + String(decoding: rest, as: UTF8.self)
    }

    private static func sign(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let isHexadecimal = name.hasPrefix("#x")
            guard name.hasPrefix("#") else { return nil }
            return UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
                .flatMap(Unicode.Scalar.init)
        }
    }
}
