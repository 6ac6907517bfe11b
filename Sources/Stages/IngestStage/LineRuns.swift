import StageFiles

/// Gathers line numbers into stretches of constant step.
struct LineRuns {
    private(set) var runs: [IngestReport.LineRun] = []

    mutating func add(_ line: Int) {
        guard var last = runs.last else { return runs.append(.init(line: line, count: 1, step: 1)) }
        let step = last.count == 1 ? line - last.line : last.step
        guard line == last.line + last.count * step else {
            return runs.append(.init(line: line, count: 1, step: 1))
        }
        last.step = step
        last.count += 1
        runs[runs.count - 1] = last
    }
}
