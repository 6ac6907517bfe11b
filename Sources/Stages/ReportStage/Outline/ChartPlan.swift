import StageFiles
import SurveyModel

/// Which chart a topic has, and what it says.
struct ChartPlan {
    var item: PaperItem
    /// What the chart shows, which is its title; `nil`: the answer given most often.
    var message: FindingRow?
    /// The answers the message speaks of.
    var codes: Set<String> = []

    /// The chart of the firmest finding that has one, rather of one whose figure stands in it; without a finding
    /// that of the first question with a choice of answers worth seeing.
    ///
    /// - Parameters:
    ///   - findings: Those of the topic, the firmest first.
    ///   - others: Those of other topics, of which one may speak of a question of this one.
    static func chosen(
        _ items: [PaperItem], _ findings: [FindingRow], _ others: [FindingRow], _ form: ReportForm,
        _ rules: RuleBook
    ) -> ChartPlan? {
        let plans = (findings + others).filter { $0.measure != Rule.Measure.change.rawValue }.compactMap {
            finding in
            let subject = rules.subject(of: finding, in: form.instrument)
            return items.first { $0.holds(subject.question) && $0.bars(in: form) > 2 }.map {
                ChartPlan(item: $0, message: finding, codes: Set(subject.codes))
            }
        }
        if let plan = plans.first(where: { $0.showsFigure(rules) }) ?? plans.first { return plan }
        return findings.isEmpty ? items.first { $0.bars(in: form) > 2 }.map { ChartPlan(item: $0) } : nil
    }
}

extension ChartPlan {
    /// Whether the message's figure can be read off the chart: a share of several questions is in none of theirs.
    private func showsFigure(_ rules: RuleBook) -> Bool {
        let share = rules.derived.first { $0.form == message?.form && $0.name == message?.question }
        return share.map { Set($0.condition.questions).count == 1 } ?? true
    }

    /// Of a ranking the shares of first places, where it is they that are told, else the mean places.
    var showsFirstPlaces: Bool { message?.measure == Rule.Measure.firstPlace.rawValue }
}

extension PaperItem {
    /// How many bars a chart of it has.
    func bars(in form: ReportForm) -> Int {
        switch self {
        case .derived: 0
        // Groups that do not differ are not worth a picture.
        case .index(let index):
            form.demographics.contains { form.association(of: index.name, by: $0.name) != nil }
                ? form.toldMeans(of: index.name).count : 0
        case .duration(let duration):
            form.demographics.contains { form.association(of: duration.name, by: $0.name) != nil }
                ? form.toldDurations(of: duration.name).count : 0
        case .grid(_, let items): items.count { form.number(of: $0.name)?.average.value != nil }
        case .question(let question) where question.kind == .rank:
            question.choices.count { form.number(of: question.variable(of: $0))?.average.value != nil }
        case .question(let question): form.toldShares(of: question.name).count
        }
    }
}

extension ReportForm {
    /// The groups in which an index may be told.
    func toldMeans(of index: String) -> [IndexMeanRow] {
        released.indexMeans.filter { $0.question == index && $0.average.value != nil }
    }

    /// All and the groups of whom a duration may be told.
    func toldDurations(of duration: String) -> [DurationRow] {
        released.durations.filter { $0.question == duration && $0.median != nil }
    }

    /// The answers somebody gave whose shares may be told.
    func toldShares(of question: String) -> [DistributionRow] {
        distribution(of: question).filter {
            $0.share.value ?? 0 > 0 && $0.base ?? 0 >= Edition.leastBaseOfShare && !$0.label.isEmpty
        }
    }
}

extension RuleBook {
    /// The question and the answers a finding speaks of, also where several answers are counted together. Of a share
    /// of several questions, the first of them and the answers to it that suffice.
    func subject(of finding: FindingRow, in instrument: Instrument) -> (question: String, codes: [String]) {
        if let share = derived.first(where: { $0.form == finding.form && $0.name == finding.question }) {
            let name = share.condition.questions.first ?? finding.question
            let choices = instrument.question(named: name)?.choices ?? []
            let sufficient = choices.map(\.name).filter { code in
                share.condition.truth { $0 == name ? [code] : [] } == .yes
            }
            return (name, sufficient)
        }
        guard let rule = rule(finding.id), rule.codes.count > 1 else {
            return (finding.question, finding.code.split(separator: " ").map(String.init))
        }
        return (rule.question, rule.codes)
    }
}
