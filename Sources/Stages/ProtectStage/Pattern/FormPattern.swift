import Disclosure
import Problems
import StageFiles
import SurveyModel

/// Chooses which cells of a form's cross-tabs are hidden.
struct FormPattern {
    let counts: JointCounts
    let tables: ReleasedTables
    let instrument: Instrument
    let rules: DisclosureRules
    /// Cells that are hidden in any case, as in an earlier release.
    var earlier: Set<CellName> = []
    /// The questions of which a group is hidden that all gave one answer.
    var hidesFullGroups: (String) -> Bool = { _ in false }

    /// What the breakdowns' own tables hide, and how large groups may be by what they show.
    struct Breakdowns {
        var hidden: Set<CellName>
        /// With the groups that may have members by what is shown.
        var counts: JointCounts
        var scenarios: [[Double]]
    }

    func breakdowns() throws -> Breakdowns {
        let pattern = try solving("the breakdowns") {
            try BreakdownTables(counts, tables).pattern(isPrimary, width: rules.width)
        }
        return Breakdowns(hidden: pattern.hidden, counts: pattern.counts, scenarios: pattern.scenarios)
    }

    /// The cells of a block's tables that are hidden, and the small counts of answers that are counted apart: these
    /// stand in no table, but would follow from the bases.
    func hidden(_ block: QuestionBlock, beside breakdowns: Breakdowns) throws -> Set<CellName> {
        let system = BlockSystem(
            block, breakdowns.counts, tables, exclusive: instrument.exclusiveChoices, groups: .known,
            minimum: rules.minimumCell)
        let plan = SuppressionPlan(
            system: system.system, primary: system.cells.filter { isPrimary($0.name) }.map(\.index),
            width: rules.width,
            scenarios: breakdowns.scenarios.map { sizes in
                Dictionary(uniqueKeysWithValues: system.sizeLinks.map { ($0.link, sizes[$0.group]) })
            })
        let pattern = try solving(block.questions[0]) { try plan.pattern() }
        return Set(
            system.cells.filter {
                pattern.hidden.contains($0.index) || system.system.cells[$0.index].release == .withheld
            }.map(\.name))
    }

    /// Whether a count is small, or what is left of its column is.
    func isPrimary(_ name: CellName) -> Bool {
        if earlier.contains(name) { return true }
        if tables.known.contains(name) { return false }
        guard let groups = counts.groups(of: name) else { return false }
        let count = counts.number(name.question, name.code, in: groups)
        let size = groups.reduce(0) { $0 + counts.sizes[$1] }
        var rule = PrimaryRule(minimum: rules.minimumCell)
        // Leaving a question blank tells nothing of anybody; that few answered it does.
        if name.code.isEmpty { return rule.isSmall(size - count) }
        rule.hidesFullGroups = hidesFullGroups(name.question)
        return rule.hides(count, of: size - counts.number(name.question, "", in: groups))
    }

    /// Turns the failure of the solver into one of the stage.
    func solving<Result>(_ question: String, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch is UnsolvedProgram {
            throw Failure.data(at: Position(file: instrument.file), ProtectProblem.unsolved(question))
        }
    }
}

extension JointCounts {
    /// The groups of a cell's column; `nil` if there is no such breakdown.
    func groups(of cell: CellName) -> [Int]? {
        guard let by = breakdowns.firstIndex(where: { $0.name == cell.by }) else { return nil }
        let category = breakdowns[by].codes.firstIndex(of: cell.byCode) ?? breakdowns[by].codes.count
        return groups(in: category, of: by)
    }

    /// How many of some groups are counted under a code of a question or breakdown; without a code those who
    /// gave no valid answer.
    func number(_ question: String, _ code: String, in groups: [Int]) -> Int {
        guard let breakdown = breakdowns.firstIndex(where: { $0.name == question }),
            code.isEmpty || breakdowns[breakdown].codes.contains(code)
        else { return count(question, code, in: groups) }
        let category = breakdowns[breakdown].codes.firstIndex(of: code) ?? breakdowns[breakdown].codes.count
        return groups.reduce(0) { $0 + (self.groups[$1][breakdown] == category ? sizes[$1] : 0) }
    }
}

extension Instrument {
    /// By question with several answers, the options that cannot stand beside another.
    var exclusiveChoices: [String: [String]] {
        let several = questions.filter { $0.kind == .multiple }
        return Dictionary(
            several.map { ($0.name, $0.choices.filter(\.isExclusive).map(\.name)) },
            uniquingKeysWith: { first, _ in first })
    }
}
