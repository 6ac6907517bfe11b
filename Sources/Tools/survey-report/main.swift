import ArgumentParser
import ReportStage
import StageCommand
import StageFiles
import SurveyModel

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-report", abstract: "Writes the Markdown reports and charts.",
        discussion: examples(
            "survey-report",
            [
                ("\(exampleWave) --templates surveys/templates", "writes the reports and charts"),
                ("\(exampleWave) --explain air_bad", "shows what a finding rests on, down to the exports"),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    @Option(
        help: ArgumentHelp(
            "Where to find the templates that SURVEYS/templates does not have.", valueName: "folder"))
    var templates: String?

    @Option(
        help: ArgumentHelp(
            "Print the chain behind one finding, down to the exports, and write nothing.",
            valueName: "finding"))
    var explain: String?

    func run() throws {
        if let explain {
            return try options.run { wave, output, _ in
                print(try ReportStage.explain(explain, wave, output: output), terminator: "")
            }
        }
        try options.run(.report, templates: templates, done: summary) { wave, output, report in
            try writeReport(wave, output: output, shippedTemplates: templates, report: report)
        }
    }
}

/// What was made of the wave, and where.
private func summary(_ wave: Wave, _ output: WaveOutput) -> String {
    let reports = wave.languages.map { "\(output.root)/\(FileName.report($0))" }
    return "wave \(wave.name): \(reports.joined(separator: " "))"
}

Report.main()
