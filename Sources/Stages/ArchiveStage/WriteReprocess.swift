import DelimitedText
import Problems
import StageFiles

/// A row of `reprocess.csv`: something that moved.
struct ReprocessRow: TableRow {
    var wave = ""
    var file = ""
    var row = ""
    var column = ""
    var from = ""
    var to = ""
    /// The configuration files that bring back what was accepted, blanks between them.
    var causes = ""

    static var columns: [Column<ReprocessRow>] {
        [
            .text("wave", \.wave), .text("file", \.file), .text("row", \.row), .text("column", \.column),
            .text("from", \.from), .text("to", \.to), .text("causes", \.causes),
        ]
    }
}

enum ReprocessTable { static let name = "reprocess.csv" }

extension Reprocessing {
    /// Writes `OUTPUT/reprocess.md` and `OUTPUT/reprocess.csv`, once the variants were run.
    ///
    /// - Returns: Whether nothing moved that was not accepted.
    /// - Throws: `Failure` if they cannot be written.
    public func writePage(_ refusals: [SurveyTree.Refusal], log: RunLog) throws -> Bool {
        let comparisons = comparisons(refusals, log: log)
        let variants = variants(comparisons)
        let causes = comparisons.map { self.causes(of: $0, variants) }
        let rows = zip(comparisons, causes).flatMap { comparison, causes in
            zip(comparison.moves, causes.byMove).map { move, files in
                ReprocessRow(
                    wave: comparison.wave, file: move.file, row: move.row, column: move.column,
                    from: move.row.isEmpty ? "" : move.from ?? "", to: move.row.isEmpty ? "" : move.to ?? "",
                    causes: files.joined(separator: " "))
            }
        }
        let stage = try StageOutput(folder: output)
        try stage.write(rows, to: ReprocessTable.name, languages: [])
        try stage.write(ReprocessPage(comparisons: comparisons, causes: causes).text, to: "reprocess.md")
        try stage.commit()
        return comparisons.allSatisfy(\.isSettled)
    }
}

extension SurveyTree.Refusal {
    /// As it is kept between two steps of a reprocessing: a line for each message.
    public static func lines(_ refusals: [SurveyTree.Refusal]) -> String {
        refusals.flatMap { refusal in refusal.messages.map { "\(refusal.wave)\t\($0)\n" } }.joined()
    }

    /// - Throws: `Failure` if they cannot be read.
    public static func load(_ path: String) throws -> [SurveyTree.Refusal] {
        let text = String(decoding: try FileSource.contents(of: path), as: UTF8.self)
        var refusals: [SurveyTree.Refusal] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            if refusals.last?.wave == parts[0] {
                refusals[refusals.count - 1].messages.append(parts[1])
            } else {
                refusals.append(SurveyTree.Refusal(wave: parts[0], messages: [parts[1]]))
            }
        }
        return refusals
    }
}
