import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// One reprocessing of all waves: the tree they were run from, what came out, and what was accepted before.
public struct Reprocessing: Sendable {
    /// The tree that was made for it.
    var tree: SurveyTree
    var output: String
    /// `SURVEYS/accepted`.
    var accepted: String
    var shipped: String?
    var program: String
    /// A folder for what is only needed while it lasts.
    var work: String

    public init(
        tree: SurveyTree, output: String, accepted: String, shipped: String?, program: String, work: String
    ) {
        self.tree = tree
        self.output = output
        self.accepted = accepted
        self.shipped = shipped
        self.program = program
        self.work = work
    }

    /// The waves with what became of them, by their names.
    ///
    /// - Parameters:
    ///   - refusals: The archived waves that could not be put into the tree.
    ///   - log: The messages of the run.
    func comparisons(_ refusals: [SurveyTree.Refusal], log: RunLog) -> [WaveComparison] {
        let names = folderEntries(tree.waves).filter { name in
            var status = stat()
            return isFolder("\(tree.waves)/\(name)") && lstat("\(tree.waves)/\(name)/wave.yml", &status) == 0
        }
        let found = names.map { name in
            do {
                let wave = try Wave.load(folder: "\(tree.waves)/\(name)")
                if try !isWhole(wave, in: output) {
                    return WaveComparison(failed: name, log.messages(of: name))
                }
                return try WaveComparison(
                    wave, output: WaveOutput(output: output, wave: name), accepted: accepted, shipped: shipped
                )
            } catch let failure as Failure {
                return WaveComparison(failed: name, failure.problems.map { log.shown($0.description) })
            } catch {
                return WaveComparison(failed: name, ["\(error)"])
            }
        }
        let refused = refusals.map { WaveComparison(failed: $0.wave, $0.messages) }
        return (found + refused).sorted { $0.wave < $1.wave }
    }

    /// Whether all steps of a wave are done.
    private func isWhole(_ wave: Wave, in output: String) throws -> Bool {
        let check = try StepCheck(
            wave, WaveOutput(output: output, wave: wave.name), program: program, shipped: shipped)
        return wave.steps.allSatisfy { check.reasons($0).isEmpty }
    }

    // MARK: With one configuration file put back

    /// A reprocessing of one wave with one configuration file as it was accepted.
    struct Variant {
        var wave: String
        var file: String
        var folder: String
        var surveys: String { "\(folder)/surveys" }
        var output: String { "\(folder)/output" }
    }

    /// The variants that there are to try, numbered from 1.
    func variants(_ comparisons: [WaveComparison]) -> [Variant] {
        comparisons.flatMap { comparison in comparison.configuration.map { (comparison.wave, $0) } }
            .enumerated().map {
                Variant(wave: $1.0, file: $1.1, folder: "\(work)/variants/\($0 + 1)")
            }
    }

    /// Makes the folders of the variants, with all that was made so far, so that only what the file is for is made anew.
    ///
    /// - Returns: A word for each: `NUMBER/WAVE`.
    public func makeVariants(_ refusals: [SurveyTree.Refusal], log: RunLog) throws -> [String] {
        let comparisons = comparisons(refusals, log: log)
        try makeFolder("\(work)/variants")
        return try variants(comparisons).enumerated().map { index, variant in
            guard let accepted = comparisons.first(where: { $0.wave == variant.wave })?.accepted else {
                return ""
            }
            try make(variant, accepted)
            return "\(index + 1)/\(variant.wave)"
        }
    }

    private func make(_ variant: Variant, _ accepted: AcceptedWave) throws {
        let tree = try absolute(tree.folder)
        for folder in [variant.folder, variant.surveys, "\(variant.surveys)/waves", variant.output] {
            try makeFolder(folder)
        }
        for kind in ["instruments", "rules", "templates"] where access("\(tree)/\(kind)", F_OK) == 0 {
            try link("\(tree)/\(kind)", as: "\(variant.surveys)/\(kind)")
        }
        for name in folderEntries("\(tree)/waves") where name != variant.wave {
            try link("\(tree)/waves/\(name)", as: "\(variant.surveys)/waves/\(name)")
        }
        let wave = try Wave.load(folder: "\(self.tree.waves)/\(variant.wave)")
        let folder = "\(variant.surveys)/waves/\(variant.wave)"
        try makeFolder(folder)
        var files = Dictionary(
            uniqueKeysWithValues: WaveContents(wave, shipped: shipped).files.map { ($0.path, $0.source) })
        files[variant.file] = accepted.configuration[variant.file]
        for (path, source) in files where !path.hasPrefix("handed-over/") {
            var place = folder
            for part in path.split(separator: "/").dropLast() {
                place += "/\(part)"
                try makeFolder(place)
            }
            try link(try absolute(source), as: "\(folder)/\(path)")
        }
        if isFolder("\(tree)/waves/\(variant.wave)/handed-over") {
            try link("\(tree)/waves/\(variant.wave)/handed-over", as: "\(folder)/handed-over")
        }
        for name in [variant.wave] + (try wave.earlierWaves().map(\.name)) {
            try copyOutputs("\(output)/\(name)", to: "\(variant.output)/\(name)")
        }
    }

    /// Copies a wave's outputs, but for what is only there for speed.
    private func copyOutputs(_ source: String, to place: String) throws {
        try makeFolder(place)
        for path in filesBelow(source) where !path.hasSuffix(".columns") {
            var folder = place
            for part in path.split(separator: "/").dropLast() {
                folder += "/\(part)"
                try makeFolder(folder)
            }
            let bytes = try FileSource(path: "\(source)/\(path)")
            try writeFile("\(place)/\(path)") { try bytes.next() }
        }
    }

    /// For each move of a wave the configuration files that bring back what was accepted, and those that could not be tried.
    func causes(of comparison: WaveComparison, _ variants: [Variant]) -> (
        byMove: [[String]], untried: [String]
    ) {
        var byMove = comparison.moves.map { _ in [String]() }
        var untried: [String] = []
        guard let before = comparison.before else { return (byMove, untried) }
        for variant in variants where variant.wave == comparison.wave {
            do {
                let wave = try Wave.load(folder: "\(variant.surveys)/waves/\(variant.wave)")
                guard try isWhole(wave, in: variant.output) else {
                    untried.append(variant.file)
                    continue
                }
                let output = WaveOutput(output: variant.output, wave: variant.wave)
                let results = Results(try ReleaseList.load(output)) { "\(output.root)/\($0)" }
                for index in byMove.indices where try results.holds(comparison.moves[index], asIn: before) {
                    byMove[index].append(variant.file)
                }
            } catch {
                untried.append(variant.file)
            }
        }
        return (byMove, untried)
    }
}
