import SurveyModel

/// One form with its tables after disclosure control: all that findings and reports may know of it.
public struct ReleasedForm: Sendable {
    public var form: Form
    public var instrument: Instrument
    public var distributions: [DistributionRow]
    public var numbers: [NumberRow]
    public var crosstabs: [CrosstabRow]
    public var tests: [TestRow]
    public var indexMeans: [IndexMeanRow] = []
    public var durations: [DurationRow] = []
    public var quality: [QualityRow]
    public var weights: [WeightRow]
    /// Of a panel, who gave an answer in both waves.
    public var panel: [PanelRow] = []
    /// What respondents wrote, as it may be told.
    public var quotes: [QuoteRow] = []

    public init(
        form: Form, instrument: Instrument, distributions: [DistributionRow] = [], numbers: [NumberRow] = [],
        crosstabs: [CrosstabRow] = [], tests: [TestRow] = [], quality: [QualityRow] = [],
        weights: [WeightRow] = []
    ) {
        self.form = form
        self.instrument = instrument
        self.distributions = distributions
        self.numbers = numbers
        self.crosstabs = crosstabs
        self.tests = tests
        self.quality = quality
        self.weights = weights
    }

    /// - Throws: `Failure` if the questionnaire or one of the tables cannot be read.
    public static func load(
        _ form: Form, _ output: WaveOutput, _ languages: [Language]
    ) throws -> ReleasedForm {
        func table<Row: TableRow>(_ type: Row.Type, _ name: String) throws -> [Row] {
            try readTable(type, at: "\(output.tables(form.name))/\(name)", languages: languages)
        }
        func exact<Row: ReleasedRow>(_ type: Row.Type, _ name: String) throws -> [Row] {
            try readReleasedTable(type, at: "\(output.tables(form.name))/\(name)", languages: languages)
        }
        var released = ReleasedForm(
            form: form,
            instrument: try Instrument.load(path: form.instrument),
            distributions: try exact(DistributionRow.self, FileName.distributions),
            numbers: try exact(NumberRow.self, FileName.numbers),
            crosstabs: try exact(CrosstabRow.self, FileName.crosstabs),
            tests: try exact(TestRow.self, FileName.tests),
            quality: try table(QualityRow.self, FileName.qualitySummary),
            weights: try table(WeightRow.self, FileName.weights))
        released.quotes = try table(QuoteRow.self, FileName.quotes)
        released.durations = try exact(DurationRow.self, FileName.durations)
        released.panel = try exact(PanelRow.self, FileName.panel)
        released.indexMeans = try exact(IndexMeanRow.self, FileName.indexMeans)
        return released
    }

    public var name: String { form.name }

    /// The questionnaire's title; the form's name where it has none.
    public var title: LocalizedText {
        instrument.title.isEmpty ? LocalizedText(everywhere: name) : instrument.title
    }

    /// The number of respondents.
    public var respondents: Int? { quality.first { $0.measure == .respondents }?.n }

    /// Without weights the form has no rows of them.
    public var isWeighted: Bool { !weights.isEmpty }

    public func weight(_ measure: WeightRow.Measure) -> Double? {
        weights.first { $0.measure == measure }?.value
    }

    /// What an answer is called: as in the distributions, where categories may be told together.
    public func label(of question: String, code: String) -> LocalizedText? {
        if let label = share(of: question, code: code)?.label, !label.isEmpty { return label }
        return instrument.question(named: question)?.choice(named: code)?.label
    }

    public func distribution(of question: String) -> [DistributionRow] {
        distributions.filter { $0.question == question }
    }

    public func share(of question: String, code: String) -> DistributionRow? {
        distributions.first { $0.question == question && $0.code == code }
    }

    /// The share of the highest step of a score or of a grid's item.
    public func topBox(of question: String) -> DistributionRow? {
        distribution(of: question).last { $0.base != nil && Double($0.code) != nil }
    }

    /// A duration of all, or of one group.
    public func duration(of question: String, by: String = "", _ group: String = "") -> DurationRow? {
        durations.first { $0.question == question && $0.by == by && $0.byCode == group }
    }

    public func number(of question: String) -> NumberRow? { numbers.first { $0.question == question } }
}
