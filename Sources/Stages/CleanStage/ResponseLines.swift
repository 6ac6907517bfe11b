import StageFiles

/// The lines of the exports from which the rows of `responses.csv` came, one after the other.
struct ResponseLines: IteratorProtocol {
    private let runs: [IngestReport.LineRun]
    private var run = 0
    private var offset = 0

    init(_ report: IngestReport) { runs = report.files.flatMap(\.lines) }

    mutating func next() -> Int? {
        while run < runs.count, offset == runs[run].count {
            run += 1
            offset = 0
        }
        guard run < runs.count else { return nil }
        defer { offset += 1 }
        return runs[run].line + offset * runs[run].step
    }
}
