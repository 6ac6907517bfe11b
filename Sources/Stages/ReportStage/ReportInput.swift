import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Everything a report is made of, already read.
struct ReportInput {
    var wave: Wave
    var forms: [ReleasedForm]
    var rules = RuleBook()
    var disclosure: [DisclosureRow] = []
    var findings: [FindingRow] = []
    var swot: [SwotRow] = []
    var maturity: [MaturityRow] = []
    var published: [PublishedRow] = []
    /// Where an indicator or a statement was taken from, by the place of its row.
    var sources: [String: String] = [:]
    /// What the consistency checks of each form look for, by form and check.
    var checks: [String: [String: LocalizedText]] = [:]
    /// The waves before this one, the latest first.
    var earlier: [EarlierWave] = []
    /// The questions to whose margins a form is raked, by form.
    var margins: [String: [String]] = [:]

    func finding(_ id: String) -> FindingRow? { findings.first { $0.id == id } }

    /// The number under which the report lists a finding.
    func number(ofFinding id: String) -> Int? { findings.firstIndex { $0.id == id }.map { $0 + 1 } }

    /// The items of a form in the order of the paper, the derived shares last.
    func items(of form: ReleasedForm) -> [PaperItem] {
        PaperItem.all(of: form.instrument, form: form.name, derived: rules.derived)
            .filter { $0.name != form.form.weights?.column }
    }
}

/// A wave before the one reported, with what was let through of it.
struct EarlierWave {
    var wave: Wave
    var forms: [ReleasedForm]

    func form(_ name: String) -> ReleasedForm? { forms.first { $0.name == name } }
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
    func groups(of form: ReleasedForm) -> [Group] {
        let topics = items(of: form).map(\.topic).distinct
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
        return ReportInput(
            wave: wave,
            forms: try wave.forms.map { try ReleasedForm.load($0, output, wave.languages) },
            rules: try wave.swot.map { try RuleBook.load(path: $0.rules) } ?? RuleBook(),
            disclosure: try table(DisclosureRow.self, FileName.disclosure),
            findings: try table(FindingRow.self, FileName.findings),
            swot: try table(SwotRow.self, FileName.swot, if: wave.swot != nil),
            maturity: try table(MaturityRow.self, FileName.maturity, if: wave.maturity != nil),
            published: try table(PublishedRow.self, FileName.published, if: wave.published != nil),
            sources: try sources(wave), checks: try checks(wave), earlier: try earlier(wave, output),
            margins: try margins(wave))
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
        var found: [EarlierWave] = []
        var names = [wave.name]
        var next = wave.previous
        while let name = next, !names.contains(name) {
            let earlier = try Wave.load(folder: wave.paths.sibling(name).wave)
            let forms = try earlier.forms.map {
                try ReleasedForm.load($0, output.sibling(name), earlier.languages)
            }
            found.append(EarlierWave(wave: earlier, forms: forms))
            names.append(name)
            next = earlier.previous
        }
        return found
    }

    private static func margins(_ wave: Wave) throws -> [String: [String]] {
        var margins: [String: [String]] = [:]
        for form in wave.forms {
            guard let path = form.weights?.margins else { continue }
            let reader = try RecordReader(
                path: path, recognizing: ["question", "code", "share", "count"].contains)
            _ = try reader.next()
            while let record = try reader.next() {
                let known = margins[form.name] ?? []
                if let question = record.fields.first, !known.contains(question) {
                    margins[form.name] = known + [question]
                }
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
