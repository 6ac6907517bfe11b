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
        try Self.run(
            Checkout.tools.appending(path: name), arguments, in: folder, environment: environment)
    }

    /// Runs it with so much memory, in kilobytes, and no more: one that asks for more dies of it, as if by a signal.
    /// One that hangs is ended, with exit code 124.
    func run(_ arguments: [String], in folder: URL, mostMemory: Int) throws -> Outcome {
        // A limit, not a measurement: the system counts with a program's memory that of the one that started it.
        let limited = "ulimit -d \(mostMemory) && exec timeout 300 \"$0\" \"$@\""
        let tool = Checkout.tools.appending(path: name).path
        return try Self.run(URL(filePath: "/bin/sh"), ["-c", limited, tool] + arguments, in: folder)
    }

    private static func run(
        _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> Outcome {
        // Files instead of pipes, which would fill up unread.
        let streams = try TemporaryFolder()
        let process = Process()
        process.executableURL = program
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
