import ArgumentParser
import SimulateStage
import StageCommand

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-simulate",
        abstract: "Writes an export with invented answers that meet given shares, means and correlations.",
        discussion: examples(
            "survey-simulate",
            [
                (
                    "--instrument surveys/instruments/citizens.csv --targets targets.csv --respondents 120 "
                        + "--seed 1 --output citizens.csv", "writes the answers of 120 respondents"
                )
            ]),
        version: toolVersion)

    @Option(help: ArgumentHelp("The questionnaire (XLSForm in CSV form).", valueName: "file"))
    var instrument: String

    @Option(
        help: ArgumentHelp(
            "What the answers are to come to; see Documentation/simulate.md.", valueName: "file"))
    var targets: String

    @Option(help: ArgumentHelp("A rules file whose derived shares the targets name.", valueName: "file"))
    var rules: String?

    @Option(help: ArgumentHelp("How many respondents.", valueName: "number"))
    var respondents: Int

    @Option(help: ArgumentHelp("The same seed gives the same bytes.", valueName: "number"))
    var seed: UInt64

    @Option(help: ArgumentHelp("The export to write.", valueName: "file"))
    var output: String

    func validate() throws {
        if respondents < 1 { throw ValidationError("--respondents must be at least 1.") }
        if output.isEmpty || output.hasSuffix("/") { throw ValidationError("--output must name a file.") }
    }

    func run() throws {
        try exiting {
            try simulate(
                instrument: instrument, targets: targets, rules: rules, respondents: respondents, seed: seed,
                output: output)
        }
    }
}

Simulate.main()
