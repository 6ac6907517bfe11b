/// A chart with a line for each answer or item: a label to the left, a mark on a scale, its value.
struct Chart {
    enum Mark {
        /// A bar from the beginning of the scale, for shares.
        case bar
        /// A dot, for means: their scale need not begin at nothing.
        case dot
    }

    struct Line {
        var label: String
        var value: Double?
        var low: Double?
        var high: Double?
        /// The value as written beside the mark.
        var text: String
        /// Whether the title speaks of it.
        var isMarked = false
    }

    /// A place of the scale that the lines are to be compared with.
    struct Reference {
        var place: Double
        var label: String
    }

    var mark: Mark
    /// The message: what the chart shows, for its heading and for screen readers.
    var title: String
    /// What was asked and of how many, as written below the heading.
    var note: String
    var lines: [Line]
    var scale: ClosedRange<Double>
    var ticks: [(place: Double, text: String)]
    /// What the scale says.
    var axis: String
    var references: [Reference] = []

    /// What a screen reader reads out: every label with its value.
    var description: String {
        ([note] + lines.map { "\($0.label): \($0.text)" }).filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
