/// A composite score of the rules file: what several answers of a respondent say together, as one number.
public struct SurveyIndex: Sendable {
    /// What the items are to the score.
    public enum Model: String, Sendable, CaseIterable {
        /// Signs of one thing behind them, so that they go together: their reliability is told.
        case reflective
        /// Parts that make it up, each with a weight that means something; they need not go together.
        case formative
    }

    /// What the score is told in.
    public enum Scale: String, Sendable, CaseIterable {
        /// The items' own, which is then the same for all.
        case own
        /// From 0, the lowest of every item, to 100, the highest.
        case hundred = "0-100"
    }

    public struct Item: Sendable {
        /// A question, an item of a grid, an option of a question with several answers, or an index above this one.
        public var name: String
        /// Its part of the whole; the weights of an index add up to 1.
        public var weight: Double
        /// A larger part of the whole, in per cent, is warned about.
        public var most: Double?
        /// High answers speak against what the index tells.
        public var isReversed: Bool
        /// What answers count for, by code; `nil`: their codes, which are then numbers.
        public var values: [String: Double]?
        /// The line in the rules file.
        public var line: Int?

        public init(
            name: String, weight: Double, isReversed: Bool = false, values: [String: Double]? = nil,
            line: Int? = nil
        ) {
            self.name = name
            self.weight = weight
            self.isReversed = isReversed
            self.values = values
            self.line = line
        }
    }

    /// Its name among the questions.
    public var name: String
    public var form: String
    public var topic: String
    public var label: LocalizedText
    /// How it is made, in words for the report.
    public var definition: LocalizedText
    public var model: Model
    public var scale: Scale
    public var items: [Item]
    /// Who answers fewer items has no score.
    public var least: Int
    /// To how many decimals a respondent's score is rounded.
    public var decimals: Int
    /// The line in the rules file.
    public var line: Int?

    public init(
        name: String, form: String, topic: String = "", label: LocalizedText = LocalizedText(),
        definition: LocalizedText = LocalizedText(), model: Model, scale: Scale = .hundred, items: [Item],
        least: Int? = nil, decimals: Int = 1, line: Int? = nil
    ) {
        self.name = name
        self.form = form
        self.topic = topic
        self.label = label
        self.definition = definition
        self.model = model
        self.scale = scale
        self.items = items
        self.least = least ?? items.count
        self.decimals = decimals
        self.line = line
    }
}

extension SurveyIndex {
    /// Everything that a respondent's score depends on beside the answers, as a text.
    public var definitionOfScore: String {
        let parts = items.map { item in
            let values = (item.values ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return "\(item.weight) \(item.isReversed ? "-" : "")\(item.name) \(values.joined(separator: " "))"
        }
        return "\(model.rawValue) \(scale.rawValue) \(least) \(decimals): \(parts.joined(separator: "; "))"
    }
}
