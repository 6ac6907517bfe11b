import Problems

extension Dealer {
    /// Deals numbers about normally distributed, cut at both ends, whose mean is the one asked for to the
    /// nearest step of their sum. The smallest and the largest number asked for both occur.
    mutating func dealNumbers(to respondents: [Int]) throws {
        guard let mean = plan.number.mean, !respondents.isEmpty else { return }
        let shape = plan.number
        let low = steps(shape.min ?? 0)
        let high = steps(shape.max ?? (mean + 3 * (shape.sd ?? mean / 3)))
        let sd = shape.sd ?? Double(high - low) / 4 * plan.step
        var cells = respondents.map { _ in
            min(max(steps(mean + sd * generator.normal()), low), max(low, high))
        }
        // Positions are random already, so the bounds may stand in the first places.
        var pinned = 0
        for bound in [shape.min, shape.max].compactMap(\.self) where cells.count > 2 {
            cells[pinned] = steps(bound)
            pinned += 1
        }
        let total = Int((mean * Double(cells.count) / plan.step).rounded())
        guard adjust(&cells, from: pinned, total: total, low: low, high: high) else {
            throw Failure.data(
                at: Position(file: file, line: shape.line),
                TargetProblem.impossibleMean(question: plan.question.name))
        }
        give(cells, to: respondents)
    }

    private func steps(_ number: Double) -> Int32 { plan.steps(number) }

    /// Moves cells up or down at random, each by its share of what is missing, until they add up; `false`
    /// if they cannot.
    private mutating func adjust(
        _ cells: inout [Int32], from first: Int, total: Int, low: Int32, high: Int32
    ) -> Bool {
        let fixed = cells[..<first].reduce(0) { $0 + Int($1) }
        let free = cells.count - first
        guard total >= fixed + free * Int(low), total <= fixed + free * Int(high) else { return false }
        var missing = total - cells.reduce(0) { $0 + Int($1) }
        while missing != 0 {
            let index = first + generator.below(free)
            let share = max(abs(missing) / free, 1)
            let room = missing > 0 ? high - cells[index] : cells[index] - low
            let change = min(share, Int(room)) * missing.signum()
            cells[index] += Int32(change)
            missing -= change
        }
        return true
    }
}
