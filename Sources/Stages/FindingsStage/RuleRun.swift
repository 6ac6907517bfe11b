import NumberText
import StageFiles
import SurveyModel

/// Applies rules to the released tables.
struct RuleRun {
    let forms: [ReleasedForm]
    let indicators: IndicatorTable?
    /// The forms of the previous wave.
    let previous: [PreviousForm]
    let languages: [Language]
    /// What the rules stand in: its wording and its derived shares.
    let book: RuleBook
    /// By form, the questions whose shares the design or the weighting has set.
    private let fixed: [String: Set<String>]

    init(
        forms: [ReleasedForm], indicators: IndicatorTable?, previous: [PreviousForm] = [],
        languages: [Language], book: RuleBook = RuleBook()
    ) {
        self.forms = forms
        self.indicators = indicators
        self.previous = previous
        self.languages = languages
        self.book = book
        fixed = Dictionary(
            forms.map { form in
                let set = form.setByDesign
                return (form.name, Set(set.quotas + set.margins))
            }
        ) { first, _ in first }
    }

    /// The findings of the rules whose thresholds are reached, in the order of the rules.
    func findings(of rules: [Rule]) -> [FindingRow] {
        OneSide(forms: forms, derived: book.derived).kept(rules.compactMap(finding))
    }

    /// The rules that ask for what the design or the weighting has set, so that they find nothing.
    func setByDesign(_ rules: [Rule]) -> [Rule] {
        rules.filter { rule in
            forms.first { $0.name == rule.form }.map { isSetByDesign(rule, $0) } ?? false
        }
    }

    private func finding(_ rule: Rule) -> FindingRow? {
        let form = forms.first { $0.name == rule.form }
        if let form, isSetByDesign(rule, form) { return nil }
        guard let measurement = measure(rule), let verdict = measurement.verdict(of: rule) else { return nil }
        var row = FindingRow()
        row.id = rule.id
        row.form = rule.form
        row.topic = rule.topic.isEmpty ? topic(of: rule) : rule.topic
        row.question = rule.measure == .indicator ? rule.indicator : rule.question
        row.measure = rule.measure.rawValue
        row.code = measurement.code
        row.value = measurement.figure.value
        row.low = measurement.figure.low
        row.high = measurement.figure.high
        row.n = measurement.base
        row.verdict = verdict
        row.factor = rule.factor
        row.quadrant = rule.quadrant
        row.matter = rule.matter
        (row.atLeast, row.atMost) = (rule.atLeast, rule.atMost)
        row.text = text(rule, measurement)
        row.recommendation = rule.recommendation
        row.evidence = measurement.evidence.joined(separator: " ")
        if rule.measure == .share, let form, let groups = QuotaGroups(form, rule) { tell(&row, by: groups) }
        addDistance(to: &row, rule, form)
        return row
    }

    /// A share that a quota decides is told by the quota's groups; no interval goes with it, and it is not firm.
    private func tell(_ row: inout FindingRow, by groups: QuotaGroups) {
        row.quota = groups.by.name
        (row.low, row.high) = (nil, nil)
        if row.verdict == .firm { row.verdict = .suggestive }
        let added = book.phrase(.byQuota).mapped(languages) {
            text, language in
            Sentence(text).filled { name in
                switch RulePlaceholder(rawValue: name) {
                case .question: groups.by.short[language]
                case .label: groups.text(language)
                default: nil
                }
            }
        }
        row.text = row.text.mapped(languages) { text, language in "\(text) \(added[language])" }
        row.evidence = ([row.evidence] + groups.evidence).joined(separator: " ")
    }

    private func isSetByDesign(_ rule: Rule, _ form: ReleasedForm) -> Bool {
        let fixed = fixed[form.name] ?? []
        let share = book.derived.first { $0.form == form.name && $0.name == rule.question }
        let isFixed = fixed.isSuperset(of: share?.condition.questions ?? [rule.question])
        // Groups of a size that was set may differ in anything that was not.
        let compares = rule.measure == .association || rule.measure == .difference
        return isFixed && (!compares || fixed.contains(rule.by))
    }

