import Problems
import SurveyModel

/// Why a step has to be done.
public enum StepReason: Sendable, Equatable {
    /// It was not done yet.
    case new
    case programChanged
    /// A file that it reads, by its label.
    case changed(String)
    case added(String)
    case gone(String)
    /// A file that it wrote.
    case altered(String)
    case missing(String)
    /// What it wrote is as it was, but not listed any more as what may leave: a step before it was done again.
    case unlisted
}

/// Compares what steps read and wrote with what there is now.
public struct StepCheck {
    let wave: Wave
    /// The waves that this one is compared with.
    public let earlier: [Wave]
    let output: WaveOutput
    let program: String
    let shipped: String?
    let places: FilePlaces
    public let seen: SeenFiles
    private let manifests = Manifests()

    /// Read once each: while it is asked whether steps are to be done none is.
    private final class Manifests { var read: [String: Manifest] = [:] }

    /// - Parameters:
    ///   - program: The digest of the sources that the program was built from.
    ///   - shipped: The folder of the shipped templates.
    /// - Throws: `Failure` if a wave before this one cannot be read.
    public init(_ wave: Wave, _ output: WaveOutput, program: String, shipped: String?) throws {
        self.wave = wave
        earlier = try wave.earlierWaves()
        self.output = output
        self.program = program
        self.shipped = shipped
        places = FilePlaces(surveys: wave.paths.surveys, output: output.folder, shipped: shipped)
        seen = SeenFiles(output, places)
    }

    /// Why a step has to be done, by the manifest as it is; nothing if all is as it was then.
    public func reasons(_ step: Step) -> [StepReason] {
        let manifest = manifest(of: wave.name)
        guard let entry = manifest[step] else { return [.new] }
        if entry.program != program { return [.programChanged] }
        var reasons: [StepReason] = []
        let now = inputs(of: step)
        var (gone, added): ([String], [String]) = ([], [])
        for label in Set(entry.read.keys).union(now).sorted() {
            switch (entry.read[label], now.contains(label) ? seen.digest(label) : nil) {
            case (let old?, let new?): if old != new { reasons.append(.changed(label)) }
            case (_?, nil): gone.append(label)
            case (nil, _?): added.append(label)
            case (nil, nil): break
            }
        }
        // The same file in another folder is the same: a wave that was archived brings what it uses along.
        for label in gone {
            let twin = added.firstIndex { other in
                other.split(separator: "/").last == label.split(separator: "/").last
                    && seen.digest(other) == entry.read[label]
            }
            if let twin { added.remove(at: twin) } else { reasons.append(.gone(label)) }
        }
        reasons += added.map(StepReason.added)
        if let release = ReleaseStep(rawValue: step.kind.rawValue),
            (try? ReleaseList.load(output))?.lists(release) != true
        {
            // Those after the first can be listed again.
            reasons.append(release == .protect ? .missing(releasedLabel) : .unlisted)
        }
        for (label, old) in entry.wrote.sorted(by: { $0.key < $1.key }) {
            guard let new = seen.digest(label) else {
                reasons.append(.missing(label))
                continue
            }
            if old != new { reasons.append(.altered(label)) }
        }
        return reasons
    }

    private func manifest(of wave: String) -> Manifest {
        if let manifest = manifests.read[wave] { return manifest }
        let manifest = Manifest(output.sibling(wave))
        manifests.read[wave] = manifest
        return manifest
    }

    var releasedLabel: String { places.label("\(output.root)/\(FileName.released)") }

    /// The labels of all that a step reads: its configuration, and what the steps before it wrote.
    func inputs(of step: Step) -> Set<String> {
        var labels = Set(wave.inputs(of: step, earlier: earlier, shipped: shipped).map(places.label))
        for (wave, source) in wave.sources(of: step, earlier: earlier) {
            labels.formUnion(manifest(of: wave.name)[source]?.wrote.keys ?? [:].keys)
        }
        return labels
    }

    /// The steps whose outputs a step reads.
    public func sources(of step: Step) -> [(wave: String, step: Step)] {
        wave.sources(of: step, earlier: earlier).map { ($0.wave.name, $0.step) }
    }

    /// A warning for each file that a step wrote and that is not as it was any more.
    public func alterations(_ reasons: [StepReason]) -> [Problem] {
        reasons.compactMap { reason in
            guard case .altered(let label) = reason else { return nil }
            return Problem(.warning, at: Position(file: places.path(label)), StepProblem.altered)
        }
    }
}

enum StepProblem: ProblemWording {
    case altered

    var what: String { "this is not as it was made: it was altered by hand, or a run was stopped" }
    var remedy: String { "it is made anew" }
}
