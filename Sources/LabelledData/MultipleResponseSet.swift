/// Several variables of an SPSS file that together hold the answers to one question.
public struct MultipleResponseSet: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// Each variable is an option, chosen where it holds this value.
        case options(chosen: String)
        /// Each variable holds one of the answers.
        case answers
    }

    /// Without the `$` it begins with.
    public var name: String
    public var label: String
    public var kind: Kind
    /// The names of its variables, as the file lists them.
    public var variables: [String]
}

/// The part of an SPSS file before its cases, as far as ReadStat does not tell of it: the sets of variables.
///
/// The layout is that of the "System File Format" in the PSPP Developers Guide.
struct SavDictionary {
    private(set) var sets: [MultipleResponseSet] = []

    private let bytes: [UInt8]
    private let isBigEndian: Bool
    private var place = 176
    /// Long names of variables by the short ones, in lower case.
    private var longNames: [String: String] = [:]

    /// - Returns: `nil` if the bytes are not laid out so.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 180 else { return nil }
        self.bytes = bytes
        isBigEndian = bytes[64] == 0
        while let kind = number(), kind != 999 {
            guard read(kind) else { break }
        }
        for index in sets.indices {
            sets[index].variables = sets[index].variables.map { longNames[$0.lowercased()] ?? $0 }
        }
    }

    /// Reads a record or passes over it.
    private mutating func read(_ kind: Int) -> Bool {
        switch kind {
        case 2:
            guard number() != nil, let hasLabel = number(), let missing = number(), skip(16) else {
                return false
            }
            if hasLabel == 1 { guard let length = number(), skip((length + 3) / 4 * 4) else { return false } }
            return skip(abs(missing) * 8)
        case 3:
            guard let count = number(), count >= 0 else { return false }
            for _ in 0..<count {
                guard place + 8 < bytes.count, skip(8 + (Int(bytes[place + 8]) + 8) / 8 * 8) else {
                    return false
                }
            }
            return true
        case 4: return number().map { skip($0 * 4) } ?? false
        case 6: return number().map { skip($0 * 80) } ?? false
        case 7:
            guard let subtype = number(), let size = number(), let count = number(), size >= 0, count >= 0,
                case (let length, let overflow) = size.multipliedReportingOverflow(by: count), !overflow,
                length <= bytes.count - place
            else { return false }
            let data = bytes[place..<place + length]
            if subtype == 7 || subtype == 19 { sets += Self.sets(data) }
            if subtype == 13 { readLongNames(data) }
            return skip(length)
        default: return false
        }
    }

    private mutating func number() -> Int? {
        guard place + 4 <= bytes.count else { return nil }
        let four = bytes[place..<place + 4]
        place += 4
        let bits = (isBigEndian ? Array(four) : four.reversed()).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Int(Int32(bitPattern: bits))
    }

    private mutating func skip(_ count: Int) -> Bool {
        guard count >= 0, count <= bytes.count - place else { return false }
        place += count
        return true
    }

    private mutating func readLongNames(_ data: ArraySlice<UInt8>) {
        for pair in data.split(separator: UInt8(ascii: "\t")) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
            guard sides.count == 2 else { continue }
            longNames[String(decoding: sides[0], as: UTF8.self).lowercased()] =
                String(decoding: sides[1].filter { $0 != 0 }, as: UTF8.self)
        }
    }

    /// `$name=C 5 Label v1 v2` or `$name=D1 1 5 Label v1 v2`, a set a line.
    private static func sets(_ data: ArraySlice<UInt8>) -> [MultipleResponseSet] {
        data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            var rest = line[(equals + 1)...]
            let name = String(decoding: line[..<equals].drop { $0 == UInt8(ascii: "$") }, as: UTF8.self)
            let kind: MultipleResponseSet.Kind
            switch rest.popFirst() {
            case UInt8(ascii: "C"): kind = .answers
            case UInt8(ascii: "E"):
                // What labels stand for.
                rest = rest.dropFirst()
                rest = rest.drop { $0 != UInt8(ascii: " ") }.dropFirst()
                fallthrough
            case UInt8(ascii: "D"):
                guard let value = counted(&rest) else { return nil }
                kind = .options(chosen: value.filter { $0 != " " })
            default: return nil
            }
            rest = rest.drop { $0 == UInt8(ascii: " ") }
            guard let label = counted(&rest) else { return nil }
            let variables = rest.split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            return MultipleResponseSet(name: name, label: label, kind: kind, variables: variables)
        }
    }

    /// A text behind the count of its bytes and a blank.
    private static func counted(_ rest: inout ArraySlice<UInt8>) -> String? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard let count = Int(String(decoding: digits, as: UTF8.self)), count < rest.count - digits.count
        else { return nil }
        rest = rest.dropFirst(digits.count + 1)
        defer { rest = rest.dropFirst(count) }
        return String(validating: rest.prefix(count), as: UTF8.self) ?? ""
    }
}
