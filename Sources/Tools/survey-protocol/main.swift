import ArgumentParser
import ProtocolStage
import StageCommand

struct Protocol: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-protocol",
        abstract: "Writes a page for each respondent of a form, for the team alone.",
        discussion: examples(
            "survey-protocol",
            [
                ("\(exampleWave) --form assessment --language ru", "writes the pages in Russian")
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions
    @OptionGroup var form: FormOption

    @Option(help: "The language of the pages. (default: the wave's first)")
    var language: String?

    func run() throws {
        try options.run(.protocols, form: form) { wave, form, output, _, _ in
            try writeProtocols(wave, form: form, output: output, language: language)
        }
    }
}

Protocol.start()
