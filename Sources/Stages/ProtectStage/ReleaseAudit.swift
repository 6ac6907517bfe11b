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
        for linked in systems { try narrow(&outcome.intervals, linked) { hidden.contains($0.names[0]) } }
        let close = outcome.intervals.filter { $0.value.width < rules.width && form.count($0.key) != 0 }
        if close.isEmpty { return outcome }
        var limits: [CellName: FeasibilityInterval] = [:]
        for linked in systems where linked.cells.contains(where: { close[$0.names[0]] != nil }) {
            try narrow(&limits, linked) { _ in true }
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

    /// Narrows the intervals by those that one system of counts gives; a cell may stand in several.
    private func narrow(
        _ known: inout [CellName: FeasibilityInterval], _ linked: LinkedQuestion,
        where isHidden: (LinkedQuestion.Cell) -> Bool
    ) throws {
        let cells = linked.cells.filter(isHidden)
        guard let question = cells.first?.names[0].question else { return }
        let plan = SuppressionPlan(system: linked.tables.system, primary: [], width: rules.width)
        let found = try form.solving(question) { try plan.intervals(hidden: Set(cells.map(\.index))) }
        for cell in cells {
            guard let interval = found[cell.index] else { continue }
            for name in cell.names {
                let before = known[name] ?? interval
                known[name] = FeasibilityInterval(
                    low: max(before.low, interval.low), high: min(before.high, interval.high))
            }
        }
    }
}
