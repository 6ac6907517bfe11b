import Disclosure
import Problems
import SurveyModel

/// Works out, as an attacker would, what the released tables tell of each hidden count.
struct ReleaseAudit {
    let form: CrossedForm
    let rules: DisclosureRules
    /// The cells without numbers in the released tables.
    let hidden: Set<CellName>

    struct Outcome {
        var intervals: [CellName: FeasibilityInterval] = [:]
        /// How many hidden counts follow from the distributions more closely than the rule asks.
        var toldByDistributions = 0
    }

    /// - Throws: `Failure` if a hidden count that is not zero can be told more closely than the rule asks,
    ///   and could not if all cells were hidden.
    func outcome() throws -> Outcome {
        let systems =
            try [form.linkedCharacteristics()] + form.questions.map { try form.linked($0, withheld: hidden) }
        var outcome = Outcome()
        for linked in systems {
            let withheld = linked.cells.filter { hidden.contains($0.names[0]) }
            try narrow(&outcome.intervals, linked, of: withheld, hidden: withheld)
        }
        let close = outcome.intervals.filter { $0.value.width < rules.width && form.count($0.key) != 0 }
        if close.isEmpty { return outcome }
        var limits: [CellName: FeasibilityInterval] = [:]
        for linked in systems {
            let wanted = linked.cells.filter { close[$0.names[0]] != nil }
            try narrow(&limits, linked, of: wanted, hidden: linked.cells)
        }
        for (name, interval) in close.sorted(by: { $0.key < $1.key }) {
            let limit = limits[name]?.width ?? 0
            if interval.width < min(limit, rules.width) {
                throw Failure.data(
                    at: Position(file: form.file),
                    ProtectProblem.auditFailed(
                        name.question, by: name.by, interval, values: min(limit, rules.width) + 1))
            }
        }
        outcome.toldByDistributions = close.count
        return outcome
    }

    /// Narrows the intervals of some cells by those that one system of counts gives; a cell may stand in
    /// several.
    private func narrow(
        _ known: inout [CellName: FeasibilityInterval], _ linked: LinkedQuestion,
        of wanted: [LinkedQuestion.Cell], hidden: [LinkedQuestion.Cell]
    ) throws {
        guard let question = wanted.first?.names[0].question else { return }
        let plan = SuppressionPlan(system: linked.tables.system, primary: [], width: rules.width)
        let found = try form.solving(question) {
            try plan.intervals(of: Set(wanted.map(\.index)), hidden: Set(hidden.map(\.index)))
        }
        for cell in wanted {
            guard let interval = found[cell.index] else { continue }
            for name in cell.names {
                let before = known[name] ?? interval
                known[name] = FeasibilityInterval(
                    low: max(before.low, interval.low), high: min(before.high, interval.high))
            }
        }
    }
}
