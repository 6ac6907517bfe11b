import ArgumentParser
import OrderedWork

/// The option of the tools that read a form's rows.
public struct ThreadsOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many threads work at once; as many as there are cores unless given. What is written does not depend on it.",
            valueName: "number"))
    public var threads: Int?

    public init() {}

    public func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads takes a number from 1 to 1024")
        }
    }

    /// How many threads are to work.
    public var count: Int { threads ?? availableThreads }
}
