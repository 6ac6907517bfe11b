import Foundation
import Testing

/// Configuration files damaged in every way that comes to mind, with a fixed seed: the tools end with 0, or say with
/// words what is wrong (65, or 66 for a file that is not there); they do not crash, write nothing outside OUTPUT and
/// stay small.
///
/// `make test` tries a few, `make fuzz` as many as `MUTATIONS` in the environment says, with the release build.
struct ConfigurationMutationTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["MUTATIONS"].flatMap { Int($0) } ?? 24
    private static let workers = environment["MUTATIONS"] == nil ? 1 : 2
    /// In kilobytes.
    private static let mostMemory = 300_000

    /// The second example with weights, under the name `w`.
    private static func survey() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let surveys = folder.url.appending(path: "surveys")
        try FileManager.default.copyItem(
            at: Checkout.root.appending(path: "Documentation/example"), to: surveys)
        try FileManager.default.moveItem(
            at: surveys.appending(path: "waves/2024-09-aqbulaq"), to: surveys.appending(path: "waves/w"))
        let wave = folder.url.appending(path: MutatedConfiguration.wave)
        let yaml = try String(contentsOf: wave.appending(path: "wave.yml"), encoding: .utf8)
        let weighted = yaml.replacing(
            "    population: 8400\n",
            with: "    population: 8400\n    weights: {margins: margins.csv, cap: 5}\n"
                + "    blank: [\"-\"]\n    crosstabs: {by: [part]}\n")
        try Data(weighted.utf8).write(to: wave.appending(path: "wave.yml"))
        try Data("question,code,share\npart,old,55\npart,new,45\n".utf8)
            .write(to: wave.appending(path: "margins.csv"))
        return folder
    }

    @Test func `the survey as it is passes`() throws {
        let folder = try Self.survey()
        #expect(try Self.run(in: folder.url, "as it is") == 0)
    }

    @Test(arguments: 0..<workers)
    func `a damaged configuration is read or refused with words, and nothing else happens`(worker: Int) throws
    {
        let folder = try Self.survey()
        let originals = try files(below: folder.url)
        try #require(try Self.run(in: folder.url, "as it is") == 0)
        // What all stages make of the survey as it is, for those that need not run again.
        let made = try TemporaryFolder()
        let kept = made.url.appending(path: "output")
        let output = folder.url.appending(path: "output")
        try FileManager.default.moveItem(at: output, to: kept)
        for number in stride(from: worker, to: Self.count, by: Self.workers) {
            let mutation = MutatedConfiguration(number: number, originals: originals)
            let comment = "mutation \(number) of \(mutation.file)"
            let place = folder.url.appending(path: mutation.file)
            try mutation.contents.write(to: place)
            if mutation.reader != Tool.stages[0].name {
                try FileManager.default.copyItem(at: kept, to: output)
            }
            let exit = try Self.run(in: folder.url, from: mutation.reader, comment)
            #expect([0, 65, 66].contains(exit), "\(comment)")
            try originals[mutation.file]?.write(to: place)
            if FileManager.default.fileExists(atPath: output.path) {
                try FileManager.default.removeItem(at: output)
            }
            #expect(try files(below: folder.url) == originals, "\(comment) wrote elsewhere")
            Self.tell(number)
        }
    }

    /// Says how far a long run is.
    private static func tell(_ number: Int) {
        guard number > 0, number % 500 == 0 else { return }
        FileHandle.standardError.write(Data("\(number) of \(count) configurations\n".utf8))
    }

    /// Runs the stages from the one that is named until one stops.
    ///
    /// - Returns: The exit code of the last.
    private static func run(
        in folder: URL, from first: String = Tool.stages[0].name, _ comment: String
    ) throws -> Int32 {
        let wave = ["--wave", MutatedConfiguration.wave, "--output", "output"]
        let templates = Checkout.root.appending(path: "surveys/templates").path
        let steps = Tool.stages.drop { $0.name != first }.map {
            ($0, $0.name == "survey-report" ? wave + ["--templates", templates] : wave)
        }
        if first == Tool.stages[0].name { try checkPlan(in: folder, comment) }
        for (tool, arguments) in steps {
            let outcome = try tool.run(arguments, in: folder, mostMemory: mostMemory)
            if outcome.exit == 0 { continue }
            let isWorded = outcome.messages.contains(": error: ") && outcome.messages.contains("; ")
            #expect(
                isWorded,
                "\(comment): \(tool.name) ended with \(outcome.exit): \(outcome.messages.prefix(500))")
            return outcome.exit
        }
        return 0
    }

    /// What make is told is made of plain words, whatever the configuration holds.
    private static func checkPlan(in folder: URL, _ comment: String) throws {
        let outcome = try Tool(name: "survey-manifest").run(
            ["plan", "--surveys", "surveys", "--output", "output", "--program", "p"], in: folder)
        #expect(outcome.exit == 0, "\(comment): \(outcome.messages.prefix(500))")
        #expect(
            outcome.output.wholeMatch(of: /[A-Za-z0-9._\/ -]*\n/) != nil,
            "\(comment): \(outcome.output.prefix(500))")
    }
}
