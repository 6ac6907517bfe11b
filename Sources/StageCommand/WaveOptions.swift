import ArgumentParser
import OrderedWork

/// The options all tools share.
public struct WaveOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The wave's folder, SURVEYS/waves/W.", valueName: "folder"))
    public var wave: String

    @Option(
        help: ArgumentHelp("Where outputs go: OUTPUT; the wave's are below OUTPUT/W.", valueName: "folder"))
    public var output: String

    @Option(
        help: ArgumentHelp(
            "Keep manifest.json, and do nothing if all is as it says; make gives the digest of the program's sources.",
            valueName: "digest"))
    var manifest: String?

    @OptionGroup var log: LogOption

    public init() {}
}

/// The option of all tools that say something.
public struct LogOption: ParsableArguments {
    @Option(
        name: .customLong("log"),
        help: ArgumentHelp("Add all messages, with the time, to it.", valueName: "file"))
    public var file: String?

    public init() {}
}

/// The option of the tools that work on one form at a time.
public struct FormOption: ParsableArguments {
    @Option(help: ArgumentHelp("Only this form of the wave.", valueName: "name"))
    public var form: String?

    public init() {}
}

/// The option of the tools that work on several cores.
public struct ThreadsOption: ParsableArguments {
    @Option(
        name: .customLong("threads"),
        help: ArgumentHelp(
            "How many threads to work with, at least 1; the outputs are the same. (default: one for each core)",
            valueName: "number"))
    var count: Int?

    public var threads: Int { count ?? availableThreads }

    /// More would only take memory.
    private static let most = 1024

    public init() {}

    public func validate() throws {
        if let count, !(1...ThreadsOption.most).contains(count) {
            throw ValidationError("--threads takes a number from 1 to \(ThreadsOption.most)")
        }
    }
}

/// The version all tools, their manual pages and packages carry.
public let toolVersion = "0.1.0"

/// The examples of a tool's `--help`.
///
/// - Parameter commands: What is written after the tool's name, and what it does.
public func examples(_ tool: String, _ commands: [(arguments: String, purpose: String)]) -> String {
    "EXAMPLES:\n" + commands.map { "  \(tool) \($0.arguments)\n      \($0.purpose)" }.joined(separator: "\n")
}

/// The options that name a wave, in examples.
public let exampleWave = "--wave surveys/waves/W --output output"
