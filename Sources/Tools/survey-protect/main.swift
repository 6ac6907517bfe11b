import ArgumentParser
import ProtectStage
import StageCommand

struct Protect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-protect",
        abstract: "Hides what could unmask a respondent; writes the tables that may leave.",
        discussion: examples(
            "survey-protect",
            [
                ("\(exampleWave)", "writes the tables that may leave the team")
            ]),
        version: toolVersion)

    @OptionGroup var options: WaveOptions

    func run() throws { try options.run(.protect, protect) }
}

Protect.main()
