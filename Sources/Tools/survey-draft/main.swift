import ArgumentParser
import DraftStage
import StageCommand

struct Draft: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-draft",
        abstract:
            "Writes a first questionnaire for an export (.csv, .xlsx or .sav), with a list of what to check.",
        discussion: examples(
            "survey-draft",
            [
                (
                    "export.xlsx --output surveys/instruments",
                    "writes surveys/instruments/export.csv and says what to look at"
                )
            ]),
        version: toolVersion)

    @Argument(help: ArgumentHelp("The export.", valueName: "file"))
    var export: String

    @Option(help: ArgumentHelp("Where the questionnaire is written, as NAME.csv.", valueName: "folder"))
    var output: String

    func run() throws {
        try exiting {
            let (path, checks) = try draft(export: export, folder: output)
            print("\(path) is a first questionnaire for \(export). Look at:")
            for check in checks { print("- \(check)") }
        }
    }
}

Draft.main()
