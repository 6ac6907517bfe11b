import SurveyModel

/// A row of `findings.csv`: a statement about the respondents that a rule draws from a table cell.
public struct FindingRow: TableRow {
    public enum Verdict: String, Sendable {
        /// The whole interval is beyond the threshold.
        case firm
        /// Only the estimate is.
        case suggestive
        /// A description without a threshold.
        case none = ""
    }

    public var id = ""
    public var form = ""
    public var topic = ""
    public var question = ""
    public var measure = ""
    public var code = ""
    public var value: Double?
    public var low: Double?
    public var high: Double?
    public var n: Int?
    public var verdict = Verdict.none
    public var factor = ""
    public var quadrant = Quadrant.none
    public var text = LocalizedText()
    public var recommendation = LocalizedText()
    /// The table rows that prove it: `tables/FORM/FILE#key=value&…`, blanks between them.
    public var evidence = ""
    /// What it is about: only findings and statements on the same matter can contradict each other or be paired.
    public var matter = ""
    /// The threshold from which on the finding holds, or up to which.
    public var atLeast: Double?
    public var atMost: Double?
    /// How far the figure is beyond its threshold: in percentage points, of a score in hundredths of its scale;
    /// `nil` where there is no threshold or no scale.
    public var beyond: Double?
    /// How urgent the recommendation is, 1 first, by firmness, size and the rule's priority; `nil` without one.
    public var urgency: Int?
    /// The figure to reach: the threshold or, where the next wave could not tell that from today's figure, the
    /// nearest that it could.
    public var target: Double?
    /// How many answers the next wave needs to tell the target from today's figure.
    public var targetBase: Int?
    /// The quota question by whose groups it is told, since the quota decides the share; else empty.
    public var quota = ""

    public init() {}

    public static var columns: [Column<FindingRow>] {
        [
            .text("id", \.id), .text("form", \.form), .text("topic", \.topic),
            .text("question", \.question), .text("measure", \.measure), .text("code", \.code),
            .number("value", \.value), .number("low", \.low), .number("high", \.high), .integer("n", \.n),
            .word("verdict", \.verdict), .text("factor", \.factor), .word("quadrant", \.quadrant),
            .localized("text", \.text), .localized("recommendation", \.recommendation),
            .text("evidence", \.evidence), .text("matter", \.matter), .number("at_least", \.atLeast),
            .number("at_most", \.atMost), .number("beyond", \.beyond), .integer("urgency", \.urgency),
            .number("target", \.target), .integer("target_n", \.targetBase), .text("quota", \.quota),
        ]
    }
}

/// A row of `swot.csv`: one entry of Table Б.1 or Б.2.
public struct SwotRow: TableRow {
    public enum Origin: String, Sendable { case survey, indicator, statement }

    public var table = ""
    public var factor = ""
    public var quadrant = Quadrant.none
    public var text = LocalizedText()
    public var origin = Origin.statement
    public var evidence = ""
    /// What speaks against it: the evidence of the entries on the same matter from other origins.
    public var contradicts = ""
    /// What it is about; empty where it is not said, and then nothing is compared.
    public var matter = ""

    public init() {}

    public static var columns: [Column<SwotRow>] {
        [
            .text("table", \.table), .text("factor", \.factor), .word("quadrant", \.quadrant),
            .localized("text", \.text), .word("origin", \.origin), .text("evidence", \.evidence),
            .text("contradicts", \.contradicts), .text("matter", \.matter),
        ]
    }
}

/// A row of `hr-maturity.csv`: one item of the checklist.
public struct MaturityRow: TableRow {
    public enum Answer: String, Sendable {
        case yes, no, partly
        case none = ""
    }
    public enum Agreement: String, Sendable {
        case yes, no
        case none = ""
    }

    public var section = ""
    public var item = ""
    public var text = LocalizedText()
    public var answer = Answer.none
    public var evidence = ""
    /// The ids of the findings that bear on the item.
    public var surveyEvidence = ""
    /// Whether the survey agrees with the answer.
    public var agrees = Agreement.none

    public init() {}

    public static var columns: [Column<MaturityRow>] {
        [
            .text("section", \.section), .text("item", \.item), .localized("text", \.text),
            .word("answer", \.answer), .text("evidence", \.evidence),
            .text("survey_evidence", \.surveyEvidence), .word("agrees", \.agrees),
        ]
    }
}

/// A row of `published.csv`: a figure once published and what this run gives in its place.
public struct PublishedRow: TableRow {
    public enum Agreement: String, Sendable {
        case yes, no
        /// Disclosure control withholds the figure.
        case withheld
        /// The released tables have no such figure.
        case none = ""
    }

    public var statement = LocalizedText()
    public var form = ""
    public var question = ""
    public var measure = ""
    public var code = ""
    public var published: Double?
    /// Exact, before rounding to `decimals`.
    public var reproduced: Double?
    public var decimals: Int?
    public var agrees = Agreement.none
    public var source = ""

    public init() {}

    public static var columns: [Column<PublishedRow>] {
        [
            .localized("statement", \.statement), .text("form", \.form), .text("question", \.question),
            .text("measure", \.measure), .text("code", \.code), .number("published", \.published),
            .number("reproduced", \.reproduced), .integer("decimals", \.decimals), .word("agrees", \.agrees),
            .text("source", \.source),
        ]
    }
}

/// A row of `disclosure.csv`: something that was kept back.
public struct DisclosureRow: TableRow {
    public enum Reason: String, Sendable {
        /// The count is small, or cannot be told from a small one.
        case primary
        /// The count is not small, but others could be worked out from it.
        case complementary
        /// The category is told together with others; `by` is empty, since that is so everywhere.
        case merged
        /// The question depends on others in a way that cannot be followed: none of the table is told.
        case unfollowed
    }

    public var form = ""
    public var question = ""
    public var by = ""
    public var code = ""
    public var byCode = ""
    public var reason = Reason.primary
    /// The least and the largest count that is possible by all that is released.
    public var low: Int?
    public var high: Int?

    public init() {}

    public static var columns: [Column<DisclosureRow>] {
        [
            .text("form", \.form), .text("question", \.question), .text("by", \.by), .text("code", \.code),
            .text("by_code", \.byCode), .word("reason", \.reason), .integer("low", \.low),
            .integer("high", \.high),
        ]
    }
}
