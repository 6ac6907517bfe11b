import DelimitedText
import Foundation
import Problems
import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import IngestStage

/// An export may be read in pieces of any size by any number of threads.
struct ReadingTests {
    /// What is written and said of an export.
    private struct Outcome: Equatable {
        var files: [Data?] = []
        var problems: [String] = []
    }

    private func outcome(_ export: [UInt8], _ reading: ExportReading, _ rules: ExportRules) throws -> Outcome
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(smallForm.utf8).write(to: folder.appending(path: "form.csv"))
        try Data(export).write(to: folder.appending(path: "e.csv"))
        let form = Form(
            name: "f", instrument: folder.appending(path: "form.csv").path,
            responses: [folder.appending(path: "e.csv").path], exportRules: rules)
        let wave = Wave(name: "w", paths: WavePaths(surveys: folder.path, wave: folder.path), forms: [form])
        let output = WaveOutput(output: folder.appending(path: "o").path, wave: "w")
        var outcome = Outcome()
        do {
            try ingest(wave, form: form, output: output, isStrict: false, reading: reading) {
                outcome.problems.append("\($0)".replacing(folder.path, with: ""))
            }
        } catch let failure as Failure {
            outcome.problems += failure.problems.map { "\($0)".replacing(folder.path, with: "") }
        }
        outcome.files = [FileName.responses, FileName.ingest].map {
            FileManager.default.contents(atPath: "\(output.form("f"))/\($0)")
        }
        return outcome
    }

    /// An export with quoted line breaks, blank lines and cells that need a closer look, and now and then
    /// quotation marks that do not pair up.
    private func export(_ random: inout SplitMix64) -> [UInt8] {
        let lineBreak = ["\n", "\r\n", "\r"][Int.random(in: 0..<3, using: &random)]
        let damage = [0, 0, 0, 1, 5][Int.random(in: 0..<5, using: &random)]
        let hasIDs = Bool.random(using: &random)
        var text = hasIDs ? "id,q1,q5,q7,q20" : "q1,q5,q7,q20"
        text += lineBreak
        for row in 0..<Int.random(in: 1..<60, using: &random) {
            if Int.random(in: 0..<8, using: &random) == 0 { text += lineBreak }
            if Int.random(in: 0..<12, using: &random) == 0 { text += ",,,,\(lineBreak)" }
            let id = Int.random(in: 0..<9, using: &random) == 0 ? " " : "r\(row)"
            let words = [
                "жол", "", "\"су, \(lineBreak) жол\"", "\"а \"\"б\"\"\(lineBreak)\(lineBreak)\"", "\u{FFFD}",
                "\"\"",
            ]
            var cells = [
                ["1", "2", "Ер", "Әйел", ""], ["1", "Ауылда", "\"Қалада\"", "басқа"], ["5", "12", ""], words,
            ].map { $0[Int.random(in: 0..<$0.count, using: &random)] }
            if hasIDs { cells.insert(id, at: 0) }
            if Int.random(in: 0..<25, using: &random) == 0 { cells.removeLast() }
            if Int.random(in: 0..<25, using: &random) == 0 { cells.append(["", "x"][row % 2]) }
            if Int.random(in: 0..<100, using: &random) < damage {
                cells[cells.count - 1] = ["\"ашық", "а\"б", "\"а\" б", "\"", "\u{0}"][row % 5]
            }
            text += cells.joined(separator: ",") + lineBreak
        }
        if Bool.random(using: &random) { text.removeLast() }
        return Array(text.utf8)
    }

    @Test(arguments: 0..<60)
    func `what is read does not depend on the pieces and the threads`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 1313)
        let export = export(&random)
        let rules = ExportRules(raggedRows: seed % 2 == 0 ? .refuse : .reject)
        let lineByLine = try outcome(export, ExportReading(largestPiece: -1), rules)
        for (size, threads) in [(1, 1), (17, 3), (100, 8), (700, 2), (PieceReader.size, 1 + seed % 8)] {
            let pieces = ExportReading(threads: threads, pieceSize: size)
            #expect(try outcome(export, pieces, rules) == lineByLine, "pieces of \(size), \(threads) threads")
        }
    }

    /// The limit is a million; here it is three.
    @Test(arguments: [-1, PieceReader.size])
    func `form numbers beyond the limit are compared with those below it, and a note says so`(
        largestPiece: Int
    ) throws {
        let rows = ["a,1", "b,1", "c,2", "d,1", "d,1", "b,1", "a,2", "e,1"]
        let lines = ["id,q1,q5,q7,q20"] + rows.map { $0 + ",1,5,су" }
        let export = Array(lines.joined(separator: "\n").utf8)
        var reading = ExportReading(largestPiece: largestPiece)
        reading.numbers = 3
        let outcome = try outcome(export, reading, ExportRules())
        let notes = outcome.problems.filter { $0.contains(": note: ") }
        #expect(
            notes == [
                "/e.csv:5: note: there are more than 3 form numbers; 3 of this file, from this line on, were compared "
                    + "with the first 3 and not with each other; all rows count; clean looks through all form "
                    + "numbers of the form: see duplicates in quality.json"
            ])
        // Line 7 repeats line 3, and the number of line 8 came on line 2: both are among the first three.
        #expect(
            outcome.problems.contains { $0.hasPrefix("/e.csv:7: warning: the row repeats that of line 3") })
        #expect(
            outcome.problems.contains { $0.hasPrefix("/e.csv:8: warning: a form number comes more than") })
        let files = outcome.files.map { String(decoding: $0 ?? Data(), as: UTF8.self) }
        #expect(files[0].split(separator: "\n").count == 8)
        #expect(files[1].contains("\"numbers_not_compared\" : 3"))

        reading.numbers = 5
        let whole = try self.outcome(export, reading, ExportRules())
        #expect(!whole.problems.contains { $0.contains(": note: ") })
        #expect(!String(decoding: whole.files[1] ?? Data(), as: UTF8.self).contains("numbers_not_compared"))
    }
}
