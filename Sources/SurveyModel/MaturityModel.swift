/// A checklist of personnel management with its ladder of levels (`surveys/rules/hr-maturity.yml`).
public struct MaturityModel: Sendable {
    public struct Section: Sendable {
        public var id: String
        public var label: LocalizedText
        public var items: [Item]
        public var line: Int?
    }

    public struct Item: Sendable {
        public var id: String
        public var text: LocalizedText
        /// Ids of the rules whose findings speak for the item being fulfilled.
        public var supportedBy: [String]
        /// Ids of the rules whose findings speak against it.
        public var contradictedBy: [String]
        public var line: Int?
    }

    /// A level holds if the whole checklist and every section reach its shares.
    public struct Level: Sendable {
        public var id: String
        public var label: LocalizedText
        /// The least share of items fulfilled over all, in per cent.
        public var share: Double
        /// The least share of items fulfilled in every section, in per cent.
        public var floor: Double
        public var traits: [Trait]
        public var line: Int?
    }

    /// What a body on a level is like.
    public struct Trait: Sendable {
        public var text: LocalizedText
        public var supportedBy: [String]
        public var contradictedBy: [String]
        public var line: Int?
    }

    /// The sentences of the assessment, with placeholders.
    public enum Phrase: String, CaseIterable, Hashable, Sendable {
        case overall, level, section, sensitivity, next
        /// Added to `next` where sections stop the next level.
        case below
        /// In place of `next` on the highest level.
        case top
        /// The answers.
        case yes, no
    }

    public var sections: [Section]
    /// The lowest level first.
    public var ladder: [Level]
    public var wording: [Phrase: LocalizedText]

    public var items: [Item] { sections.flatMap(\.items) }
}
