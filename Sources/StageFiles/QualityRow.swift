/// A row of the released `quality.csv`: one count of a form's quality, no respondent named.
public struct QualityRow: TableRow {
    public enum Measure: String, Sendable {
        /// Forms that were read.
        case respondents
        /// Rows of the exports that were refused.
        case rejected
        /// Cells changed by the rule named in `name`.
        case changed
        /// Blank answers to the question named in `name`, of the respondents asked.
        case blank
        /// Answers to the question named in `name` that could not be resolved, of the respondents asked.
        case invalid
        /// Forms that repeat another one; `name` says in what.
        case duplicates
        /// Forms that fail the consistency check named in `name`, of those whose answers decide it.
        case inconsistent
        /// Forms with one answer to every item of the grid named in `name`, of those that answered them all.
        case straightlined
        /// The longest run of one answer to the question named in `name`, where it is improbably long.
        case run
        /// Cells of the variable named in `name` in which the two entries differ, of those entered twice.
        case doubleEntry = "double-entry"
        /// Forms left out for the reason in `name`.
        case excluded
    }

    public var measure = Measure.respondents
    public var name = ""
    public var n: Int?
    public var base: Int?

    public init() {}

    public static var columns: [Column<QualityRow>] {
        [.word("measure", \.measure), .text("name", \.name), .integer("n", \.n), .integer("base", \.base)]
    }
}
