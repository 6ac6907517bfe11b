import Foundation

/// One of the built executables.
struct Tool: Sendable {
    let name: String

    /// The stages in the order in which `make` runs them on a wave.
    static let stages = ["ingest", "clean", "tabulate", "protect", "findings", "report"].map {
        Tool(name: "survey-\($0)")
    }

    struct Outcome {
        var exit: Int32
        /// What it wrote to standard output.
        var output: String
        /// What it wrote to standard error.
        var messages: String
    }

    /// Runs it to its end.
    ///
    /// - Parameters:
    ///   - folder: Its working directory.
    ///   - environment: Variables beside, or instead of, those of the tests.
    func run(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> Outcome {
        // Files instead of pipes, which would fill up unread.
        let streams = try TemporaryFolder()
        let process = Process()
        process.executableURL = Checkout.tools.appending(path: name)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = try streams.newFile("output")
        process.standardError = try streams.newFile("messages")
        try process.run()
        process.waitUntilExit()
        return Outcome(
            exit: process.terminationStatus, output: try streams.text(of: "output"),
            messages: try streams.text(of: "messages"))
    }
}
