import DelimitedText
import LabelledData
import Problems
import SurveyModel
import Workbook

/// An export on disk: text, packed or not, a sheet of a workbook, or an SPSS file.
struct ExportFile {
    private enum Kind {
        case text, packed
        /// With the sheet as text.
        case workbook(sheet: String, text: [UInt8])
        case labelled(LabelledFile)
    }

    private let path: String
    private let kind: Kind
    /// The text of an SPSS file, once it has been compared with the questionnaire.
    private var labelledText: [UInt8] = []

    /// - Throws: `Failure` if the file cannot be read, is empty, damaged or lacks the sheet.
    init(_ export: ExportName) throws {
        path = export.path
        let start = try FileSource(path: path).next()
        if start.isEmpty { throw Failure.data(at: Position(file: path, line: 1), IngestProblem.emptyFile) }
        if start.starts(with: Workbook.signature) || start.starts(with: Workbook.oldSignature) {
            let bytes = try FileSource.contents(of: path, limit: Workbook.largestPart)
            let workbook = try Workbook(bytes, file: path)
            let sheet = try workbook.sheet(named: export.sheet)
            kind = .workbook(sheet: sheet, text: try workbook.text(of: sheet))
            return
        }
        if let sheet = export.sheet {
            throw Failure.data(at: Position(file: path), IngestProblem.sheetOfText(sheet))
        }
        if LabelledFile.signatures.contains(where: start.starts) {
            let bytes = try FileSource.contents(of: path, limit: Workbook.largestPart)
            kind = .labelled(try LabelledFile(path: path, bytes))
        } else {
            kind = start.starts(with: GzipSource.signature) ? .packed : .text
        }
    }

    /// As messages call it: with the sheet, of which lines are rows.
    var title: String { path + sheetMark }

    /// Without its folders.
    var name: String { fileName(path) + sheetMark }

    /// `[citizens]`; empty for what has no sheets.
    var sheetMark: String {
        if case .workbook(let sheet, _) = kind { return "[\(sheet)]" }
        return ""
    }

    /// The SPSS file that it is; `nil` for all others.
    var labelled: LabelledFile? {
        if case .labelled(let file) = kind { return file }
        return nil
    }

    /// Whether cells are parted by commas and encoded in UTF-8 since they were written so here.
    var isConverted: Bool {
        switch kind {
        case .text, .packed: false
        case .workbook, .labelled: true
        }
    }

    /// How its encoding is called in `ingest.json`, where it has no say in it.
    var format: String? {
        switch kind {
        case .text, .packed: nil
        case .workbook: "Excel workbook"
        case .labelled: "SPSS file"
        }
    }

    /// With the text that stands for an SPSS file.
    func labelled(as text: [UInt8]) -> ExportFile {
        var file = self
        file.labelledText = text
        return file
    }

    /// Its text, unpacked, through a source that takes the digest of the file as it lies there.
    func open() throws -> (bytes: any ByteSource, digest: DigestingSource) {
        let digest = DigestingSource(try FileSource(path: path))
        switch kind {
        case .text: return (digest, digest)
        case .packed: return (GzipSource(digest, file: path), digest)
        case .workbook(_, let text):
            try digest.drain()
            return (MemorySource(text), digest)
        case .labelled:
            try digest.drain()
            return (MemorySource(labelledText), digest)
        }
    }

    /// The digest of the file as it lies there, and which of its sheets it is.
    func identity() throws -> String {
        let digest = DigestingSource(try FileSource(path: path))
        try digest.drain()
        return digest.sha256() + sheetMark
    }

    /// The first bytes, to find out what they are.
    func sample() throws -> ExportSample {
        let source = try open().bytes
        var bytes: [UInt8] = []
        while bytes.count < ExportSample.size {
            let chunk = try source.next()
            if chunk.isEmpty {
                return ExportSample(bytes: bytes, isWhole: true, isConverted: isConverted)
            }
            bytes += chunk
        }
        if isConverted { bytes.removeSubrange(ExportSample.size...) }
        return ExportSample(bytes: bytes, isWhole: false, isConverted: isConverted)
    }
}
