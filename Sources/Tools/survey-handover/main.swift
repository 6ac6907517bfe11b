import ArgumentParser
import HandoverStage
import StageCommand

struct Handover: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-handover",
        abstract: "Packs what released.txt lists into OUTPUT/W-handover.tar.gz and records the release.",
        discussion: examples(
            "survey-handover",
            [
                ("\(exampleWave)", "packs what may leave"),
                (
                    "\(exampleWave) --accept 'two forms came in late'",
                    "packs it though it differs from what was handed over"
                ),
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    @Option(help: "Why a release that differs from an earlier one is handed over.")
    var accept = ""

    func run() throws {
        try options.run { wave, output, report in
            print(try handOver(wave, output: output, reason: accept.isEmpty ? nil : accept, report: report))
            try options.keepLedger(wave, output)
        }
    }
}

Handover.main()
