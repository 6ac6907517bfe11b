import ArgumentParser
import DocumentStage
import StageCommand

extension ReleasedFormat: ExpressibleByArgument {}

struct Documents: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-documents",
        abstract:
            "Writes the report for Word, browsers and print, and its tables for Excel, of released files.",
        discussion: examples(
            "survey-documents",
            [
                ("\(exampleWave) --formats docx pdf", "writes the reports for Word and print"),
                ("\(exampleWave) --formats xlsx", "writes the tables for Excel"),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("What to write. (default: all)", valueName: "formats"))
    var formats: [ReleasedFormat] = []

    func run() throws {
        try options.run { wave, output, _ in
            let formats = formats.isEmpty ? ReleasedFormat.allCases : formats
            for path in try writeDocuments(wave, output: output, formats: formats) { print(path) }
        }
    }
}

Documents.main()
