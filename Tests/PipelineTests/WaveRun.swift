import Foundation
import Testing

/// A copy of a `surveys` tree in a folder of its own, and the outputs made there of its first wave.
struct WaveRun {
    let folder: TemporaryFolder
    let wave: String
    var environment: [String: String] = [:]

    /// - Parameter name: The wave's, where there are several.
    init(surveys: URL, wave name: String? = nil, environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        let copy = folder.url.appending(path: "surveys")
        try FileManager.default.copyItem(at: surveys, to: copy)
        let waves = try FileManager.default.contentsOfDirectory(atPath: copy.appending(path: "waves").path)
        wave = try #require(name ?? waves.min())
        self.environment = environment
    }

    /// The wave's own folder in the copy.
    var waveFolder: URL { folder.url.appending(path: "surveys/waves/\(wave)") }

    /// `OUTPUT/W`.
    var output: URL { folder.url.appending(path: "output/\(wave)") }

    /// The wave's output files by their paths.
    var files: [String: Data] {
        get throws { try PipelineTests.files(below: output) }
    }

    /// - Parameter other: A wave beside the run's own.
    func run(_ stage: Tool, wave other: String? = nil) throws -> Tool.Outcome {
        var arguments = ["--wave", "surveys/waves/\(other ?? wave)", "--output", "output"]
        if stage.name == "survey-report" {
            arguments += ["--templates", Checkout.root.appending(path: "surveys/templates").path]
        }
        return try stage.run(arguments, in: folder.url, environment: environment)
    }

    /// Runs all stages, none of which may fail.
    ///
    /// - Returns: What they said.
    @discardableResult
    func runAll(wave other: String? = nil) throws -> String {
        try Tool.stages.map { stage in
            let outcome = try run(stage, wave: other)
            try #require(outcome.exit == 0, "\(stage.name): \(outcome.messages)")
            return outcome.messages
        }.joined()
    }
}
