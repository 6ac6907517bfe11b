import ArgumentParser
import StageCommand
import TabulateStage

struct Tabulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-tabulate",
        abstract: "Counts a form: distributions, numbers, cross-tabs and tests.", version: toolVersion)

    @OptionGroup var options: WaveOptions
    @OptionGroup var form: FormOption

    func run() throws { try options.run(form: form, tabulate) }
}

Tabulate.main()
