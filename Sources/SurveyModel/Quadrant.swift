/// A quadrant of the SWOT; `none` for a finding that enters no table.
public enum Quadrant: String, Sendable, CaseIterable {
    case strength, weakness, opportunity, threat
    case none = ""

    /// The names of both tables, that of what is within first.
    public static var tables: [String] { [strength.table, opportunity.table] }

    /// Whether it speaks for the body assessed (`true`) or against it; `nil` outside the SWOT.
    public var isFavourable: Bool? {
        switch self {
        case .strength, .opportunity: true
        case .weakness, .threat: false
        case .none: nil
        }
    }

    /// The table it belongs to: `Б.1` holds what is within the body's reach, `Б.2` what comes from outside.
    public var table: String {
        switch self {
        case .strength, .weakness: "Б.1"
        case .opportunity, .threat: "Б.2"
        case .none: ""
        }
    }
}
