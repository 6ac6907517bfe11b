import Foundation

/// Where the tests find what they run and what they run it on.
enum Checkout {
    /// The package's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let cases = root.appending(path: "Tests/PipelineTests/Cases")

    /// The folder with the built tools: that of the test runner, or the one that `TOOLS` in the environment names.
    static let tools =
        ProcessInfo.processInfo.environment["TOOLS"].map { URL(filePath: $0) }
        ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
}
