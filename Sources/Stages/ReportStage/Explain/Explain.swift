import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// The chain behind a finding, for the team: the sentence, the rule, the table rows, the columns of the exports and
/// the rows of the cleaning log.
///
/// - Throws: `Failure` if there is no such finding, or a file of the chain cannot be read.
public func explain(_ id: String, _ wave: Wave, output: WaveOutput) throws -> String {
    let input = try ReportInput.load(wave, output)
    if let entry = input.swot.first(where: { $0.evidence.split(separator: " ").contains(Substring(id)) }),
        input.finding(id) == nil
    {
        return Explanation.text(
            Explanation.statement(id, entry, input.sources[id] ?? "", wave.languages))
    }
    guard let finding = input.finding(id) else {
        let nearest = nearestName(to: id, among: input.findings.map(\.id))
        throw Failure.data(
            at: Position(file: "\(output.root)/\(FileName.findings)"), ExplainProblem.unknown(id, nearest))
    }
    var lines = Explanation.sentence(finding, wave.languages)
    if let rule = input.rules.rule(id) {
        lines += Explanation.rule(rule, file: wave.swot?.rules ?? "")
    }
    lines += try Explanation.evidence(finding, input.sources, output)
    if let form = input.forms.first(where: { $0.name == finding.form }) {
        let variables = Explanation.variables(of: finding.question, form.released, input.rules)
        lines += try Explanation.columns(of: variables, output.form(form.name))
        lines += try Explanation.cleaning(of: variables, output.form(form.name), wave.languages)
    }
    return Explanation.text(lines)
}

/// The parts of the chain, each as lines.
private enum Explanation {
    /// For a terminal: it holds what stands in exports.
    static func text(_ lines: [String]) -> String { lines.map { visible($0) + "\n" }.joined() }

    static func sentence(_ finding: FindingRow, _ languages: [Language]) -> [String] {
        let figures = [
            finding.value.map { "value \(format($0))" }, finding.low.map { "low \(format($0))" },
            finding.high.map { "high \(format($0))" }, finding.n.map { "n \($0)" },
            finding.verdict == .none ? nil : finding.verdict.rawValue,
        ]
        return ["finding \(finding.id)"] + languages.map { "  \($0): \(finding.text[$0])" }
            + ["  " + figures.compactMap(\.self).joined(separator: ", ")]
    }

    /// An experts' statement: it rests on nothing but its source.
    static func statement(
        _ place: String, _ entry: SwotRow, _ source: String, _ languages: [Language]
    ) -> [String] {
        let texts = languages.map { "  \($0): \(entry.text[$0])" }
        return ["statement \(place)"] + texts + (source.isEmpty ? [] : ["source \(source)"])
    }

    static func rule(_ rule: Rule, file: String) -> [String] {
        let limits = [
            rule.atLeast.map { "at least \(format($0))" }, rule.atMost.map { "at most \(format($0))" },
        ].compactMap(\.self)
        let measure =
            ["\(rule.measure.rawValue) of \(rule.question)"] + rule.codes.map { "answer \($0)" } + limits
        return ["rule \(file):\(rule.line ?? 1)", "  " + measure.joined(separator: ", ")]
    }

    /// The rows of the released tables that the finding names.
    static func evidence(
        _ finding: FindingRow, _ sources: [String: String], _ output: WaveOutput
    ) throws -> [String] {
        try finding.evidence.split(separator: " ").flatMap { place -> [String] in
            let parts = place.split(separator: "#")
            let isWritten =
                parts[0].hasPrefix(FileName.tables) || parts[0].hasPrefix("../")
                || parts[0] == FileName.maturity
            guard parts.count == 2, isWritten else {
                return ["evidence \(place)"] + (sources[String(place)].map { ["  source \($0)"] } ?? [])
            }
            let keys = parts[1].split(separator: "&").map {
                $0.split(separator: "=", maxSplits: 1).map(String.init)
            }
            return ["evidence \(place)"] + (try rows(of: "\(output.root)/\(parts[0])", where: keys))
        }
    }

    private static func rows(of path: String, where keys: [[String]]) throws -> [String] {
        let reader = try RecordReader(path: path)
        let header = try reader.next()?.fields ?? []
        var found: [String] = []
        while let record = try reader.next() {
            let cells = zip(header, record.fields)
            let fits = keys.allSatisfy { key in
                key.count == 2 && cells.contains { $0.0 == key[0] && $0.1 == key[1] }
            }
            if fits {
                let told = cells.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }
                found.append("  \(path):\(record.line): " + told.joined(separator: ", "))
            }
        }
        return found
    }

    /// The variables of a question, of a grid or of what a derived share is made of.
    static func variables(of name: String, _ form: ReleasedForm, _ rules: RuleBook) -> [String] {
        let derived = rules.derived.first { $0.form == form.name && $0.name == name }
        let names = derived?.condition.questions ?? [name]
        return form.instrument.questions.filter { names.contains($0.name) || $0.grid == name }.flatMap {
            $0.variables + ($0.allowsOwnAnswer ? [$0.ownAnswerVariable] : [])
                + ($0.kind == .multiple ? [$0.name] : [])
        }
    }

    /// The columns of the exports that went to the variables.
    static func columns(of variables: [String], _ folder: String) throws -> [String] {
        let report = try readJSON(IngestReport.self, at: "\(folder)/\(FileName.ingest)")
        return report.files.flatMap { file in
            file.columns.filter { variables.contains($0.variable) }.map {
                "export \(file.name): column \($0.column) \u{201C}\($0.header)\u{201D} went to \($0.variable) by \($0.rule)"
            }
        }
    }

    /// What cleaning changed in them.
    static func cleaning(of variables: [String], _ folder: String, _ languages: [Language]) throws -> [String]
    {
        let path = "\(folder)/\(FileName.cleaningLog)"
        let rows = try readTable(CleaningRow.self, at: path, languages: languages)
        return rows.filter { variables.contains($0.variable) }.map { row in
            "cleaning line \(row.line.map(String.init) ?? "?"), respondent \(row.respondent): \(row.variable) "
                + "\u{201C}\(row.raw)\u{201D} → \u{201C}\(row.coded)\u{201D} by \(row.rule)"
        }
    }
}

enum ExplainProblem: ProblemWording {
    case unknown(String, String?)

    var what: String {
        switch self {
        case .unknown(let id, _): "there is no finding \(id)"
        }
    }

    var remedy: String {
        switch self {
        case .unknown(_, let nearest?): "did you mean \(nearest)?"
        case .unknown: "take an id of findings.csv"
        }
    }
}
