import Problems
import StageFiles
import SurveyModel

/// Writes the report and the tables of each language and the charts, from what disclosure control let through.
///
/// - Parameters:
///   - shippedTemplates: The folder of the templates that `SURVEYS/templates` does not have.
///   - report: Told of templates that no document reads.
public func writeReport(
    _ wave: Wave, output: WaveOutput, shippedTemplates: String?, report: ProblemReport
) throws {
    let folders = [wave.paths.wave, wave.paths.templates] + (shippedTemplates.map { [$0] } ?? [])
    folders.distinct.flatMap(Templates.unread).forEach(report)
    let outline = Outline(try ReportInput.load(wave, output))
    let root = try StageOutput(folder: output.root)
    let charts = try StageOutput(folder: output.charts)
    for language in wave.languages {
        let templates = try Templates(folders: folders, language: language)
        let edition = Edition(outline, language, templates.words)
        try root.write(
            templates.report.render(edition.reportView).withoutTrailingBlanks, to: FileName.report(language))
        try root.write(
            templates.tables.render(edition.tablesView).withoutTrailingBlanks, to: FileName.tables(language))
        for (name, svg) in edition.charts.files { try charts.write(svg, to: name) }
    }
    // A picture of an earlier run may show what is withheld now.
    charts.removeOthers(ending: ".svg")
    try output.release([charts, root], by: .report)
}

extension String {
    /// The text without blanks at the ends of lines, which sections of a template leave that say nothing.
    fileprivate var withoutTrailingBlanks: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for byte in utf8 {
            if byte == UInt8(ascii: "\n") { while bytes.last == UInt8(ascii: " ") { bytes.removeLast() } }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
