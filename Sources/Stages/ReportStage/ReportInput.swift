import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Everything a report is made of, already read.
struct ReportInput {
    let wave: Wave
    let forms: [ReportForm]
    let rules: RuleBook
    var disclosure: [DisclosureRow] = []
    let findings: [FindingRow]
    var swot: [SwotRow] = []
    var maturity: [MaturityRow] = []
    /// The checklist's levels.
    var model: MaturityModel?
    var published: [PublishedRow] = []
    /// Where an indicator or a statement was taken from, by the place of its row.
    var sources: [String: String] = [:]
    /// What the consistency checks of each form look for, by form and check.
    var checks: [String: [String: LocalizedText]] = [:]
    /// The waves before this one, the latest first.
    var earlier: [EarlierWave] = []
    /// What moved since the first of them.
    var changes: [ChangeRow] = []
    /// The figures of all waves side by side, where there are three and more.
    var trend: [TrendRow] = []
    /// What is known of the population of a form, by form: the margins to which it is raked.
    var margins: [String: [Margin]] = [:]
    private let placeOfFinding: [String: Int]

    /// The share of a group in the population.
    struct Margin {
        var question: String
        var code: String
        var percent: Double
    }

    init(
        wave: Wave, forms: [ReleasedForm], rules: RuleBook = RuleBook(), findings: [FindingRow] = []
    ) {
        self.wave = wave
        self.rules = rules
        self.findings = findings
        self.forms = forms.map {
            ReportForm($0, derived: rules.derived, indices: rules.indices, durations: rules.durations)
        }
        placeOfFinding = Dictionary(zip(findings.map(\.id), findings.indices)) { first, _ in first }
    }

    func form(_ name: String) -> ReportForm? { forms.first { $0.name == name } }

    func finding(_ id: String) -> FindingRow? { placeOfFinding[id].map { findings[$0] } }

    /// The number under which the report lists a finding.
    func number(ofFinding id: String) -> Int? { placeOfFinding[id].map { $0 + 1 } }
}

/// A wave before the one reported, with what was let through of it.
struct EarlierWave {
    var wave: Wave
    var forms: [ReportForm]
    var findings: [FindingRow] = []
    var maturity: [MaturityRow] = []
    var swot: [SwotRow] = []

    func form(_ name: String) -> ReportForm? { forms.first { $0.name == name } }
}

extension ReportInput {
    /// Topics told together.
    struct Group {
        /// Empty for the topics that no group names.
        var id: String
        var label: LocalizedText
        var topics: [String]
    }

    /// The topics that no group names, then the groups of topics that have questions.
    func groups(of form: ReportForm) -> [Group] {
        // A rule may tell of a question in a section that has none of its own.
        let told = findings.filter { $0.form == form.name && !$0.isPortrait(of: form.name) }.map(\.topic)
        let topics = (form.items.map(\.topic) + told).distinct
        let named = rules.groups.filter { $0.form == form.name }
        let rest = topics.filter { topic in !named.contains { $0.topics.contains(topic) } }
        let groups = named.map {
            Group(id: $0.id, label: $0.label, topics: $0.topics.filter(topics.contains))
        }
        return ([Group(id: "", label: LocalizedText(), topics: rest)] + groups).filter { !$0.topics.isEmpty }
    }
}

