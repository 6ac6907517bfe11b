import DelimitedText
import Glibc
import Problems
import SurveyModel

/// Keeps two runs from writing one wave's outputs at the same time.
///
/// A stage that works on one form shares the wave with the other forms and holds the form alone; a stage
/// that works on the whole wave holds the wave alone. The lock goes with the process.
public final class WaveLock {
    private var descriptors: [Int32] = []
    /// Where a run that is stopped leaves what it had begun to write.
    public let leftovers: Leftovers

    /// Makes the folders that are not there and marks that of the wave.
    ///
    /// - Throws: `Failure` with cause `busy` if another run holds the wave or the form; with cause
    ///   `cannotCreate` if others could meddle with the folders.
    public init(_ output: WaveOutput, form: String? = nil, report: ProblemReport = { _ in }) throws {
        _ = try WaveFolder(output, report: report)
        leftovers = Leftovers(output, form: form)
        try hold(output.root, form == nil ? LOCK_EX : LOCK_SH)
        if let form {
            try makeFolder(output.form(form), mode: 0o700)
            try checkOwner(of: output.form(form))
            try hold(output.form(form), LOCK_EX)
        }
        // What a run that was killed had begun to write. Nobody else is writing: the folder is held.
        leftovers.remove()
    }

    deinit { for descriptor in descriptors { close(descriptor) } }

    private func hold(_ folder: String, _ kind: Int32) throws {
        let path = "\(folder)/\(FileName.lock)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(
                .cannotCreate, [Problem(.error, at: Position(file: path), FileProblem.unwritable(errno))])
        }
        descriptors.append(descriptor)
        if flock(descriptor, kind | LOCK_NB) != 0 {
            throw Failure(.busy, [Problem(.error, at: Position(file: path), LockProblem.held)])
        }
    }
}

/// What a step has begun to write and not put in its place, in the folders that its lock holds.
public struct Leftovers: Sendable {
    private let output: WaveOutput
    private let form: String?

    init(_ output: WaveOutput, form: String?) {
        self.output = output
        self.form = form
    }

    public func remove() {
        if let form { return removePartials(in: output.form(form)) }
        removePartials(in: output.root)
        removePartials(in: output.charts)
        let tables = "\(output.root)/\(FileName.tables)"
        for name in folderEntries(tables) { removePartials(in: "\(tables)/\(name)") }
        removePartials(in: output.folder, of: FileName.archive(output.name))
    }
}

/// Removes the files of a folder, or those of one name, that were begun and not put in their places.
func removePartials(in folder: String, of name: String = "") {
    for entry in folderEntries(folder)
    where entry.hasPrefix(".\(name)") && entry.hasSuffix(OutputFile.temporaryEnding) {
        unlink("\(folder)/\(entry)")
    }
}

enum LockProblem: ProblemWording {
    case held

    var what: String { "another run is working on this wave" }
    var remedy: String { "wait for it to end and try again" }
}
