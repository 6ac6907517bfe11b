import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Writes a page for each respondent of a form, and tables of their results, for the team alone: `protocols/`,
/// `assessments.csv` and, where the rules name the part of the year, `assessment-years.csv` in the form's folder.
///
/// - Parameter language: Of the pages; `nil`: the wave's first.
/// - Throws: `Failure` if the rules have no `protocol` of the form, or a file is missing or damaged.
public func writeProtocols(
    _ wave: Wave, form: Form, output: WaveOutput, language: Language?
) throws {
    let language = language ?? wave.languages.first ?? ""
    let rules = wave.swot?.rules ?? ""
    let book = rules.isEmpty ? RuleBook() : try RuleBook.load(path: rules)
    let instrument = try Instrument.load(path: form.instrument)
    guard let pages = book.protocol, pages.form == form.name else {
        let file = rules.isEmpty ? wave.paths.configuration : rules
        throw Failure.data(at: Position(file: file), ProtocolProblem.none(form: form.name))
    }
    let indices = book.indices.filter { $0.form == form.name }
    let scores = try IndexScores(indices, instrument, file: rules)
    for name in [pages.total, pages.mark] where !name.isEmpty && !indices.contains(where: { $0.name == name })
    {
        throw Failure.data(
            at: Position(file: rules), ProtocolProblem.unknownIndex(name, known: indices.map(\.name)))
    }
    let year = try YearOfMarks(before: wave, form, instrument, pages, output)
    let folder = output.form(form.name)
    let team = try StageOutput(folder: folder, isPrivate: true)
    let own = try StageOutput(folder: "\(folder)/\(FileName.protocols)", isPrivate: true)
    let page = ProtocolPage(instrument, book, pages, scores, language, year)
    let table = try team.file(FileName.assessments)
    try table.write(ProtocolPage.header)
    let years = page.quarters.isEmpty ? nil : try team.file(FileName.assessmentYears)
    if years == nil { team.remove(FileName.assessmentYears) }
    try years?.write(page.yearHeader)
    var names: [String: Int] = [:]
    try forEachRow(of: "\(folder)/\(FileName.coded)") { respondent, coded in
        let name = fileName(respondent)
        names[name, default: 0] += 1
        let count = names[name] ?? 1
        let result = page.result(coded)
        try own.write(
            page.text(respondent, coded, result), to: count == 1 ? "\(name).md" : "\(name)~\(count).md")
        for row in page.rows(respondent, coded, result) { try table.write(row) }
        try years?.write(page.yearRow(respondent, coded, result))
    }
    own.removeOthers(ending: ".md")
    try team.finish()
    try own.commit()
    try team.moveIntoPlace()
}

/// Goes through the respondents of a `coded.csv`, but for those left out of the survey.
func forEachRow(of path: String, _ use: (String, (String) -> String) throws -> Void) throws {
    let reader = try RecordReader(path: path)
    let header = try reader.next()?.fields ?? []
    let columns = Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    while let record = try reader.next() {
        guard record.fields.count == header.count, let respondent = record.fields.first else {
            throw Failure.data(at: Position(file: path, line: record.line), StageFileProblem.damagedRow)
        }
        if record.fields.dropFirst().allSatisfy({ $0 == Unanswered.notAsked }) { continue }
        try use(respondent) { columns[$0].map { record.fields[$0] } ?? Unanswered.blank }
    }
}

/// A code as a file's name: letters, digits and dashes stay, anything else is told by its number.
func fileName(_ code: String) -> String {
    var name = ""
    for scalar in code.unicodeScalars {
        let isPlain =
            scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-")
        if isPlain {
            name.unicodeScalars.append(scalar)
        } else {
            name += "_" + String(scalar.value, radix: 16)
        }
    }
    return FileName.short(name.isEmpty ? "_" : name)
}

enum ProtocolProblem: ProblemWording {
    case none(form: String)
    case unknownIndex(String, known: [String])

    var what: String {
        switch self {
        case .none(let form): "no protocol is described for the form \(form)"
        case .unknownIndex(let name, _): "the form has no index \(name)"
        }
    }

    var remedy: String {
        switch self {
        case .none: "add protocol to the rules; Documentation/assessment has one"
        case .unknownIndex(let name, let known):
            nearestName(to: name, among: known).map { "did you mean \($0)?" }
                ?? "known: \(known.joined(separator: ", "))"
        }
    }
}
