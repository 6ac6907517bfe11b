import ArgumentParser
import IngestStage
import StageCommand

struct Ingest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-ingest",
        abstract: "Reads the exports of a form into responses.csv and ingest.json.",
        discussion: examples(
            "survey-ingest",
            [
                ("\(exampleWave)", "reads the exports of all forms"),
                (
                    "\(exampleWave) --form citizens --strict",
                    "reads one form, and takes no column it does not know"
                ),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions
    @OptionGroup var form: FormOption
    @OptionGroup var threads: ThreadsOption

    @Flag(help: "Refuse columns that belong to no question and rows that cannot be read.")
    var strict = false

    func run() throws {
        try options.run(.ingest, form: form) { wave, form, output, report, progress in
            try ingest(
                wave, form: form, output: output, threads: threads.threads, isStrict: strict, report: report,
                progress: progress)
        }
    }
}

Ingest.main()
