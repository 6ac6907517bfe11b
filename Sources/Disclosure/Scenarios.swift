/// Whether other sizes of the groups are possible by what is released of a question.
///
/// The sizes of the groups are not told, only what the tables of the breakdowns say of them. Each scenario is a way they
/// may be, and must stay possible whatever the question's tables show.
final class Scenarios {
    private let plan: SuppressionPlan
    private var isHidden: [Bool]
    private var program: CountProgram?

    init(_ plan: SuppressionPlan, isHidden: [Bool]) {
        self.plan = plan
        self.isHidden = isHidden
    }

    func setHidden(_ cell: Int, _ hidden: Bool) {
        isHidden[cell] = hidden
        program?.setHidden(cell, hidden)
    }

    /// A way for a scenario to be by what is released; `nil` if there is none.
    func way(_ scenario: Int) throws -> [Double]? {
        try withProgram(in: scenario) { try $0.nearest()?.unknowns }
    }

    /// The cheapest way to move released cells so that a scenario is possible; `nil` if it is ruled out by what is known
    /// in any case.
    func cheapest(_ scenario: Int, costs: [Double]) throws -> CountProgram.Solution? {
        try withProgram(in: scenario) { program in
            program.setRelaxed(true)
            defer { program.setRelaxed(false) }
            return try program.cheapest(costs: costs)
        }
    }

    private func withProgram<Result>(
        in scenario: Int, _ work: (CountProgram) throws -> Result
    ) throws -> Result {
        let program =
            try self.program
            ?? CountProgram(plan.system, isHidden: isHidden, keepsLinks: false, solvedBy: .dual)
        self.program = program
        for (link, value) in plan.scenarios[scenario] { program.setLink(link, to: value) }
        defer {
            for link in plan.scenarios[scenario].keys {
                program.setLink(link, to: plan.system.links[link].value)
            }
        }
        return try work(program)
    }
}
