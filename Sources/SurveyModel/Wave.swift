/// One round of fieldwork: what `wave.yml` says.
public struct Wave: Sendable {
    /// The folder's name.
    public var name: String
    public var paths: WavePaths
    public var title: LocalizedText
    public var region: LocalizedText
    /// First and last day of fieldwork, as written (ISO 8601).
    public var fieldwork: (from: String, to: String)?
    /// The answers are invented or reconstructed; every report says so in its first lines.
    public var isSynthetic: Bool
    /// The languages of the reports and of the localised columns.
    public var languages: [Language]
    public var forms: [Form]
    public var swot: SwotFiles?
    public var maturity: MaturityFiles?
    /// Path of the figures once published.
    public var published: String?
    /// The names of the earlier waves that `previous` lists, the latest first.
    public var previousWaves: [String]
    /// The line of `wave.yml` that names them.
    var previousLine: Int?

    public init(
        name: String, paths: WavePaths, title: LocalizedText = LocalizedText(),
        region: LocalizedText = LocalizedText(), fieldwork: (from: String, to: String)? = nil,
        isSynthetic: Bool = false, languages: [Language] = ["kk", "en"], forms: [Form] = [],
        swot: SwotFiles? = nil, maturity: MaturityFiles? = nil, published: String? = nil,
        previous: String? = nil
    ) {
        previousWaves = previous.map { [$0] } ?? []
        self.name = name
        self.paths = paths
        self.title = title
        self.region = region
        self.fieldwork = fieldwork
        self.isSynthetic = isSynthetic
        self.languages = languages
        self.forms = forms
        self.swot = swot
        self.maturity = maturity
        self.published = published
    }

    /// The name of the earlier wave that changes are measured against.
    public var previous: String? { previousWaves.first }
}

/// One questionnaire within a wave. Paths are resolved.
public struct Form: Sendable {
    public var name: String
    public var instrument: String
    public var exports: [ExportName]
    /// The files of the exports, each once.
    public var responses: [String] { exports.map(\.path).distinct }
    /// How the exports are to be read.
    public var exportRules: ExportRules
    /// What is said about the cleaning of the answers.
    public var cleaning: CleaningRules
    /// Cell texts that mean no answer.
    public var blank: [String]
    /// Flag texts that mean not chosen, beside the built-in ones.
    public var unselected: [String]
    /// Names of the questions to cross the others with; `nil`: the demographics.
    public var crosstabsBy: [String]?
    /// The size of the population, for the finite population correction.
    public var population: Int?
    /// How the respondents are weighted; `nil`: by the question of role weight, if there is one.
    public var weights: Weights?
    public var statistics: StatisticsOptions
    public var disclosure: DisclosureRules
    /// How the respondents were chosen; `nil` where it is not said.
    public var design: SampleDesign?
    /// The ids are of the same people as in the previous wave.
    public var isPanel: Bool
    /// The lines of `wave.yml` where keys stand that name questions.
    public var lines: [String: Int] = [:]

    public init(
        name: String, instrument: String, responses: [String], exportRules: ExportRules = ExportRules(),
        cleaning: CleaningRules = CleaningRules(), blank: [String] = [], unselected: [String] = [],
        crosstabsBy: [String]? = nil, population: Int? = nil, weights: Weights? = nil,
        statistics: StatisticsOptions = StatisticsOptions(),
        disclosure: DisclosureRules = DisclosureRules(), design: SampleDesign? = nil,
        isPanel: Bool = false
    ) {
        self.design = design
        self.isPanel = isPanel
        self.name = name
        self.instrument = instrument
        exports = responses.map { ExportName(path: $0) }
        self.exportRules = exportRules
        self.cleaning = cleaning
        self.blank = blank
        self.unselected = unselected
        self.crosstabsBy = crosstabsBy
        self.population = population
        self.weights = weights
        self.statistics = statistics
        self.disclosure = disclosure
    }
}

/// Resolved paths of the files behind the SWOT tables.
public struct SwotFiles: Sendable {
    public var rules: String
    public var indicators: String?
    public var statements: String?

    public init(rules: String, indicators: String? = nil, statements: String? = nil) {
        self.rules = rules
        self.indicators = indicators
        self.statements = statements
    }
}

/// Resolved paths of the files behind the HR-maturity table.
public struct MaturityFiles: Sendable {
    public var rules: String
    public var answers: String

    public init(rules: String, answers: String) {
        self.rules = rules
        self.answers = answers
    }
}

extension [String] {
    var firstRepeated: String? {
        var seen: Set<String> = []
        return first { !seen.insert($0).inserted }
    }

    /// Without repetitions, in order.
    var distinct: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
