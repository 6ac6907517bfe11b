import Disclosure
import SurveyModel

/// Chooses which cells of a form's cross-tabs are hidden.
struct CellSuppression {
    let form: CrossedForm
    let rules: DisclosureRules
    /// Cells hidden in what was handed over before.
    var earlier: Set<CellName> = []

    /// First the tables of the characteristics by each other, then each question's, which must leave open
    /// what these do.
    func hidden() throws -> Set<CellName> {
        let characteristics = try characteristics()
        return try form.questions.reduce(into: characteristics.hidden) { hidden, question in
            hidden.formUnion(try self.hidden(of: question, beside: characteristics))
        }
    }

    /// What the tables of the characteristics by each other withhold and leave open.
    struct Characteristics {
        var hidden: Set<CellName> = []
        var reach: [CellName: FeasibilityInterval] = [:]
    }

    func characteristics() throws -> Characteristics {
        var found = Characteristics()
        let linked = try form.linkedCharacteristics()
        let pattern = try pattern(linked, reach: [:], of: "the characteristics")
        for cell in linked.cells where pattern.hidden.contains(cell.index) {
            found.hidden.formUnion(cell.names)
            guard let name = cell.names.first, let count = form.count(name) else { continue }
            found.reach[name] = pattern.reach[cell.index]?.narrowed(to: rules.width, around: count)
        }
        return found
    }

    /// The cells of one question's tables.
    func hidden(
        of question: CrossedQuestion, beside characteristics: Characteristics
    ) throws -> Set<CellName> {
        let linked = try form.linked(question, withheld: characteristics.hidden)
        let pattern = try pattern(linked, reach: characteristics.reach, of: question.answers.name)
        return linked.cells.reduce(into: []) { hidden, cell in
            if pattern.hidden.contains(cell.index) { hidden.formUnion(cell.names) }
        }
    }

    private func pattern(
        _ linked: LinkedQuestion, reach: [CellName: FeasibilityInterval], of question: String
    ) throws -> SuppressionPattern {
        let reached = linked.cells.compactMap { cell in
            cell.names.first.flatMap { reach[$0] }.map { (cell.index, $0) }
        }
        let plan = SuppressionPlan(
            system: linked.tables.system,
            primary: linked.cells.filter { reach[$0.names[0]] == nil && $0.names.contains(where: isPrimary) }
                .map(\.index),
            width: rules.width, reach: Dictionary(uniqueKeysWithValues: reached))
        return try form.solving(question) { try plan.pattern() }
    }

    private func isPrimary(_ name: CellName) -> Bool {
        guard let count = form.count(name), let base = form.base(name) else { return false }
        let rule = PrimaryRule(minimum: rules.minimumCell, hidesFullGroups: rules.hidesFullGroups)
        return rule.hides(count, of: base) || earlier.contains(name)
    }
}

extension FeasibilityInterval {
    /// As many of its values as the rule asks for, the true one among them.
    fileprivate func narrowed(to width: Int, around count: Int) -> FeasibilityInterval {
        let low = max(low, count - width)
        return FeasibilityInterval(low: low, high: max(count, min(high, low + width)))
    }
}
