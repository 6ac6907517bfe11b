import NumberText
import Problems
import StageFiles
import SurveyModel

/// The region's figures from `indicators.csv`.
struct IndicatorTable {
    let rows: [TeamRow<IndicatorRow>]
    private let file: String

    /// - Throws: `Failure` if the file cannot be read, or a row has no value, an unknown factor or a name
    ///   that stands there twice.
    init(path: String, _ rules: RuleBook) throws {
        rows = try readTeamTable(
            IndicatorRow.self, at: path, optional: IndicatorRow.optional)
        file = path
        var problems: [Problem] = []
        var names: Set<String> = []
        for row in rows {
            func complain(_ kind: FindingsProblem) {
                problems.append(Problem(.error, at: Position(file: path, line: row.line), kind))
            }
            if !names.insert(row.row.indicator).inserted { complain(.repeated(row.row.indicator)) }
            if row.row.value == nil { complain(.noValue(row.row.indicator)) }
            if let problem = rules.problem(ofMatter: row.row.matter) { complain(problem) }
            if let problem = rules.problem(ofFactor: row.row.factor, quadrant: .none) { complain(problem) }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }

    func row(_ indicator: String) -> IndicatorRow? { rows.first { $0.row.indicator == indicator }?.row }

    var names: [String] { rows.map(\.row.indicator) }

    /// A full count, not a sample: without base and interval.
    func measure(_ indicator: String) -> Measurement? {
        rows.first { $0.row.indicator == indicator }.map { row in
            Measurement(
                figure: Estimate(value: row.row.value), labels: [row.row.label], unit: .none,
                evidence: [teamEvidence(file, line: row.line)])
        }
    }

    /// The indicators of which no rule speaks, as findings: better or worse than the benchmark or, failing
    /// that, than before; where there is nothing to compare with, or it is not said which way is better, a
    /// description that enters no table.
    func findings(beside rules: RuleBook, _ languages: [Language]) -> [FindingRow] {
        let told = Set(rules.rules.map(\.indicator))
        return rows.filter { !told.contains($0.row.indicator) }.map { finding($0, rules, languages) }
    }

    private func finding(
        _ entry: TeamRow<IndicatorRow>, _ rules: RuleBook, _ languages: [Language]
    ) -> FindingRow {
        let row = entry.row
        var finding = FindingRow()
        finding.id = "indicator.\(row.indicator)"
        finding.question = row.indicator
        finding.measure = Rule.Measure.indicator.rawValue
        finding.value = row.value
        finding.factor = row.factor
        finding.quadrant = row.quadrant(in: rules.factors.first { $0.id == row.factor }?.table)
        finding.matter = row.matter
        finding.verdict = finding.quadrant == .none ? .none : .firm
        finding.text = rules.phrase(row.phrase).mapped(languages) { text, language in
            let style = NumberStyle(language)
            return Sentence(text).filled { name in
                switch RulePlaceholder(rawValue: name) {
                case .label: row.label[language]
                case .value: row.written(row.value, style)
                case .previous: row.written(row.previous, style)
                case .benchmark: row.written(row.benchmark, style)
                case .year: row.year.map(String.init)
                default: nil
                }
            }
        }
        finding.evidence = teamEvidence(file, line: entry.line)
        return finding
    }
}

extension IndicatorRow {
    fileprivate var reference: Double? { benchmark ?? previous }

    /// Where it stands in a table of the SWOT; `none` where nothing says whether it is good or bad.
    fileprivate func quadrant(in table: String?) -> Quadrant {
        guard let value, let reference, value != reference, better != .none else { return .none }
        let isFavourable = (value > reference) == (better == .higher)
        return Quadrant.allCases.first { $0.table == table && $0.isFavourable == isFavourable } ?? .none
    }

    fileprivate var phrase: RuleBook.Phrase {
        benchmark != nil ? .indicatorBenchmark : previous != nil ? .indicatorBefore : .indicator
    }

    /// A figure with its unit.
    fileprivate func written(_ figure: Double?, _ style: NumberStyle) -> String {
        if unit == "%" { return style.percent(figure) }
        return style.plain(figure) + (unit.isEmpty ? "" : "\u{A0}" + unit)
    }
}
