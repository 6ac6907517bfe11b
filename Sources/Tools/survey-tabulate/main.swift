import ArgumentParser
import StageCommand
import TabulateStage

struct Tabulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-tabulate",
        abstract: "Counts a form: distributions, numbers, cross-tabs and tests.",
        discussion: examples(
            "survey-tabulate",
            [
                ("\(exampleWave)", "counts all forms"),
                (
                    "\(exampleWave) --form citizens --counts-only",
                    "counts a part, to be added to others with --add"
                ),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions
    @OptionGroup var form: FormOption
    @OptionGroup var threads: ThreadsOption
    @Flag(help: "Write only the counts, into tally.json, to be added to those of other parts.")
    var countsOnly = false
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Make the tables of these tally.json of all parts.", valueName: "files"))
    var add: [String] = []

    func run() throws {
        try options.run(.tabulate, form: form) { wave, form, output, report, progress in
            try tabulate(
                wave, form: form, output: output, report: report,
                TabulateOptions(
                    threads: threads.threads, countsOnly: countsOnly, parts: add, progress: progress))
        }
    }

    func validate() throws {
        if countsOnly, !add.isEmpty { throw ValidationError("--counts-only and --add exclude each other") }
        if !add.isEmpty, form.form == nil { throw ValidationError("name the form of the counts with --form") }
    }
}

Tabulate.main()
