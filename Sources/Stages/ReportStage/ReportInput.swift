import Problems
import StageFiles
import SurveyModel

/// Everything a report is made of, already read.
struct ReportInput {
    var wave: Wave
    var forms: [FormInput]
    var rules = RuleBook()
    var disclosure: [DisclosureRow] = []
    var findings: [FindingRow] = []
    var swot: [SwotRow] = []
    var maturity: [MaturityRow] = []
    var published: [PublishedRow] = []

    func finding(_ id: String) -> FindingRow? { findings.first { $0.id == id } }
}

/// One form with its tables after disclosure control.
struct FormInput {
    var form: Form
    var instrument: Instrument
    var distributions: [DistributionRow] = []
    var numbers: [NumberRow] = []
    var crosstabs: [CrosstabRow] = []
    var tests: [TestRow] = []
    var quality: [QualityRow] = []

    var name: String { form.name }

    /// The number of respondents.
    var respondents: Int? { quality.first { $0.measure == .respondents }?.n }

    func distribution(of question: String) -> [DistributionRow] {
        distributions.filter { $0.question == question }
    }

    func number(of question: String) -> NumberRow? { numbers.first { $0.question == question } }
}

extension ReportInput {
    /// Reads what the earlier stages let through. Of what the wave does not have nothing is read.
    static func load(_ wave: Wave, _ output: WaveOutput) throws -> ReportInput {
        func table<Row: TableRow>(_ type: Row.Type, _ name: String, if exists: Bool = true) throws -> [Row] {
            exists ? try readTable(type, at: "\(output.root)/\(name)", languages: wave.languages) : []
        }
        return ReportInput(
            wave: wave,
            forms: try wave.forms.map { try FormInput.load($0, output, wave.languages) },
            rules: try wave.swot.map { try RuleBook.load(path: $0.rules) } ?? RuleBook(),
            disclosure: try table(DisclosureRow.self, FileName.disclosure),
            findings: try table(FindingRow.self, FileName.findings),
            swot: try table(SwotRow.self, FileName.swot, if: wave.swot != nil),
            maturity: try table(MaturityRow.self, FileName.maturity, if: wave.maturity != nil),
            published: try table(PublishedRow.self, FileName.published, if: wave.published != nil))
    }
}

extension FormInput {
    static func load(_ form: Form, _ output: WaveOutput, _ languages: [Language]) throws -> FormInput {
        func table<Row: TableRow>(_ type: Row.Type, _ name: String) throws -> [Row] {
            try readTable(type, at: "\(output.tables(form.name))/\(name)", languages: languages)
        }
        return FormInput(
            form: form,
            instrument: try Instrument.load(path: form.instrument),
            distributions: try table(DistributionRow.self, FileName.distributions),
            numbers: try table(NumberRow.self, FileName.numbers),
            crosstabs: try table(CrosstabRow.self, FileName.crosstabs),
            tests: try table(TestRow.self, FileName.tests),
            quality: try table(QualityRow.self, FileName.qualitySummary))
    }
}
