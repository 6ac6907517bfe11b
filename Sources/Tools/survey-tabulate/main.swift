import ArgumentParser
import StageCommand
import TabulateStage

struct Tabulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-tabulate",
        abstract: "Counts a form: distributions, numbers, cross-tabs and tests.", version: toolVersion)

    @OptionGroup var options: WaveOptions
    @OptionGroup var form: FormOption
    @OptionGroup var threads: ThreadsOption

    func run() throws {
        try options.run(form: form) { wave, form, output, report in
            try tabulate(wave, form: form, output: output, report: report, threads: threads.threads)
        }
    }
}

Tabulate.main()
