import ArchiveStage
import ArgumentParser
import Problems
import StageCommand
import StageFiles
import SurveyModel

struct Archive: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey-archive",
        abstract: "Archives waves, keeps their results as accepted, and tells what moved since.",
        version: toolVersion,
        subcommands: [Pack.self, Accept.self, Tree.self, Variants.self, Page.self])
}

struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Packs a wave's folder, with what it uses, into SURVEYS/archive/W.tar.gz.")

    @Option(help: ArgumentHelp("The wave's folder, SURVEYS/waves/W.", valueName: "folder"))
    var wave: String

    @Option(help: ArgumentHelp("The shipped templates.", valueName: "folder"))
    var templates: String?

    @OptionGroup var log: LogOption

    func run() throws {
        try exiting(
            Messages(log: log.file, subject: "\(WavePaths(folder: wave)?.name ?? wave) survey-archive pack")
        ) {
            print(try packWave(try Wave.load(folder: wave), shipped: templates))
        }
    }
}

struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keeps a wave's results, with the configuration they were made with, as accepted.")

    @OptionGroup var options: WaveOptions

    @Option(help: ArgumentHelp("SURVEYS/accepted.", valueName: "folder"))
    var accepted: String

    @Option(help: ArgumentHelp("The shipped templates.", valueName: "folder"))
    var templates: String?

    func run() throws {
        try options.run { wave, output, _ in
            print(try acceptWave(wave, output: output, accepted: accepted, shipped: templates))
        }
    }
}

struct Tree: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a tree of all waves, the archived ones unpacked; prints those that cannot be.")

    @Option(help: ArgumentHelp("SURVEYS.", valueName: "folder"))
    var surveys: String

    @Option(help: ArgumentHelp("Where the tree is made.", valueName: "folder"))
    var into: String

    @Flag(help: "Run archived waves with the questionnaires, rules and templates of now.")
    var current = false

    func run() throws {
        try exiting {
            let refusals = try SurveyTree(folder: into).make(from: surveys, usesCurrent: current)
            print(SurveyTree.Refusal.lines(refusals), terminator: "")
        }
    }
}

/// What the last two steps of a reprocessing are told.
struct ReprocessOptions: ParsableArguments {
    @Option(help: ArgumentHelp("SURVEYS.", valueName: "folder"))
    var surveys: String

    @Option(help: ArgumentHelp("The tree that was run.", valueName: "folder"))
    var tree: String

    @Option(help: ArgumentHelp("OUTPUT.", valueName: "folder"))
    var output: String

    @Option(help: ArgumentHelp("What tree printed.", valueName: "file"))
    var refusals: String

    @Option(help: ArgumentHelp("The log of the run.", valueName: "file"))
    var runLog: String

    @Option(help: ArgumentHelp("A folder for what is needed only while it lasts.", valueName: "folder"))
    var work: String

    @Option(help: ArgumentHelp("The shipped templates.", valueName: "folder"))
    var templates: String?

    @Option(help: ArgumentHelp("The digest of the program's sources.", valueName: "digest"))
    var program: String

    private var surveyTree: SurveyTree { SurveyTree(folder: tree) }

    var reprocessing: Reprocessing {
        Reprocessing(
            tree: surveyTree, output: output, accepted: "\(surveys)/accepted", shipped: templates,
            program: program,
            work: work)
    }

    var log: RunLog { RunLog(path: runLog, renames: surveyTree.renames(of: surveys)) }

    func refused() throws -> [SurveyTree.Refusal] { try SurveyTree.Refusal.load(refusals) }
}

struct Variants: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes the folders for trying what moved with one configuration file put back; prints them."
    )

    @OptionGroup var options: ReprocessOptions

    func run() throws {
        try exiting {
            for word in try options.reprocessing.makeVariants(try options.refused(), log: options.log) {
                print(word)
            }
        }
    }
}

struct Page: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes OUTPUT/reprocess.md; ends with 65 if something moved that was not accepted.")

    @OptionGroup var options: ReprocessOptions

    func run() throws {
        var isSettled = true
        try exiting {
            isSettled = try options.reprocessing.writePage(try options.refused(), log: options.log)
        }
        if !isSettled { throw ExitCode(65) }
    }
}

Archive.main()
