import DelimitedText
import Problems
import SurveyModel

/// An export of a form, its encoding, its delimiter and its header understood.
struct Export {
    let file: ExportFile
    let layout: Layout

    /// As messages call it.
    var path: String { file.title }
    var mapping: ColumnMapping { layout.mapping }

    /// - Throws: `Failure` if the file is empty, or no header is recognised however it is read.
    init(_ export: ExportName, form: Form, finder: LayoutFinder, report: ProblemReport) throws {
        var file = try ExportFile(export)
        if let labelled = file.labelled {
            file = file.labelled(as: try LabelledExport(labelled, finder).text(report))
        }
        self.file = file
        let path = file.title
        let encoding = file.isConverted ? nil : form.exportRules.encoding
        let readings = finder.readings(try file.sample(), encoding: encoding)
        guard let best = readings.first else {
            throw Failure.data(at: Position(file: path, line: 1), IngestProblem.emptyFile)
        }
        layout = best.layout
        let position = Position(file: path, line: best.layout.mapping.header.line)
        if best.layout.mapping.recognized == 0 {
            throw Failure.data(
                at: position, IngestProblem.unknownHeader(columns: best.layout.mapping.header.width))
        }
        // Only a reading that gives other letters is another one.
        guard let next = readings.dropFirst().first(where: { $0.text != best.text }) else { return }
        if next.recognized == best.recognized || best.isDoubtful {
            report(
                Problem(
                    .warning, at: position,
                    IngestProblem.doubtfulEncoding(
                        best.layout.encoding, best.recognized, next.layout.encoding, next.recognized,
                        of: best.examined)))
        }
    }
}