    private func measure(_ rule: Rule) -> Measurement? {
        if rule.measure == .indicator { return indicators?.measure(rule.indicator) }
        guard let form = forms.first(where: { $0.name == rule.form }) else { return nil }
        let earlier = previous.first { $0.form.name == rule.form }
        if rule.measure == .change, let earlier, breaksSeries(rule, form, earlier.form) { return nil }
        return FormMeasures(form: form, previous: earlier).measure(rule)
    }

    /// Whether what a rule compares is another thing in the wave before.
    private func breaksSeries(_ rule: Rule, _ form: ReleasedForm, _ before: ReleasedForm) -> Bool {
        let sources = book.sources(of: rule.question, form: rule.form)
        return form.seriesBreak(of: sources + [rule.question], since: before) != nil
    }

    /// The topic of the question itself.
    private func topic(of rule: Rule) -> String {
        let questions = forms.first { $0.name == rule.form }?.instrument.questions ?? []
        return questions.first { $0.name == rule.question || $0.grid == rule.question }?.topic
            ?? book.derived.first { $0.form == rule.form && $0.name == rule.question }?.topic
            ?? index(rule)?.topic ?? duration(rule)?.topic ?? ""
    }

    /// What was asked, in short.
    private func question(of rule: Rule) -> LocalizedText {
        let instrument = forms.first { $0.name == rule.form }?.instrument
        return instrument?.question(named: rule.question)?.short
            ?? book.derived.first { $0.form == rule.form && $0.name == rule.question }?.label
            ?? index(rule)?.label ?? duration(rule)?.label ?? LocalizedText()
    }

    /// The index that a rule is about.
    private func index(_ rule: Rule) -> SurveyIndex? {
        book.indices.first { $0.form == rule.form && $0.name == rule.question }
    }

    /// The duration that a rule is about.
    private func duration(_ rule: Rule) -> DurationMeasure? {
        book.durations.first { $0.form == rule.form && $0.name == rule.question }
    }

    private func text(_ rule: Rule, _ measurement: Measurement) -> LocalizedText {
        let indicator = indicators?.row(rule.indicator)
        let sentence = measurement.isTooSmallForShare ? book.phrase(.counts) : rule.text
        return sentence.mapped(languages) { text, language in
            let style = NumberStyle(language)
            return Sentence(text).filled { name in
                switch RulePlaceholder(rawValue: name) {
                case .value: measurement.written(style, decimals: rule.decimals)
                case .count: style.count(measurement.count)
                case .base: style.count(measurement.base)
                case .question: question(of: rule)[language]
                case .label: measurement.labels.map { $0[language] }.joined(separator: "; ")
                case .p: style.probability(measurement.p)
                case .benchmark: style.plain(indicator?.benchmark)
                case .previous:
                    measurement.previous.map { style.number($0, decimals: rule.decimals) }
                        ?? style.plain(indicator?.previous)
                case .year: indicator?.year.map(String.init)
                case nil: nil
                }
            }
        }
    }
}

/// What a rule's sentence may have filled in.
enum RulePlaceholder: String, CaseIterable {
    /// The figure, written as the language does.
    case value
    /// How many gave the answer.
    case count
    /// Of how many.
    case base
    /// The answer or the items named.
    case label
    /// The question in short.
    case question
    /// The probability of error of a test.
    case p
    /// The figure before: of an indicator or, for a change, of the previous wave.
    case previous
    /// Of an indicator: what it is compared with, and its year.
    case benchmark, year
}

extension Measurement {
    /// Very few answers are told as counts, not as a share.
    fileprivate var isTooSmallForShare: Bool {
        unit == .percent && count != nil && base.map { $0 < Self.leastBaseOfShare } ?? false
    }

    /// The figure as it stands in a sentence.
    fileprivate func written(_ style: NumberStyle, decimals: Int) -> String {
        switch unit {
        case .percent: return style.percent(figure.value)
        case .points: return style.number(figure.value, decimals: decimals)
        case .number: return style.number(figure.value, decimals: decimals)
        case .none: return style.plain(figure.value)
        }
    }
}
