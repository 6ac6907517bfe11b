import Problems
import StageFiles

/// The places in the exports from which the rows of `responses.csv` came, one after the other.
struct ResponseLines: IteratorProtocol {
    private let runs: [(file: String, run: IngestReport.LineRun)]
    private var run = 0
    private var offset = 0

    init(_ report: IngestReport) {
        runs = report.files.flatMap { file in file.lines.map { (file.name, $0) } }
    }

    mutating func next() -> Position? {
        while run < runs.count, offset == runs[run].run.count {
            run += 1
            offset = 0
        }
        guard run < runs.count else { return nil }
        defer { offset += 1 }
        let lines = runs[run].run
        return Position(file: runs[run].file, line: lines.line + offset * lines.step)
    }
}
