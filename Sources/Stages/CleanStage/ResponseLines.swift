import Problems
import StageFiles

/// The places in the exports from which the rows of `responses.csv` came.
struct ResponseLines {
    private struct File {
        var name: String
        var stretches: LineNumbers.Stretches
    }

    /// A place among the stretches of a file from which on they can be read.
    private struct Mark {
        var firstRow: Int
        /// The line of the row before.
        var line: Int
        var file: Int
        var place: Int
    }

    /// So many stretches lie between two marks: few to read through, and few marks to keep.
    private static let markDistance = 64

    private var files: [File] = []
    private var marks: [Mark] = []
    private var rows = 0

    init(_ report: IngestReport) {
        for file in report.files {
            files.append(File(name: file.name, stretches: file.lines.stretches))
            mark(file.lines.stretches)
        }
    }

    private mutating func mark(_ stretches: LineNumbers.Stretches) {
        var stretches = stretches
        var (line, number) = (0, 0)
        while true {
            let mark = Mark(firstRow: rows, line: line, file: files.count - 1, place: stretches.place)
            guard let stretch = stretches.next() else { return }
            if number % Self.markDistance == 0 { marks.append(mark) }
            number += 1
            rows &+= stretch.count
            line &+= stretch.step &* stretch.count
        }
    }

    /// - Parameter row: From 0.
    func position(ofRow row: Int) -> Position? {
        guard row < rows else { return nil }
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].firstRow <= row { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let mark = marks[low - 1]
        var stretches = files[mark.file].stretches
        stretches.place = mark.place
        var (first, line) = (mark.firstRow, mark.line)
        while let stretch = stretches.next() {
            if row < first &+ stretch.count {
                return Position(
                    file: files[mark.file].name, line: line &+ stretch.step &* (row - first + 1))
            }
            first &+= stretch.count
            line &+= stretch.step &* stretch.count
        }
        return nil
    }
}
