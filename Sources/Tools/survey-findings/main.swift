import ArgumentParser
import FindingsStage
import StageCommand

struct Findings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-findings",
        abstract: "Draws findings, the SWOT and the HR maturity from the released tables.",
        discussion: examples(
            "survey-findings",
            [
                ("\(exampleWave)", "draws the findings of the released tables")
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    func run() throws { try options.run(.findings, drawFindings) }
}

Findings.main()
