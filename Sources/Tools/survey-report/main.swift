import ArgumentParser
import ReportStage
import StageCommand

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-report", abstract: "Writes the Markdown reports and charts.",
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    @Option(
        help: ArgumentHelp(
            "Where to find the templates that SURVEYS/templates does not have.", valueName: "folder"))
    var templates: String?

    func run() throws {
        try options.run { wave, output, report in
            try writeReport(wave, output: output, shippedTemplates: templates, report: report)
        }
    }
}

Report.main()
