import DelimitedText
import Glibc
import Problems
import SurveyModel

/// `manifest.json` of a wave: what each step read and wrote, by the SHA-256 of the contents. It is the team's own,
/// since it tells the digests of exports.
public struct Manifest: Codable, Sendable, Equatable {
    /// What one step read and wrote. Files are told by their labels (``FilePlaces``).
    public struct Entry: Codable, Sendable, Equatable {
        public var tool: String
        public var form: String?
        /// The version of the program, and the digest of the sources it was built from.
        public var version: String
        public var program: String
        public var read: [String: String]
        public var wrote: [String: String]
    }

    var format = stageFilesVersion
    public var wave: String
    /// In the order of the flow.
    public var steps: [Entry] = []

    public init(wave: String) { self.wave = wave }

    public subscript(step: Step) -> Entry? { steps.first { $0.tool == step.tool && $0.form == step.form } }

    /// Reads the manifest of a wave; an empty one if there is none that can be read.
    public init(_ output: WaveOutput) {
        self = (try? Manifest(reading: output)) ?? Manifest(wave: output.name)
    }

    /// - Throws: `Failure` if there is none, or it is damaged.
    public init(reading output: WaveOutput) throws {
        try self.init(path: "\(output.root)/\(FileName.manifest)")
    }

    public init(path: String) throws { self = try readJSON(Manifest.self, at: path) }

    /// Takes down what a step read and wrote. A file belongs to the step that wrote it last.
    mutating func record(_ entry: Entry, order: [Step]) {
        for index in steps.indices { for path in entry.wrote.keys { steps[index].wrote[path] = nil } }
        steps.removeAll { $0.tool == entry.tool && $0.form == entry.form }
        let known = steps + [entry]
        steps = order.compactMap { step in known.first { $0.tool == step.tool && $0.form == step.form } }
    }

    /// Writes it for the team alone.
    func write(to output: WaveOutput) throws {
        let file = try OutputFile(FileName.manifest, in: output.root, mode: 0o600)
        do {
            try file.write(text: jsonText(self))
            try file.finish()
            try file.moveIntoPlace()
        } catch {
            file.discard()
            throw error
        }
    }
}
