/// A sheet of a workbook.
public struct Sheet: Sendable {
    /// At most 31 characters, none of `[]:*?/\`, and no other sheet's; see ``Sheet/names(for:)``.
    public var name: String
    public var rows: [[SheetCell]] = []
    /// In characters; the last is that of all further columns.
    public var widths: [Double] = []
    /// How many rows at the top, and columns at the left, stay in sight.
    public var frozen: (rows: Int, columns: Int) = (0, 0)
    /// What may be keyed into a column.
    public var rules: [KeyingRule] = []
    public var isHidden = false

    public init(name: String) { self.name = name }

    /// Names of sheets that Excel takes for names in general, no two alike but for capitals.
    public static func names(for names: [String]) -> [String] {
        var taken = Set<String>()
        return names.map { name in
            let plain = String(name.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "_" : $0 })
            var candidate = cut(plain.isEmpty ? "_" : plain, to: 31)
            var number = 1
            while !taken.insert(candidate.lowercased()).inserted {
                number += 1
                candidate = cut(plain, to: 30 - String(number).count) + "~\(number)"
            }
            return candidate
        }
    }

    /// Excel counts UTF-16.
    private static func cut(_ name: String, to length: Int) -> String {
        var name = name
        while name.utf16.count > length { name.removeLast() }
        return name
    }
}

public struct SheetCell: Sendable {
    public enum Value: Sendable {
        case none
        /// Always a text, whatever it begins with.
        case text(String)
        case number(Double)
        /// Leads to another sheet.
        case link(String, sheet: String)
    }

    public enum Style: Int, Sendable, CaseIterable {
        case plain, title, heading, whole, oneDecimal, twoDecimals, threeDecimals
        /// As ``oneDecimal`` and ``whole``, for what stands out.
        case oneDecimalMarked, wholeMarked
        /// In the middle of its cell: what is hidden.
        case hidden
        case note
        /// In several lines where it is long.
        case wrapped
    }

    public var value: Value
    public var style: Style

    public init(_ value: Value, _ style: Style = .plain) {
        self.value = value
        self.style = style
    }

    public static func text(_ text: String, _ style: Style = .plain) -> SheetCell {
        SheetCell(.text(text), style)
    }
    public static let empty = SheetCell(.none)
}

/// What may be keyed into the cells of a column.
public struct KeyingRule: Sendable {
    public enum Kind: Sendable {
        /// One of the texts in a column of another sheet, from the first row on.
        case list(sheet: String, column: Int, count: Int)
        case whole(from: Int, through: Int)
        case number
        /// A day from 1900 on.
        case date
        case anything
    }

    public var column: Int
    public var rows: ClosedRange<Int>
    public var kind: Kind
    /// Shown where the cell is chosen.
    public var title: String
    public var hint: String
    /// Shown where something else was keyed.
    public var refusal: String

    public init(
        column: Int, rows: ClosedRange<Int>, _ kind: Kind, title: String, hint: String, refusal: String
    ) {
        (self.column, self.rows, self.kind) = (column, rows, kind)
        (self.title, self.hint, self.refusal) = (title, hint, refusal)
    }
}
