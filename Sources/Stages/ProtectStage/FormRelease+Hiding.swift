import Disclosure
import Problems
import StageFiles
import SurveyModel

extension FormRelease {
    /// A form so small that a cross-tab of it would be a list of its respondents has none.
    mutating func withholdCrosstabsOfSmallForm() {
        guard quality.respondents < form.disclosure.minimumForm else { return }
        crosstabs = []
        tests.removeAll { !$0.by.isEmpty }
    }

    /// Hides small cells of the cross-tabs and what they could be worked out from.
    ///
    /// - Parameter earlier: The cells hidden in what was handed over before.
    /// - Throws: `Failure` if the audit finds a hidden count that can be told too closely.
    mutating func hideCells(earlier: Set<CellName>, report: ProblemReport) throws {
        let crossed = CrossedForm(self)
        let hidden = try CellSuppression(form: crossed, rules: form.disclosure, earlier: earlier).hidden()
        hide(hidden)
        let audit = ReleaseAudit(
            form: crossed, rules: form.disclosure,
            hidden: Set(crosstabs.filter { $0.n == nil }.map(\.name)))
        let outcome = try audit.outcome()
        for index in crosstabs.indices where crosstabs[index].suppressed != .none {
            let name = crosstabs[index].name
            let interval = outcome.intervals[name]
            if let interval, let base = crossed.base(name), !mayBeSmall(interval, of: base) {
                crosstabs[index].suppressed = .complementary
            }
            withheld.append(DisclosureRow(form: form.name, crosstabs[index], interval))
        }
        if outcome.toldByDistributions > 0 {
            report(
                Problem(
                    .note, at: Position(file: form.instrument),
                    ProtectProblem.toldByDistributions(form.name, cells: outcome.toldByDistributions)))
        }
    }

    /// Whether a hidden count or its rest may be small by what is released. The reason given is by this and
    /// not by the count itself, or it would tell more than the interval.
    private func mayBeSmall(_ interval: FeasibilityInterval, of base: Int) -> Bool {
        let minimum = form.disclosure.minimumCell
        return interval.low < minimum && interval.high > 0
            || base - interval.high < minimum && interval.low < base
    }

    private mutating func hide(_ hidden: Set<CellName>) {
        var rows: Set<CellName> = []
        for index in crosstabs.indices where hidden.contains(crosstabs[index].name) {
            let row = crosstabs[index]
            crosstabs[index] = row.hidden
            coarsened.insert(TableName(question: row.question, by: row.by))
            rows.insert(CellName(question: row.question, by: row.by, code: row.code, byCode: ""))
        }
        // A letter says how a share compares with those of the same row, hidden ones among them.
        for index in crosstabs.indices where crosstabs[index].letters != "*" {
            let row = crosstabs[index]
            if rows.contains(CellName(question: row.question, by: row.by, code: row.code, byCode: "")) {
                crosstabs[index].letters = ""
            }
        }
    }
}

extension CrosstabRow {
    /// The row without its numbers.
    fileprivate var hidden: CrosstabRow {
        var row = CrosstabRow()
        row.question = question
        row.by = by
        row.code = code
        row.byCode = byCode
        row.suppressed = .primary
        return row
    }
}

extension DisclosureRow {
    fileprivate init(form: String, _ cell: CrosstabRow, _ interval: FeasibilityInterval?) {
        self.init()
        self.form = form
        question = cell.question
        by = cell.by
        code = cell.code
        byCode = cell.byCode
        reason = cell.suppressed == .complementary ? .complementary : .primary
        low = interval?.low
        high = interval?.high
    }

    /// A row of the distributions.
    init(form: String, _ answer: DistributionRow, reason: Reason) {
        self.init()
        self.form = form
        question = answer.question
        code = answer.code
        self.reason = reason
    }
}
