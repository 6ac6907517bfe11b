import CivilCalendar
import DelimitedText
import DocumentFormats
import Glibc
import Problems
import StageFiles
import SurveyModel
import WorkbookOutput

/// What the report and the tables can be sent as.
public enum ReleasedFormat: String, Sendable, CaseIterable {
    case docx, html, pdf, xlsx

    fileprivate var step: ReleaseStep {
        switch self {
        case .docx: .docx
        case .html: .html
        case .pdf: .pdf
        case .xlsx: .xlsx
        }
    }
}

/// Writes the wave's report as documents and its tables as workbooks, in each language, of released files alone, and
/// lists them in `released.txt`.
///
/// - Returns: The paths of what was written.
/// - Throws: `Failure` if the report is not there, is another than was released, or a program that is needed is missing.
public func writeDocuments(_ wave: Wave, output: WaveOutput, formats: [ReleasedFormat]) throws -> [String] {
    let list = try ReleaseList.load(output)
    if let step = list.missingStep {
        throw Failure.data(
            at: Position(file: "\(output.root)/\(FileName.released)"),
            DocumentProblem.stepMissing(step.rawValue))
    }
    var written: [String] = []
    for format in formats {
        let stage = try StageOutput(folder: output.root)
        for language in wave.languages {
            let name: String
            let bytes: [UInt8]
            if let kind = DocumentFormat(rawValue: format.rawValue) {
                name = FileName.document(language, format.rawValue)
                bytes = try report(wave, list, output, kind, language)
            } else {
                name = FileName.workbook(language)
                bytes = try workbook(wave, list, output, language)
            }
            try stage.file(name).write(bytes: bytes)
            written.append("\(output.root)/\(name)")
        }
        try output.release([stage], by: format.step)
    }
    return written
}

private func report(
    _ wave: Wave, _ list: ReleaseList, _ output: WaveOutput, _ format: DocumentFormat, _ language: Language
) throws -> [UInt8] {
    var charts: [String: [UInt8]] = [:]
    var text: [UInt8]?
    for file in list.all {
        if file.path == FileName.report(language) { text = try file.contents(in: output) }
        if file.path.hasPrefix(FileName.charts + "/"), file.path.hasSuffix(".\(language).svg") {
            charts[file.path] = try file.contents(in: output)
        }
    }
    guard let text else {
        throw Failure.data(
            at: Position(file: "\(output.root)/\(FileName.released)"),
            DocumentProblem.notReleased(FileName.report(language)))
    }
    return try DocumentMaker(files: charts, epoch: wave.epoch).document(
        DocumentMaker.Source(
            String(decoding: text, as: UTF8.self), .markdown, title: wave.heading(language),
            language: language,
            contents: 4, reference: try wave.ownReference()),
        as: format)
}

private func workbook(
    _ wave: Wave, _ list: ReleaseList, _ output: WaveOutput, _ language: Language
) throws -> [UInt8] {
    let tables = "\(FileName.tables)/"
    for file in list.all where file.path.hasPrefix(tables) { _ = try file.contents(in: output) }
    let forms = try wave.forms.map { try ReleasedForm.load($0, output, wave.languages) }
    let sheets = TablesWorkbook(wave, forms, language).sheets
    do {
        return try WorkbookWriter.bytes(of: sheets, title: wave.heading(language), epoch: wave.epoch)
    } catch let error as WorkbookWriterError {
        let place = "\(output.root)/\(FileName.workbook(language))"
        throw Failure(
            .inputOutput, [Problem(.error, at: Position(file: place), DocumentProblem.refused(error.message))]
        )
    }
}

extension Wave {
    /// What a document's header says.
    func heading(_ language: Language) -> String { title.isEmpty ? name : title[language] }

    /// The time documents are of: noon of the last day of the fieldwork, since no clock is asked.
    var epoch: Int {
        let noon = fieldwork.flatMap { CalendarDay($0.to) }.map { $0.number * 86_400 + 43_200 } ?? 0
        return max(noon, 0)
    }

    /// A Word document of the surveys' own, whose styles, page and header take the place of the project's.
    func ownReference() throws -> [UInt8]? {
        for folder in [paths.wave, paths.templates] {
            let path = "\(folder)/reference.docx"
            if access(path, F_OK) == 0 { return try FileSource.contents(of: path) }
        }
        return nil
    }
}

enum DocumentProblem: ProblemWording {
    case stepMissing(String)
    case notReleased(String)
    case refused(String)

    var what: String {
        switch self {
        case .stepMissing(let step): "nothing from survey-\(step) is listed"
        case .notReleased(let path): "\(path) is not listed"
        case .refused(let words): "the workbook cannot be written (\(words))"
        }
    }

    var remedy: String {
        switch self {
        case .stepMissing, .notReleased: "run make for this wave first"
        case .refused: "check the free memory and run it again"
        }
    }
}
