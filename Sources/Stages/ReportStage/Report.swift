import OrderedWork
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
    let folders = wave.templateFolders(shipped: shippedTemplates)
    folders.distinct.flatMap(Templates.unread).forEach(report)
    let outline = Outline(try ReportInput.load(wave, output))
    let root = try StageOutput(folder: output.root)
    let charts = try StageOutput(folder: output.charts)
    var languages = wave.languages[...]
    try inOrder(threads: min(availableThreads, languages.count)) {
        languages.popFirst()
    } work: { language in
        try Documents(outline, Templates(folders: folders, language: language), language)
    } take: { documents in
        try root.write(documents.report, to: FileName.report(documents.language))
        try root.write(documents.tables, to: FileName.tables(documents.language))
        if let trend = documents.trend {
            try root.write(trend, to: FileName.trend(documents.language))
        } else {
            root.remove(FileName.trend(documents.language))
        }
        for (name, svg) in documents.charts { try charts.write(svg, to: name) }
    }
    // A picture of an earlier run may show what is withheld now.
    charts.removeOthers(ending: ".svg")
    try output.release([charts, root], by: .report)
}

/// All that is written in one language.
private struct Documents {
    let language: Language
    let report: String
    let tables: String
    /// Where there are three and more waves.
    let trend: String?
    let charts: [(name: String, svg: String)]

    init(_ outline: Outline, _ templates: Templates, _ language: Language) {
        self.language = language
        let edition = Edition(outline, language, templates.words)
        report = templates.report.render(edition.reportView).withoutTrailingBlanks
        tables = templates.tables.render(edition.tablesView).withoutTrailingBlanks
        trend = edition.trendView.map { templates.trend.render($0).withoutTrailingBlanks }
        charts = edition.charts.files
    }
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
