extension QualityReport {
    /// How far two entries of the same forms agree.
    public struct DoubleEntry: Codable, Sendable, Equatable {
        /// Cells compared, and those in which the entries differ.
        public struct Count: Codable, Sendable, Equatable {
            /// A variable, or an operator.
            public var name: String
            public var cells: Int
            public var differing: Int
            /// `differing` of `cells`.
            public var rate: Double

            public init(name: String, cells: Int, differing: Int) {
                self.name = name
                self.cells = cells
                self.differing = differing
                rate = cells == 0 ? 0 : Double(differing) / Double(cells)
            }
        }

        public var all = Count(name: "", cells: 0, differing: 0)
        /// Differing cells that the decisions file settles.
        public var settled = 0
        public var byVariable: [Count] = []
        /// Cells of forms that an operator entered, in either entry, and those in which the entries differ.
        public var byOperator: [Count] = []
        /// Respondents that only one entry has.
        public var onlyFirst: [String] = []
        public var onlySecond: [String] = []

        public init() {}

        enum CodingKeys: String, CodingKey {
            case all, settled
            case byVariable = "by_variable"
            case byOperator = "by_operator"
            case onlyFirst = "only_first"
            case onlySecond = "only_second"
        }
    }
}

/// A row of `double-entry.csv`: a cell in which the two entries of a form differ. Completed with decisions, it
/// is the wave's decisions file.
public struct DoubleEntryRow: TableRow {
    public var respondent = ""
    /// The lines in the exports of the first and the second entry.
    public var line: Int?
    public var secondLine: Int?
    public var variable = ""
    public var value = ""
    public var secondValue = ""
    /// What settles the cell; empty where nothing does yet.
    public var decision = ""

    public init() {}

    public static var columns: [Column<DoubleEntryRow>] {
        [
            .inertText("respondent", \.respondent), .integer("line", \.line),
            .integer("line_2", \.secondLine),
            .text("variable", \.variable), .inertText("value", \.value), .inertText("value_2", \.secondValue),
            .inertText("decision", \.decision),
        ]
    }
}
