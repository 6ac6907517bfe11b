import DocumentFormats
import Problems
import StageFiles
import SurveyModel
import WorkbookOutput

/// Writes the wave's questionnaires to be printed, in each language, for browsers and for Word: `OUTPUT/W/paper/`.
///
/// - Returns: The paths of what was written.
/// - Throws: `Failure` if a questionnaire cannot be read, or pandoc is missing.
public func writePaper(_ wave: Wave, output: WaveOutput) throws -> [String] {
    let stage = try StageOutput(folder: "\(output.root)/\(FileName.paper)")
    var written: [String] = []
    for form in wave.forms {
        let instrument = try Instrument.load(path: form.instrument)
        for language in wave.languages {
            let paper = PaperForm(instrument, title: form.name, language)
            let title = instrument.title.isEmpty ? form.name : instrument.title[language]
            let source = DocumentMaker.Source(paper.html, .html, title: title, language: language)
            let maker = try DocumentMaker(epoch: 0)
            for format in [DocumentFormat.html, .docx] {
                let name = "\(form.name).\(language).\(format.rawValue)"
                try stage.file(name).write(bytes: try maker.document(source, as: format))
                written.append("\(stage.folder)/\(name)")
            }
        }
    }
    try stage.commit()
    return written
}

/// Writes a workbook for each form to key the paper into: `OUTPUT/W/keying/`.
///
/// - Parameter language: Of the answers; `nil`: the wave's first.
/// - Returns: The paths of what was written.
/// - Throws: `Failure` if a questionnaire cannot be read or a workbook not be written.
public func writeKeying(_ wave: Wave, output: WaveOutput, language: Language?) throws -> [String] {
    let language = language ?? wave.languages.first ?? ""
    let stage = try StageOutput(folder: "\(output.root)/\(FileName.keying)")
    var written: [String] = []
    for form in wave.forms {
        let instrument = try Instrument.load(path: form.instrument)
        guard instrument.languages.contains(language) else {
            throw Failure.data(
                at: Position(file: form.instrument),
                PaperProblem.unknownLanguage(language, known: instrument.languages))
        }
        let place = "\(stage.folder)/\(form.name).xlsx"
        do {
            let sheets = KeyingWorkbook(instrument, language).sheets(named: form.name)
            try stage.file("\(form.name).xlsx").write(
                bytes: try WorkbookWriter.bytes(of: sheets, title: form.name, epoch: 0))
        } catch let error as WorkbookWriterError {
            throw Failure(
                .inputOutput,
                [Problem(.error, at: Position(file: place), PaperProblem.refused(error.message))])
        }
        written.append(place)
    }
    try stage.commit()
    return written
}

enum PaperProblem: ProblemWording {
    case unknownLanguage(String, known: [String])
    case refused(String)

    var what: String {
        switch self {
        case .unknownLanguage(let language, _): "the questionnaire has no texts in the language \(language)"
        case .refused(let words): "the workbook cannot be written (\(words))"
        }
    }

    var remedy: String {
        switch self {
        case .unknownLanguage(_, let known): "name one of \(known.joined(separator: ", "))"
        case .refused: "check the free memory and run it again"
        }
    }
}
