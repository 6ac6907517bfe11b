import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// What became of a wave that was reprocessed.
struct WaveComparison {
    enum Outcome {
        /// It could not be run, with the messages.
        case failed([String])
        /// Nothing was accepted yet.
        case notAccepted
        case unchanged
        case moved
    }

    let wave: String
    let outcome: Outcome
    var moves: [Move] = []
    /// The configuration files that are not as they were, by their paths in the wave's folder.
    var configuration: [String] = []
    /// What else changed of which no more than that can be said.
    var others: [String] = []
    private(set) var accepted: AcceptedWave?
    private(set) var before: Results?

    init(failed wave: String, _ messages: [String]) {
        self.wave = wave
        outcome = .failed(messages)
    }

    /// - Throws: `Failure` if what was accepted is damaged.
    init(_ wave: Wave, output: WaveOutput, accepted folder: String, shipped: String?) throws {
        self.wave = wave.name
        guard let accepted = try AcceptedWave(wave.name, in: folder) else {
            outcome = .notAccepted
            return
        }
        let now = Results(try ReleaseList.load(output)) { "\(output.root)/\($0)" }
        let before = Results(accepted.released) { accepted.result($0) }
        self.accepted = accepted
        self.before = before
        moves = try before.moves(to: now)
        outcome = moves.isEmpty ? .unchanged : .moved
        if moves.isEmpty { return }
        configuration = try Self.changed(accepted, wave, shipped: shipped)
        others = Self.others(accepted.manifest, try Manifest(reading: output), wave)
    }

    private static func changed(_ accepted: AcceptedWave, _ wave: Wave, shipped: String?) throws -> [String] {
        let old = accepted.configuration
        let files = WaveContents(wave, shipped: shipped).configuration(of: wave)
        let new = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.source) })
        return try Set(old.keys).union(new.keys).sorted().filter { path in
            guard let one = old[path], let other = new[path] else { return true }
            return try FileDigest(of: one).digits != FileDigest(of: other).digits
        }
    }

    /// What else was read that is not as it was: exports, the program, earlier waves, what was handed over.
    private static func others(_ old: Manifest, _ new: Manifest, _ wave: Wave) -> [String] {
        var others: [String] = []
        let exports = wave.forms.flatMap { form in
            form.exportFiles.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        }
        let (was, now) = (digests(old) { exports.contains($0) }, digests(new) { exports.contains($0) })
        let names = Set(was.keys).union(now.keys).filter { was[$0] != now[$0] }.sorted()
        if !names.isEmpty { others.append("the exports (\(names.joined(separator: ", ")))") }
        if Set(old.steps.map(\.program)) != Set(new.steps.map(\.program)) { others.append("the program") }
        func isEarlier(_ label: String) -> Bool {
            label.hasPrefix("OUTPUT/") && !label.hasPrefix("OUTPUT/\(wave.name)/")
        }
        if reads(old, isEarlier) != reads(new, isEarlier) { others.append("the results of the waves before") }
        func isLedger(_ label: String) -> Bool { label.contains("/handed-over") }
        if reads(old, isLedger) != reads(new, isLedger) { others.append("what was handed over") }
        return others
    }

    private static func digests(_ manifest: Manifest, _ isMeant: (String) -> Bool) -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for entry in manifest.steps where entry.tool == Step(.ingest).tool {
            for (label, digest) in entry.read {
                let name = label.split(separator: "/").last.map(String.init) ?? label
                if isMeant(name), label.contains("/waves/"), !label.contains("/instruments/") {
                    found[name, default: []].insert(digest)
                }
            }
        }
        return found
    }

    private static func reads(_ manifest: Manifest, _ isMeant: (String) -> Bool) -> Set<String> {
        Set(
            manifest.steps.flatMap { entry in
                entry.read.filter { isMeant($0.key) }.map { "\($0.key) \($0.value)" }
            })
    }
}
