import ArgumentParser
import ReportStage
import StageCommand

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-report", abstract: "Writes the Markdown reports and charts.",
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    func run() throws { try options.run(writeReport) }
}

Report.main()
