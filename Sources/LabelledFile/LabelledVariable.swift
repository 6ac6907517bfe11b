/// What a cell of a labelled file holds.
public enum LabelledValue: Sendable, Hashable {
    case number(Double)
    /// Days since 1 January 1960.
    case day(Double)
    case text(String)
    /// No answer, by its letter: Stata's missing values `.a` to `.z`.
    case tag(Character)
    /// No value: the missing value that a program has by itself.
    case none
}

/// A variable of a labelled file.
public struct LabelledVariable: Sendable {
    public enum Kind: Sendable, Equatable {
        /// Codes and other whole numbers of up to nine digits.
        case whole
        case number
        case date
        /// With the bytes of the longest.
        case text(Int)
    }

    public enum Measure: Sendable, Equatable { case nominal, ordinal, scale }

    public var name: String
    public var label: String
    public var kind: Kind
    public var measure: Measure
    /// Values and what they mean.
    public var labels: [(value: LabelledValue, label: String)]
    /// Numbers that are no answers, ascending. Where there are more than three, no answer may lie between the first and
    /// the last but one: SPSS has room for three, or for a range and one.
    public var missing: [Double]

    public init(
        name: String, label: String = "", kind: Kind, measure: Measure,
        labels: [(value: LabelledValue, label: String)] = [], missing: [Double] = []
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.measure = measure
        self.labels = labels
        self.missing = missing
    }
}
