import ArgumentParser
import PaperStage
import StageCommand

struct Paper: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-paper",
        abstract: "Writes the questionnaires to be printed, or workbooks to key the answers into.",
        discussion: examples(
            "survey-paper",
            [
                ("\(exampleWave)", "writes the questionnaires to be printed"),
                ("\(exampleWave) --keying --language kk", "writes workbooks to key the answers into"),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    @Flag(help: "Write the workbooks to key into instead.")
    var keying = false

    @Option(help: "The language of the workbooks' answers. (default: the wave's first)")
    var language: String?

    func run() throws {
        try options.run(beforeFieldwork: true) { wave, output, _ in
            let written =
                keying
                ? try writeKeying(wave, output: output, language: language)
                : try writePaper(wave, output: output)
            for path in written { print(path) }
        }
    }
}

Paper.main()
