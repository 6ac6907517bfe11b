import SurveyModel

/// How exactly the figures of a released row are given.
public struct Precision: RawRepresentable, Sendable, Hashable {
    /// As it stands in the file.
    public let rawValue: String

    public init?(rawValue: String) { self.rawValue = rawValue }

    private init(word: String) { rawValue = word }

    /// All of them exactly.
    public static let exact = Precision(word: "")
    /// Some are left out.
    public static let withheld = Precision(word: "withheld")

    /// Some are known only to lie between two numbers.
    public static let band = Precision(word: "band")

    /// Rounded to multiples of a step, in the figure's own unit.
    public static func step(_ step: Double) -> Precision { Precision(word: format(step)) }

    /// The step figures are rounded to; `nil` where they are not.
    public var step: Double? { Double(rawValue) }
}

/// Between which numbers a figure lies that is not released itself.
public struct Band: Sendable, Hashable {
    public var low: Double
    public var high: Double

    public init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    /// - Returns: `nil` for what is no band.
    init?(text: String) {
        guard let dots = text.firstRange(of: ".."), let low = Double(text[..<dots.lowerBound]),
            let high = Double(text[dots.upperBound...])
        else { return nil }
        self.init(low, high)
    }

    var text: String { "\(format(low))..\(format(high))" }
}

/// A row of a table that is released: under `tables/FORM` it says in a further column how exact it is.
public protocol ReleasedRow: TableRow {
    var precision: Precision { get set }
}

extension ReleasedRow {
    static var releasedColumns: [Column<Self>] { columns + [.word("precision", \.precision)] }
}

extension StageOutput {
    /// Writes a table that is released.
    public func write<Row: ReleasedRow>(released rows: [Row], to name: String, languages: [Language]) throws {
        try write(rows, columns: Row.releasedColumns, to: name, languages: languages)
    }
}

/// Reads a table that was released.
///
/// - Throws: `Failure` as ``readTable(_:at:languages:)``.
public func readReleasedTable<Row: ReleasedRow>(
    _ type: Row.Type, at path: String, languages: [Language]
) throws -> [Row] {
    try readTable(Row.releasedColumns, at: path, languages: languages)
}
