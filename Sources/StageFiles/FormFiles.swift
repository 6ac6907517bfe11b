import SurveyModel

/// A row of `dictionary.csv`: a variable, once for each of its codes.
public struct DictionaryRow: TableRow {
    public var variable = ""
    public var question = ""
    public var type = ""
    public var scale = ""
    public var label = LocalizedText()
    public var code = ""
    public var codeLabel = LocalizedText()
    public var missing = ""

    public init() {}

    public static var columns: [Column<DictionaryRow>] {
        [
            .text("variable", \.variable), .text("question", \.question), .text("type", \.type),
            .text("scale", \.scale), .localized("label", \.label), .text("code", \.code),
            .localized("code_label", \.codeLabel), .text("missing", \.missing),
        ]
    }
}

/// A row of `cleaning-log.csv`: a cell whose coded value is not simply the raw value's own code.
public struct CleaningRow: TableRow {
    public var respondent = ""
    /// The line in the export, as an editor shows it.
    public var line: Int?
    public var variable = ""
    public var raw = ""
    public var coded = ""
    public var rule = ""
    public var severity = ""
    /// What the raw value may stand for, where it was left unresolved because that is more than one thing.
    public var candidates = ""

    public init() {}

    public static var columns: [Column<CleaningRow>] {
        [
            .inertText("respondent", \.respondent), .integer("line", \.line), .text("variable", \.variable),
            .inertText("raw", \.raw), .inertText("coded", \.coded), .text("rule", \.rule),
            .text("severity", \.severity), .inertText("candidates", \.candidates),
        ]
    }
}

/// A row of `unresolved.csv`: a cell that nothing resolves, to be settled by hand.
public struct UnresolvedRow: TableRow {
    public var respondent = ""
    public var line: Int?
    public var variable = ""
    public var raw = ""
    /// What it may be, separated by blanks.
    public var candidates = ""
    /// For those who settle it.
    public var value = ""
    public var reason = ""

    public init() {}

    public static var columns: [Column<UnresolvedRow>] {
        [
            .text("respondent", \.respondent), .integer("line", \.line), .text("variable", \.variable),
            .text("raw", \.raw), .text("candidates", \.candidates), .text("value", \.value),
            .text("reason", \.reason),
        ]
    }
}

/// A row of `uncoded.csv`: an own answer or open text that no coding decision covers.
public struct UncodedRow: TableRow {
    public var question = ""
    public var answer = ""
    public var count: Int?
    public var suggestion = ""

    public init() {}

    public static var columns: [Column<UncodedRow>] {
        [
            .text("question", \.question), .inertText("answer", \.answer), .integer("count", \.count),
            .text("suggestion", \.suggestion),
        ]
    }
}
