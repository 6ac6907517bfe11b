import ArgumentParser
import ExportStage
import StageCommand

extension ExportFormat: ExpressibleByArgument {}

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-export",
        abstract: "Writes the team's coded answers with their labels: for SPSS, Stata, R and archives.",
        discussion: examples(
            "survey-export",
            [
                (
                    "\(exampleWave) --formats sav dta --language ru",
                    "writes the answers for SPSS and Stata with Russian labels"
                ),
                ("\(exampleWave)", "writes all formats and the codebooks"),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions
    @OptionGroup var form: FormOption

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("What to write. (default: all)", valueName: "formats"))
    var formats: [ExportFormat] = []

    @Option(help: "The language of the labels. (default: the wave's first)")
    var language: String?

    func run() throws {
        try options.run(form: form) { wave, form, output, _, _ in
            try exportForm(
                wave, form: form, output: output, formats: formats.isEmpty ? ExportFormat.allCases : formats,
                language: language)
        }
    }
}

Export.main()