extension ReportInput {
    /// Reads what the earlier stages let through. Of what the wave does not have nothing is read.
    static func load(_ wave: Wave, _ output: WaveOutput) throws -> ReportInput {
        func table<Row: TableRow>(_ type: Row.Type, _ name: String, if exists: Bool = true) throws -> [Row] {
            exists ? try readTable(type, at: "\(output.root)/\(name)", languages: wave.languages) : []
        }
        var input = ReportInput(
            wave: wave, forms: try wave.forms.map { try ReleasedForm.load($0, output, wave.languages) },
            rules: try wave.swot.map { try RuleBook.load(path: $0.rules) } ?? RuleBook(),
            findings: try table(FindingRow.self, FileName.findings))
        input.disclosure = try table(DisclosureRow.self, FileName.disclosure)
        input.swot = try table(SwotRow.self, FileName.swot, if: wave.swot != nil)
        input.maturity = try table(MaturityRow.self, FileName.maturity, if: wave.maturity != nil)
        input.changes = try table(ChangeRow.self, FileName.changes, if: wave.previous != nil)
        input.published = try table(PublishedRow.self, FileName.published, if: wave.published != nil)
        input.model = try wave.maturity.map { try MaturityModel.load(path: $0.rules) }
        (input.sources, input.checks) = (try sources(wave), try checks(wave))
        (input.earlier, input.margins) = (try earlier(wave, output), try margins(wave))
        input.trend = try table(TrendRow.self, FileName.trend, if: input.earlier.count > 1)
        return input
    }

    private static func checks(_ wave: Wave) throws -> [String: [String: LocalizedText]] {
        var texts: [String: [String: LocalizedText]] = [:]
        for form in wave.forms {
            guard let path = form.cleaning.checks else { continue }
            for check in try ConsistencyCheck.load(path: path, Instrument.load(path: form.instrument)) {
                texts[form.name, default: [:]][check.name] = check.text
            }
        }
        return texts
    }

    /// The waves that `previous` leads to, one after the other.
    private static func earlier(_ wave: Wave, _ output: WaveOutput) throws -> [EarlierWave] {
        try wave.earlierWaves().map { earlier in
            let forms = try earlier.forms.map {
                ReportForm(try ReleasedForm.load($0, output.sibling(earlier.name), earlier.languages))
            }
            var found = EarlierWave(wave: earlier, forms: forms)
            let root = output.sibling(earlier.name).root
            found.findings = try readTable(
                FindingRow.self, at: "\(root)/\(FileName.findings)", languages: earlier.languages)
            if earlier.swot != nil {
                found.swot = try readTable(
                    SwotRow.self, at: "\(root)/\(FileName.swot)", languages: earlier.languages)
            }
            if earlier.maturity != nil {
                found.maturity = try readTable(
                    MaturityRow.self, at: "\(root)/\(FileName.maturity)", languages: earlier.languages)
            }
            return found
        }
    }

    /// The margins of each form, in per cent of the question's whole.
    private static func margins(_ wave: Wave) throws -> [String: [Margin]] {
        var margins: [String: [Margin]] = [:]
        for form in wave.forms {
            guard let path = form.weights?.margins else { continue }
            let reader = try RecordReader(
                path: path, recognizing: ["question", "code", "share", "count"].contains)
            _ = try reader.next()
            var rows: [Margin] = []
            while let record = try reader.next() {
                guard record.fields.count > 2, let share = Double(record.fields[2]) else { continue }
                rows.append(Margin(question: record.fields[0], code: record.fields[1], percent: share))
            }
            let sums = Dictionary(grouping: rows, by: \.question).mapValues { $0.map(\.percent).reduce(0, +) }
            margins[form.name] = rows.map {
                Margin(
                    question: $0.question, code: $0.code, percent: 100 * $0.percent / (sums[$0.question] ?? 1)
                )
            }
        }
        return margins
    }

    private static func sources(_ wave: Wave) throws -> [String: String] {
        var sources: [String: String] = [:]
        if let path = wave.swot?.indicators {
            for entry in try readTeamTable(IndicatorRow.self, at: path, optional: IndicatorRow.optional) {
                let year = entry.row.year.map { "\($0), " } ?? ""
                sources[teamEvidence(path, line: entry.line)] = year + entry.row.source
            }
        }
        if let path = wave.swot?.statements {
            for entry in try readTeamTable(StatementRow.self, at: path, optional: StatementRow.optional) {
                sources[teamEvidence(path, line: entry.line)] = entry.row.source
            }
        }
        return sources
    }
}
