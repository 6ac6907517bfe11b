import Disclosure
import StageFiles
import SurveyModel

/// Whether the table of a panel, beside what both waves release, tells a hidden count of one of them too closely.
///
/// The attacker is taken to know more than can be: of the other wave how many of each group of those alike in the
/// characteristics gave each answer, and who took part in it. Then what is open of this wave's counts is how the few who
/// changed their answer are spread over the groups.
struct PanelAudit {
    /// The wave whose hidden counts are looked for.
    let open: PanelWave
    /// The other one.
    let known: PanelWave
    /// What is told, from the point of view of the open wave: `gained` are those who gave the answer in it only.
    let rows: [PanelRow]

    /// The most unknowns for which all characteristics are taken together; beyond that one at a time.
    private static let mostUnknowns = 3000

    /// - Throws: `UnsolvedProgram` if the solver fails.
    func isSafe(_ block: QuestionBlock) throws -> Bool {
        let told = rows.filter { block.questions.contains($0.question) && $0.n != nil }
        if told.isEmpty { return true }
        let breakdowns = open.counts.breakdowns.indices
        for index in breakdowns where try !isSafe(block, told, by: [index]) { return false }
        let unknowns = open.counts.groups.count * told.count * PanelSystem.unknownsOfShare
        if breakdowns.count == 1 || unknowns > Self.mostUnknowns { return true }
        return try isSafe(block, told, by: Array(breakdowns))
    }

    private func isSafe(_ block: QuestionBlock, _ told: [PanelRow], by kept: [Int]) throws -> Bool {
        let rules = open.release.form.disclosure
        let panel = PanelSystem(block, open: open, known: known, rows: told, by: kept)
        let hidden = Set(
            panel.base.cells.filter { open.hidden.contains($0.name) || isBare($0.name) }.map(\.index))
        // Of nobody, nobody can be told.
        let wanted =
            panel.base.cells.filter {
                open.hidden.contains($0.name) && panel.system.cells[$0.index].count > 0
            }.map(\.index) + panel.newcomers.map(\.index)
        let found = try intervals(panel.system, wanted, hidden, rules.width)
        let close = wanted.filter { (found[$0]?.width ?? 0) < rules.width }
        if close.isEmpty { return true }
        let limits = try intervals(
            panel.base.system, close.filter { $0 < panel.base.system.cells.count }, hidden, rules.width)
        return close.allSatisfy { cell in
            let limit = limits[cell]?.width ?? panel.newcomers.first { $0.index == cell }?.most ?? 0
            return found[cell]?.width ?? 0 >= min(limit, rules.width)
        }
    }

    /// Those of no category stand in no table; what is told of them follows from the rest.
    private func isBare(_ name: CellName) -> Bool { name.byCode.isEmpty }

    private func intervals(
        _ system: CountSystem, _ wanted: [Int], _ hidden: Set<Int>, _ width: Int
    ) throws -> [Int: FeasibilityInterval] {
        if wanted.isEmpty { return [:] }
        let own = hidden.filter { $0 < system.cells.count }
        return try SuppressionPlan(system: system, primary: [], width: width).intervals(
            of: Set(wanted), hidden: own)
    }
}
