import Problems
import StageFiles
import SurveyModel

/// Compares rules with the questionnaires, the factors and the indicators they speak of.
struct RuleCheck {
    private let rules: RuleBook
    private let forms: [ReleasedForm]
    private let indicators: IndicatorTable?
    private let file: String
    private var problems: [Problem] = []
    /// Rules of forms that the wave does not have, and whose names are not near to those that it has: such rules are
    /// meant for waves with more forms.
    private var ofOtherForms: [Rule] = []

    init(_ rules: RuleBook, forms: [ReleasedForm], indicators: IndicatorTable?, file: String) {
        self.rules = rules
        self.forms = forms
        self.indicators = indicators
        self.file = file
        let topics = rules.topics.filter(\.beside.isEmpty).map(\.id)
        for topic in rules.topics where !topic.beside.isEmpty && !topics.contains(topic.beside) {
            complain(topic.line, .unknown(kind: "topic", topic.beside, known: topics))
        }
        checkForms()
        for phrase in RuleBook.Phrase.allCases {
            checkSentence(rules.wording[phrase] ?? LocalizedText(), line: rules.wordingLines[phrase])
        }
        var ids: Set<String> = []
        for rule in rules.rules {
            if !ids.insert(rule.id).inserted { complain(rule, .repeated(rule.id)) }
            check(rule)
        }
    }

    /// - Parameter report: Told once of each form whose rules say nothing here.
    /// - Throws: `Failure` with every problem found.
    func finish(_ report: ProblemReport = { _ in }) throws {
        if !problems.isEmpty { throw Failure(.data, problems) }
        var told: Set<String> = []
        for rule in ofOtherForms where told.insert(rule.form).inserted {
            let count = ofOtherForms.count { $0.form == rule.form }
            report(
                Problem(
                    .note, at: Position(file: file, line: rule.line),
                    FindingsProblem.formNotInWave(rule.form, rules: count, known: forms.map(\.name))))
        }
    }

    private mutating func complain(_ rule: Rule, _ kind: FindingsProblem) { complain(rule.line, kind) }

    private mutating func complain(_ line: Int?, _ kind: FindingsProblem) {
        problems.append(Problem(.error, at: Position(file: file, line: line), kind))
    }

    private mutating func check(_ rule: Rule) {
        let topics = rules.topics.map(\.id)
        if !rule.topic.isEmpty, !topics.contains(rule.topic) {
            complain(rule, .unknown(kind: "topic", rule.topic, known: topics))
        }
        if let problem = rules.problem(ofMatter: rule.matter) { complain(rule, problem) }
        if rule.quadrant != .none || !rule.factor.isEmpty,
            let problem = rules.problem(ofFactor: rule.factor, quadrant: rule.quadrant)
        {
            complain(rule, problem)
        }
        checkSentence(rule.text, line: rule.line)
        if rule.measure == .indicator {
            // A wave without indicators leaves the rules about them out.
            if let known = indicators?.names, !known.contains(rule.indicator) {
                complain(rule, .unknown(kind: "indicator", rule.indicator, known: known))
            }
            return
        }
        if let form = forms.first(where: { $0.name == rule.form }) { return checkQuestion(rule, form) }
        let known = forms.map(\.name)
        if rule.form.isEmpty || nearestName(to: rule.form, among: known) != nil {
            return complain(rule, .unknown(kind: "form", rule.form, known: known))
        }
        ofOtherForms.append(rule)
    }

    private mutating func checkSentence(_ sentence: LocalizedText, line: Int?) {
        let known = RulePlaceholder.allCases.map(\.rawValue)
        for (_, text) in sentence.byLanguage.sorted(by: { $0.key < $1.key }) {
            for name in Sentence(text).placeholders where !known.contains(name) {
                complain(line, .unknown(kind: "placeholder", "{\(name)}", known: known.map { "{\($0)}" }))
            }
        }
    }

    /// Forms that shares, indices, groups and the protocol are of; as with rules, those of other waves are left alone.
    private mutating func checkForms() {
        let named =
            rules.derived.filter { !$0.isImplied }.map { ($0.form, $0.line) }
            + rules.indices.map { ($0.form, $0.line) }
            + rules.groups.map { ($0.form, $0.line) }
            + (rules.protocol.map { [($0.form, $0.line)] } ?? [])
        let known = forms.map(\.name)
        for (form, line) in named where !known.contains(form) && nearestName(to: form, among: known) != nil {
            complain(line, .unknown(kind: "form", form, known: known))
        }
    }

    private mutating func checkQuestion(_ rule: Rule, _ form: ReleasedForm) {
        let derived = rules.derived.filter { $0.form == form.name }.map(\.name)
        let scored =
            rules.indices.filter { $0.form == form.name }.map(\.name)
            + rules.durations.filter { $0.form == form.name }.map(\.name)
        let grids = form.instrument.questions.compactMap(\.grid)
        let names =
            rule.measure == .highestMeans ? grids : form.instrument.questions.map(\.name) + derived + scored
        guard names.contains(rule.question) else {
            return complain(rule, .unknown(kind: "question", rule.question, known: names))
        }
        let codes =
            derived.contains(rule.question)
            ? ["1", "0"] : form.instrument.question(named: rule.question).map(Self.codes) ?? []
        switch rule.measure {
        case .share, .firstPlace, .difference:
            if rule.codes.isEmpty { return complain(rule, .missing("code", rule: rule.id)) }
            checkCodes(rule, codes)
            form.instrument.question(named: rule.question).map { checkPolarity(rule, $0) }
        case .change: checkCodes(rule, codes)
        default: break
        }
        if rule.measure == .difference || rule.measure == .association { checkGroups(rule, form) }
    }

    private mutating func checkCodes(_ rule: Rule, _ known: [String]) {
        for code in rule.codes where !known.contains(code) {
            complain(rule, .unknown(kind: "answer", code, known: known))
        }
    }

    /// The SWOT takes the same answers for good and bad as the questionnaire, and with it the charts.
    private mutating func checkPolarity(_ rule: Rule, _ question: Question) {
        guard let isFavourable = rule.quadrant.isFavourable, rule.hasThreshold else { return }
        // Much praise is good, little of it is bad.
        let wanted: Choice.Polarity = isFavourable == (rule.atLeast != nil) ? .positive : .negative
        let unwanted: Choice.Polarity = wanted == .positive ? .negative : .positive
        for code in rule.codes where question.choice(named: code)?.polarity == unwanted {
            complain(
                rule,
                .wrongPolarity(rule: rule.id, code: code, unwanted.rawValue, quadrant: rule.quadrant.rawValue)
            )
        }
    }

    private mutating func checkGroups(_ rule: Rule, _ form: ReleasedForm) {
        let by = form.form.crosstabsBy ?? form.instrument.demographics.map(\.name)
        guard by.contains(rule.by) else {
            return complain(rule, .unknown(kind: "demographic", rule.by, known: by))
        }
        guard rule.measure == .difference else { return }
        if rule.groups.count != 2 { return complain(rule, .missing("two groups", rule: rule.id)) }
        let codes = form.instrument.question(named: rule.by).map(Self.codes) ?? []
        for group in rule.groups where !codes.contains(group) {
            complain(rule, .unknown(kind: "answer", group, known: codes))
        }
    }

    /// A score has no list; its steps are numbers.
    private static func codes(_ question: Question) -> [String] {
        question.isScore ? (0...100).map(String.init) : question.choices.map(\.name)
    }
}
