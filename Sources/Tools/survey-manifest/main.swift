import ArgumentParser
import ManifestStage
import Problems
import StageCommand

struct ManifestTool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-manifest",
        abstract:
            "Compares the waves' inputs and outputs, by their contents, with what earlier runs read and wrote.",
        version: toolVersion, subcommands: [PlanCommand.self, Outdated.self, Verify.self])
}

struct FolderOptions: ParsableArguments {
    @Option(help: ArgumentHelp("SURVEYS.", valueName: "folder"))
    var surveys: String

    @Option(help: ArgumentHelp("OUTPUT.", valueName: "folder"))
    var output: String

    @Option(help: ArgumentHelp("Only this wave, and those it is compared with.", valueName: "name"))
    var wave: String?

    @Option(help: ArgumentHelp("The shipped templates.", valueName: "folder"))
    var templates: String?

    @Option(
        help: ArgumentHelp("The digest of the sources that the program was built from.", valueName: "digest"))
    var program = ""

    @OptionGroup var log: LogOption

    var folder: SurveyFolder {
        SurveyFolder(surveys: surveys, output: output, shipped: templates, program: program)
    }

    /// With empty options as make gives them.
    var asked: String? { wave.flatMap { $0.isEmpty ? nil : $0 } }

    func messages(_ name: String) -> Messages {
        Messages(log: log.file, subject: "\(asked ?? "-") survey-manifest \(name)")
    }
}

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Tells make, in words, what there is to do.")

    @OptionGroup var options: FolderOptions

    func run() throws {
        let messages = options.messages("plan")
        try exiting(messages) {
            print(
                try Plan(options.folder, wave: options.asked, report: messages.show).words.joined(
                    separator: " "))
        }
    }
}

struct Outdated: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tells what would be run, and why.")

    @OptionGroup var options: FolderOptions

    func run() throws {
        let messages = options.messages("outdated")
        try exiting(messages) {
            let plan = try Plan(options.folder, wave: options.asked, report: messages.show)
            for line in plan.lines { print(line) }
            if plan.lines.isEmpty { print("nothing is outdated") }
            try plan.checkComplete(wave: options.asked, in: options.folder)
        }
    }
}

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Names the outputs that are not as they were made; ends with 65 if there are any.")

    @OptionGroup var options: FolderOptions

    func run() throws {
        let messages = options.messages("verify")
        try exiting(messages) {
            try verify(options.folder, wave: options.asked, report: messages.show) { print($0) }
        }
    }
}

ManifestTool.main()
