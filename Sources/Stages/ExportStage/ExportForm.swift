import CivilCalendar
import LabelledFile
import Problems
import StageFiles
import SurveyModel

/// What the team's data can be written as, beside `coded.csv`.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// For SPSS and PSPP.
    case sav
    /// For Stata.
    case dta
    /// Metadata of `coded.csv` as CSV on the Web.
    case csvw
    /// DDI-Codebook 2.5.
    case ddi
    /// A codebook in each language of the wave, in Markdown.
    case codebook
}

/// Writes a form's coded answers with their labels for other programs, into the form's folder; for the team alone.
///
/// - Parameter language: Of the labels in the formats that have room for one; `nil`: the wave's first.
/// - Throws: `Failure` if the form has not been cleaned and tabulated, or its files are damaged.
public func exportForm(
    _ wave: Wave, form: Form, output: WaveOutput, formats: [ExportFormat], language: Language?
) throws {
    let language = language ?? wave.languages.first ?? "en"
    guard wave.languages.contains(language) else {
        throw Failure.data(
            at: Position(file: wave.paths.configuration),
            ExportProblem.unknownLanguage(language, known: wave.languages))
    }
    let folder = output.form(form.name)
    let instrument = try Instrument.load(path: form.instrument)
    let dictionary = try readTable(
        DictionaryRow.self, at: "\(folder)/\(FileName.dictionary)", languages: wave.languages)
    let data = try CodedData(folder: folder, CodedVariable.all(dictionary, instrument))
    let (rows, summaries) = try data.summaries()
    let titles = [wave.title, instrument.title]
    let stage = try StageOutput(folder: folder, isPrivate: true)
    let path = "\(folder)/\(FileName.fitted)"
    // What was said of the formats that are not written now stays.
    var fittedRows = ((try? readTable(FittedRow.self, at: path, languages: [])) ?? []).filter { row in
        !formats.contains { $0.rawValue == row.format }
    }
    let day = wave.fieldwork.flatMap { CalendarDay($0.to) } ?? CalendarDay(number: 0)
    for format in LabelledFormat.allCases where formats.contains(where: { $0.rawValue == format.rawValue }) {
        var export = LabelledExport(
            format, data, rows: rows, summaries,
            title: "\(wave.name) \(form.name): \(joined(titles, language))",
            day: (day.year, day.month, day.day), language)
        let name = format == .sav ? FileName.codedSAV : FileName.codedDTA
        do {
            try export.write(to: try stage.file(name))
        } catch let error as LabelledFileError {
            throw Failure.data(at: Position(file: "\(folder)/\(name)"), ExportProblem.refused(error.message))
        }
        fittedRows += export.fittedRows
    }
    if formats.contains(.sav) || formats.contains(.dta) {
        try stage.write(fittedRows, to: FileName.fitted, languages: [])
    }
    if formats.contains(.csvw) {
        let metadata = WebMetadata(
            data.variables, title: wave.title, languages: wave.languages, isKeyed: try data.isKeyed())
        try stage.write(metadata, json: FileName.codedMetadata)
    }
    if formats.contains(.ddi) {
        let document = DDICodebook(
            wave: wave, form: form, instrument: instrument, variables: data.variables, rows: rows,
            summaries: summaries)
        try stage.write(document.text, to: FileName.ddi)
    }
    if formats.contains(.codebook) {
        for language in wave.languages {
            let codebook = Codebook(instrument, data.variables, summaries, language)
            try stage.write(
                codebook.text(titles: titles.map { $0[language] }.filter { !$0.isEmpty }, rows: rows),
                to: FileName.codebook(language))
        }
    }
    try stage.commit()
}

private func joined(_ titles: [LocalizedText], _ language: Language) -> String {
    titles.map { $0[language] }.filter { !$0.isEmpty }.joined(separator: ". ")
}

extension CodedData {
    /// Whether no two respondents have the same name.
    fileprivate func isKeyed() throws -> Bool {
        var names = Set<String>()
        var rows = 0
        try forEachRow { _, _, cells in
            names.insert(cells[0])
            rows += 1
        }
        return names.count == rows
    }
}

enum ExportProblem: ProblemWording {
    case unknownLanguage(String, known: [String])
    case refused(String)

    var what: String {
        switch self {
        case .unknownLanguage(let language, _): "the wave has no texts in the language \(language)"
        case .refused(let words): "the format has no room for these data (\(words))"
        }
    }

    var remedy: String {
        switch self {
        case .unknownLanguage(_, let known): "name one of \(known.joined(separator: ", "))"
        case .refused: "use another format; coded.csv holds everything"
        }
    }
}
