/// How a delimited text separates its fields.
public struct Dialect: Sendable, Equatable {
    public var delimiter: UInt8

    public init(delimiter: UInt8) { self.delimiter = delimiter }

    public static let comma = Dialect(delimiter: UInt8(ascii: ","))
    public static let semicolon = Dialect(delimiter: UInt8(ascii: ";"))
    public static let tab = Dialect(delimiter: UInt8(ascii: "\t"))
    public static let pipe = Dialect(delimiter: UInt8(ascii: "|"))

    /// The dialects an export may be in, in the order in which a tie is decided.
    public static let candidates = [comma, semicolon, tab, pipe]

    /// A number of a table that people keep, with a decimal point. Where commas do not part the cells, the
    /// spreadsheet wrote decimal commas, and perhaps blanks between groups of digits.
    public func withDecimalPoint(_ number: String) -> String {
        if self == .comma { return number }
        return String(number.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 })
    }
}
