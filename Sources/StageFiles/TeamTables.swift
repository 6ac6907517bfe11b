import SurveyModel

/// A row of `indicators.csv`: a figure of official statistics.
public struct IndicatorRow: TableRow {
    public enum Better: String, Sendable, CaseIterable {
        case higher, lower
        /// It is not said which way is better.
        case none = ""
    }

    public var indicator = ""
    public var label = LocalizedText()
    public var value: Double?
    public var unit = ""
    public var year: Int?
    public var previous: Double?
    public var benchmark: Double?
    public var better = Better.none
    public var factor = ""
    public var source = ""
    public var matter = ""

    public init() {}

    /// The columns that may be missing.
    public static let optional = ["unit", "previous", "benchmark", "better", "source", "matter"]

    public static var columns: [Column<IndicatorRow>] {
        [
            .text("indicator", \.indicator), .localized("label", \.label), .number("value", \.value),
            .text("unit", \.unit), .integer("year", \.year), .number("previous", \.previous),
            .number("benchmark", \.benchmark), .word("better", \.better), .text("factor", \.factor),
            .text("source", \.source), .text("matter", \.matter),
        ]
    }
}

/// A row of `swot-statements.csv`: what the study's authors add.
public struct StatementRow: TableRow {
    public var factor = ""
    public var quadrant = Quadrant.none
    public var text = LocalizedText()
    public var source = ""
    public var matter = ""

    public init() {}

    /// The columns that may be missing.
    public static let optional = ["source", "matter"]

    public static var columns: [Column<StatementRow>] {
        [
            .text("factor", \.factor), .word("quadrant", \.quadrant), .localized("text", \.text),
            .text("source", \.source), .text("matter", \.matter),
        ]
    }
}

/// A row of the team's `hr-maturity.csv`: the answer to one item of the checklist.
public struct ChecklistRow: TableRow {
    public var item = ""
    /// As written: иә, жоқ, yes, no, да, нет, 1, 0, in part.
    public var answer = ""
    public var evidence = ""

    public init() {}

    public static var columns: [Column<ChecklistRow>] {
        [.text("item", \.item), .text("answer", \.answer), .text("evidence", \.evidence)]
    }
}

/// A row of the team's `published.csv`: a figure once published.
public struct PublishedFigure: TableRow {
    public enum Measure: String, Sendable, CaseIterable {
        case share, mean, mode, base
        case minimum = "min"
        /// The number who gave one answer.
        case count
    }

    public var statement = LocalizedText()
    public var form = ""
    public var question = ""
    public var measure = Measure.share
    public var code = ""
    public var value: Double?
    public var decimals: Int?
    public var source = ""

    public init() {}

    public static var columns: [Column<PublishedFigure>] {
        [
            .localized("statement", \.statement), .text("form", \.form), .text("question", \.question),
            .word("measure", \.measure), .text("code", \.code), .number("value", \.value),
            .integer("decimals", \.decimals), .text("source", \.source),
        ]
    }
}

/// How evidence names a row of one of the team's own tables.
public func teamEvidence(_ path: String, line: Int) -> String {
    "\(path.split(separator: "/").last ?? "")#line=\(line)"
}
