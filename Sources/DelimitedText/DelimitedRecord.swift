/// One record of a delimited text with the place where it begins.
public struct DelimitedRecord: Sendable, Equatable {
    /// The line on which it begins, counted from 1 as an editor shows it.
    public var line: Int
    public var fields: [String]
    /// The indices of fields that hold U+FFFD: a character was lost, here or before.
    public var damagedFields: [Int]

    public init(line: Int, fields: [String], damagedFields: [Int] = []) {
        self.line = line
        self.fields = fields
        self.damagedFields = damagedFields
    }
}
