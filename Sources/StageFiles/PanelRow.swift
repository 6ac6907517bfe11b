/// A row of `panel.csv`: how many of those who took part in both waves gave an answer in both, in one of them, in neither.
/// The first row of a form, without a question, tells only how many took part in both.
public struct PanelRow: ReleasedRow {
    public var question = ""
    public var code = ""
    public var previousWave = ""
    /// How many answered the question in both waves.
    public var n: Int?
    public var both: Int?
    /// Gave the answer in the wave before only.
    public var lost: Int?
    /// Give it now only.
    public var gained: Int?
    public var neither: Int?
    public var precision = Precision.exact

    public init() {}

    public static var columns: [Column<PanelRow>] {
        [
            .text("question", \.question), .text("code", \.code), .text("previous_wave", \.previousWave),
            .integer("n", \.n), .integer("both", \.both), .integer("lost", \.lost),
            .integer("gained", \.gained), .integer("neither", \.neither),
        ]
    }
}
