/// A row of `changes.csv`: how far the share of an answer moved since the wave before, by the released tables of the two
/// waves; or why a question's shares cannot be compared.
public struct ChangeRow: TableRow {
    public enum Verdict: String, Sendable {
        /// The adjusted test shows more than chance.
        case rose, fell
        /// It does not: that says nothing of there being no change.
        case unclear
        /// The series is broken; `reason` says by what.
        case incomparable
    }

    /// How the change was tested; Documentation/statistics.md has the sources.
    public enum Test: String, Sendable, CaseIterable {
        case none = ""
        case pearson, fisher
        /// With weights, by their design effects.
        case raoScott = "rao_scott"
        /// Of a panel: the same people in both waves.
        case mcNemar = "mcnemar"
        case mcNemarExact = "mcnemar_exact"

        public var isPaired: Bool { self == .mcNemar || self == .mcNemarExact }
    }

    public enum Reason: String, Sendable, CaseIterable {
        case none = ""
        /// Asked in one of the waves only.
        case new, gone
        /// The question reads otherwise in a language of both.
        case wording
        /// Other answers to choose from, or others of their names.
        case choices
        /// Of another kind, or asked of others.
        case base
        /// Its shares are set beforehand, by quota or margins.
        case design
        /// In one of the waves its categories are told together, or withheld.
        case together
        /// Too few answers for a share.
        case few
    }

    public var form = ""
    public var question = ""
    /// Empty where the whole question cannot be compared.
    public var code = ""
    public var previousWave = ""
    /// Of the base, in per cent, weighted where the form is.
    public var previousPercent: Double?
    public var percent: Double?
    /// In percentage points, with its interval.
    public var change: Double?
    public var low: Double?
    public var high: Double?
    public var p: Double?
    /// Over all changes of the form.
    public var pAdjusted: Double?
    public var verdict = Verdict.unclear
    public var previousBase: Int?
    public var base: Int?
    public var reason = Reason.none
    /// Where it is paired, all figures are of those who answered in both waves.
    public var test = Test.none

    public init() {}

    public static var columns: [Column<ChangeRow>] {
        [
            .text("form", \.form), .text("question", \.question), .text("code", \.code),
            .text("previous_wave", \.previousWave), .number("previous_percent", \.previousPercent),
            .number("percent", \.percent), .number("change", \.change), .number("low", \.low),
            .number("high", \.high), .number("p", \.p), .number("adjusted_p", \.pAdjusted),
            .word("verdict", \.verdict), .integer("previous_base", \.previousBase), .integer("base", \.base),
            .word("reason", \.reason), .word("test", \.test),
        ]
    }
}
