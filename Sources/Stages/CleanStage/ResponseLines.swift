import Problems
import StageFiles

/// The places in the exports from which the rows of `responses.csv` came.
struct ResponseLines {
    private struct Stretch {
        var firstRow: Int
        var file: String
        var run: IngestReport.LineRun
    }

    private var stretches: [Stretch] = []

    init(_ report: IngestReport) {
        var firstRow = 0
        for file in report.files {
            for run in file.lines {
                stretches.append(Stretch(firstRow: firstRow, file: file.name, run: run))
                firstRow += run.count
            }
        }
    }

    /// - Parameter row: From 0.
    func position(ofRow row: Int) -> Position? {
        var (low, high) = (0, stretches.count)
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].firstRow <= row { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let stretch = stretches[low - 1]
        let offset = row - stretch.firstRow
        guard offset < stretch.run.count else { return nil }
        return Position(file: stretch.file, line: stretch.run.line + offset * stretch.run.step)
    }
}
