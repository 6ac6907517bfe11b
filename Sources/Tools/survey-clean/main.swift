import ArgumentParser
import CleanStage
import StageCommand

struct Clean: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-clean", abstract: "Codes the raw answers of a form and logs every change.",
        discussion: examples(
            "survey-clean",
            [
                ("\(exampleWave)", "codes the answers of all forms"),
                ("\(exampleWave) --form citizens", "codes those of one"),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions
    @OptionGroup var form: FormOption
    @OptionGroup var threads: ThreadsOption

    func run() throws {
        try options.run(.clean, form: form) { wave, form, output, report, progress in
            try clean(
                wave, form: form, output: output, threads: threads.threads, report: report, progress: progress
            )
        }
    }
}

Clean.main()
