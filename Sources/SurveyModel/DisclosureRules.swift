/// What a wave says about disclosure control of a form.
public struct DisclosureRules: Sendable, Equatable {
    /// Cells of cross-tabs with fewer respondents are hidden.
    public var minimumCell = 5
    /// With fewer respondents a form has no cross-tabs released.
    public var minimumForm = 10
    /// How many values of a hidden count must remain possible; `nil`: as many as ``minimumCell``.
    public var interval: Int?
    /// Whether a group of which all gave one answer is hidden; `nil`: in forms of most of their population, and
    /// where the question is sensitive.
    public var hidesFullGroups: Bool?

    public init() {}

    /// How many values of a hidden count must remain possible beside the true one.
    public var width: Int { max(interval ?? minimumCell, 2) - 1 }
}
