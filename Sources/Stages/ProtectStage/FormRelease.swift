import StageFiles
import SurveyModel

/// The tables of one form on their way out.
struct FormRelease {
    let form: Form
    let instrument: Instrument
    /// The shares that are derived from the form's questions.
    let derived: [DerivedShare]
    /// The indices of the form.
    var indices: [SurveyIndex] = []
    let quality: QualityReport
    var distributions: [DistributionRow]
    var numbers: [NumberRow]
    var crosstabs: [CrosstabRow]
    var tests: [TestRow]
    var indexMeans: [IndexMeanRow] = []
    var durations: [DurationRow] = []
    var weights: [WeightRow]
    /// Of a panel, who gave an answer in both waves.
    var panel: [PanelRow] = []
    var quotes = FormQuotes()
    /// For each question whose answers are told together in its cross-tabs alone, the new code of each.
    var collapsed: [String: [String: String]] = [:]
    /// What is kept back, in the order of the tables.
    var withheld: [DisclosureRow] = []
    /// The tables that were counted by categories which are merged now, so that what was made of them tells more
    /// than they do.
    var recoded: Set<TableName> = []
    /// The cells of the cross-tabs without numbers; those without a code are the ones without a valid answer.
    var hidden: Set<CellName> = []
    /// How exact the weighted figures of a question are, where they are not exact.
    var weightedFigures: [String: Precision] = [:]
}

extension FormRelease {
    /// Reads the tables of the team's own folder.
    init(_ form: Form, of wave: Wave, from output: WaveOutput) throws {
        func table<Row: TableRow>(_ type: Row.Type, _ name: String) throws -> [Row] {
            try readTable(type, at: "\(output.form(form.name))/\(name)", languages: wave.languages)
        }
        self.form = form
        instrument = try Instrument.load(path: form.instrument)
        let book = try wave.swot.map { try RuleBook.load(path: $0.rules) } ?? RuleBook()
        derived = book.derived
        indices = book.indices.filter { $0.form == form.name }
        quality = try readJSON(
            QualityReport.self, at: "\(output.form(form.name))/\(FileName.quality)")
        distributions = try table(DistributionRow.self, FileName.distributions)
        numbers = try table(NumberRow.self, FileName.numbers)
        crosstabs = try table(CrosstabRow.self, FileName.crosstabs)
        tests = try table(TestRow.self, FileName.tests)
        indexMeans = try table(IndexMeanRow.self, FileName.indexMeans)
        durations = try table(DurationRow.self, FileName.durations)
        weights = try table(WeightRow.self, FileName.weights)
    }

    /// Writes them where they may be read by others.
    func write(to stage: StageOutput, languages: [Language]) throws {
        try stage.write(released: distributions, to: FileName.distributions, languages: languages)
        try stage.write(released: numbers, to: FileName.numbers, languages: languages)
        try stage.write(released: crosstabs, to: FileName.crosstabs, languages: languages)
        try stage.write(released: tests, to: FileName.tests, languages: languages)
        try stage.write(released: indexMeans, to: FileName.indexMeans, languages: languages)
        try stage.write(released: durations, to: FileName.durations, languages: languages)
        try stage.write(released: panel, to: FileName.panel, languages: languages)
        try stage.write(weights, to: FileName.weights, languages: languages)
        try stage.write(quotes.reviewed, to: FileName.quotes, languages: languages)
        let quality = quality.released(
            for: form, instrument: instrument, distributions: distributions,
            hidesCells: !withheld.isEmpty || !hidden.isEmpty)
        try stage.write(quality, to: FileName.qualitySummary, languages: languages)
    }
}

/// One cell of a form's cross-tabs.
struct CellName: Hashable {
    var question: String
    var by: String
    var code: String
    var byCode: String

    /// The same cell of the table turned round.
    var mirrored: CellName { CellName(question: by, by: question, code: byCode, byCode: code) }
}

extension CellName: Comparable {
    static func < (a: CellName, b: CellName) -> Bool {
        (a.question, a.by, a.code, a.byCode) < (b.question, b.by, b.code, b.byCode)
    }
}

extension CrosstabRow {
    var name: CellName { CellName(question: question, by: by, code: code, byCode: byCode) }
}

/// One table.
struct TableName: Hashable {
    var question: String
    var by: String
}

extension TableName {
    /// Whether a test is of this table, or of one option of it.
    func covers(_ variable: String) -> Bool { variable == question || variable.hasPrefix("\(question)_") }
}
