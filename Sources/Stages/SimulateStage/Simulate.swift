import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Invents the answers of a number of respondents and writes them as the export of a data-entry office:
/// UTF-8 with byte-order mark, semicolons, CRLF.
///
/// - Parameters:
///   - instrument: Path of the questionnaire.
///   - targets: Path of the targets file.
///   - rules: Path of the rules file whose derived shares the targets may name.
///   - seed: The same seed gives the same bytes.
///   - output: Path of the export.
/// - Throws: `Failure` if the targets are wrong or cannot be met; then nothing is written.
public func simulate(
    instrument: String, targets: String, rules: String?, respondents: Int, seed: UInt64, output: String
) throws {
    let instrument = try Instrument.load(path: instrument)
    let derived = try rules.map { try RuleBook.load(path: $0).derived } ?? []
    let plan = try SimulationPlan(TargetFile(path: targets), instrument: instrument, derived: derived)
    let sheet = try Simulation(plan: plan, respondents: respondents, seed: seed).answers()
    let place = FilePlace(output)
    let stage = try StageOutput(folder: place.folder)
    let file = try stage.file(place.name)
    try writeExport(plan, sheet, language: instrument.languages.first ?? "", seed: seed) { bytes in
        try file.write(text: String(decoding: bytes, as: UTF8.self))
    }
    try stage.commit()
}

private let chunkSize = 1 << 18

/// Keys the sheet record by record and hands the bytes on in chunks.
func writeExport(
    _ plan: SimulationPlan, _ sheet: AnswerSheet, language: Language, seed: UInt64,
    to write: ([UInt8]) throws -> Void
) throws {
    var keyings = plan.questions.compactMap { question in
        sheet.column(question.question.name).map { column in
            QuestionKeying(question, column: column, language: language, seed: seed)
        }
    }
    var personal = plan.personal.map { PersonalColumn($0.header, $0.kind, seed: seed) }
    var records = RecordWriter(.semicolon, lineBreak: .crlf)
    try write([0xEF, 0xBB, 0xBF])
    records.write(keyings.flatMap(\.headers) + personal.map(\.header))
    var fields: [String] = []
    for respondent in 0..<sheet.respondents {
        fields.removeAll(keepingCapacity: true)
        for index in keyings.indices { keyings[index].append(respondent, to: &fields) }
        for index in personal.indices { fields.append(personal[index].next()) }
        records.write(fields)
        if records.bytes.count >= chunkSize { try write(records.take()) }
    }
    try write(records.take())
}

/// A file's folder and name.
private struct FilePlace {
    var folder = "."
    var name: String

    init(_ path: String) {
        name = path
        guard let slash = path.lastIndex(of: "/") else { return }
        folder = slash == path.startIndex ? "/" : String(path[..<slash])
        name = String(path[path.index(after: slash)...])
    }
}
