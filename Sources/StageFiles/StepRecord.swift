import Glibc
import SurveyModel

/// A step on its way into the manifest: what it reads is taken down before it is done, what it wrote after.
public final class StepRecord {
    private let check: StepCheck
    private let step: Step
    private let version: String
    private let read: [String: String]
    private let before: [String: FileState]

    public init(_ step: Step, _ check: StepCheck, version: String) {
        self.check = check
        self.step = step
        self.version = version
        read = check.digests(of: check.inputs(of: step))
        before = check.files(of: step)
    }

    /// Takes down what was written since.
    ///
    /// - Throws: `Failure` if the manifest cannot be written.
    public func finish() throws {
        check.seen.forget()
        var wrote: [String: String] = [:]
        for (path, state) in check.files(of: step) where before[path]?.isSamePlace(as: state) != true {
            let label = check.places.label(path)
            wrote[label] = check.seen.digest(label)
        }
        let entry = Manifest.Entry(
            tool: step.tool, form: step.form, version: version, program: check.program, read: read,
            wrote: wrote)
        try check.update { $0.record(entry, order: check.wave.steps) }
    }
}

extension StepCheck {
    /// Takes down that the ledger as it is now was looked at: what was added is what the wave's tables are already.
    public func keepLedger() throws {
        let digests = digests(of: Set(ReleaseLedger(wave.paths).files.map(places.label)))
        try update { manifest in
            for index in manifest.steps.indices where manifest.steps[index].tool == Step(.protect).tool {
                manifest.steps[index].read.merge(digests) { $1 }
            }
        }
    }

    /// Lists again what a step wrote, which is as it was, as what may leave.
    public func relist(_ step: Step) throws {
        guard let release = ReleaseStep(rawValue: step.kind.rawValue), let entry = Manifest(output)[step]
        else { return }
        let own = places.label(output.root) + "/"
        var list = try ReleaseList.load(output)
        list.replace(
            release,
            by: Dictionary(
                uniqueKeysWithValues: entry.wrote.map { (String($0.key.dropFirst(own.count)), $0.value) }))
        let stage = try StageOutput(folder: output.root)
        try stage.write(list.text, to: FileName.released)
        try stage.commit()
    }

    /// Changes the manifest; two steps that end at once do so one after the other.
    fileprivate func update(_ change: (inout Manifest) -> Void) throws {
        try output.makeOwnFolder()
        let lock = open(
            "\(output.ownFolder)/\(output.name).lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        defer { close(lock) }
        flock(lock, LOCK_EX)
        removePartials(in: output.root, of: FileName.manifest)
        removePartials(in: output.ownFolder, of: output.name + SeenFiles.ending)
        var manifest = Manifest(output)
        change(&manifest)
        try manifest.write(to: output)
        seen.save(output)
    }

    fileprivate func digests(of labels: Set<String>) -> [String: String] {
        var digests: [String: String] = [:]
        for label in labels { digests[label] = seen.digest(label) }
        return digests
    }

    /// The files that a step may write, by their paths: those of its form, or all of the wave.
    fileprivate func files(of step: Step) -> [String: FileState] {
        let folder = step.form.map(output.form) ?? output.root
        var states: [String: FileState] = [:]
        for path in filesBelow(folder) where output.isListed(path) {
            states["\(folder)/\(path)"] = FileState("\(folder)/\(path)")
        }
        return states
    }
}

extension WaveOutput {
    /// Whether a file of the wave is told by its manifest: not that itself, nor `released.txt`, which several steps
    /// write, nor what is only there for speed.
    public func isListed(_ path: String) -> Bool {
        path != FileName.manifest && path != FileName.released && !path.hasSuffix(".columns")
    }
}
