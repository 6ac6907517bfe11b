import DelimitedText
import Foundation
import Problems
import StageFiles
import SurveyModel

@testable import CleanStage

/// A wave in a temporary folder, cleaned.
final class CleanRun {
    let root: String
    private(set) var problems: [String] = []

    /// - Parameters:
    ///   - instrument: An XLSForm.
    ///   - keys: Lines of the form's part of `wave.yml`.
    ///   - files: Files of the wave's folder by name.
    ///   - responses: `responses.csv` as ingested from lines 2, 3, …
    ///   - second: The second entry, likewise.
    ///   - wave: Further lines of `wave.yml`.
    init(
        instrument: String, keys: [String] = [], files: [String: String] = [:], responses: String,
        second: String? = nil, wave: [String] = []
    ) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "clean-\(UUID())").path
        let head =
            wave.map { $0 + "\n" }.joined() + "forms:\n  f:\n    instrument: f.csv\n    responses: [f.csv]\n"
        var waveFiles = files
        waveFiles["wave.yml"] = head + keys.map { "    \($0)\n" }.joined()
        waveFiles["f.csv"] = ""
        try write(waveFiles, to: "surveys/waves/w")
        try write(["f.csv": instrument], to: "surveys/instruments")
        try write(["responses.csv": responses], to: "output/w/f")
        try report(responses, FileName.ingest)
        if let second {
            try write(["responses-2.csv": second], to: "output/w/f")
            try report(second, FileName.secondIngest)
        }
        let wave = try Wave.load(folder: "\(root)/surveys/waves/w")
        let output = WaveOutput(output: "\(root)/output", wave: wave.name)
        try clean(wave, form: wave.forms[0], output: output) { problems.append("\($0)") }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// A file of the form's output folder as lines.
    func lines(_ name: String) throws -> [String] {
        let bytes = try FileSource.contents(of: "\(root)/output/w/f/\(name)")
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func quality() throws -> QualityReport {
        try readJSON(QualityReport.self, at: "\(root)/output/w/f/\(FileName.quality)")
    }

    private func write(_ files: [String: String], to folder: String) throws {
        let stage = try StageOutput(folder: "\(root)/\(folder)")
        for (name, text) in files { try stage.write(text, to: name) }
        try stage.commit()
    }

    /// The report that goes with rows taken from lines 2, 3, … of an export.
    private func report(_ responses: String, _ name: String) throws {
        let rows = responses.split(separator: "\n").count - 1
        let file = IngestReport.File(
            name: "f.csv", sha256: "", bytes: 0, encoding: "utf-8", delimiter: ",", headerLine: 1,
            rowsRead: rows, rowsRejected: [], cellsDamaged: [], columns: [], columnsLeftOver: [],
            lines: LineNumbers(2..<2 + rows))
        let stage = try StageOutput(folder: "\(root)/output/w/f")
        try stage.write(IngestReport(form: "f", files: [file]), json: name)
        try stage.commit()
    }
}
