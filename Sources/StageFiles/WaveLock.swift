import DelimitedText
import Glibc
import Problems

/// Keeps two runs from writing one wave's outputs at the same time.
///
/// A stage that works on one form shares the wave with the other forms and holds the form alone; a stage
/// that works on the whole wave holds the wave alone. The lock goes with the process.
public final class WaveLock {
    private var descriptors: [Int32] = []

    /// - Throws: `Failure` with cause `busy` if another run holds the wave or the form.
    public init(_ output: WaveOutput, form: String? = nil) throws {
        try makeFolder(output.root, mode: 0o755)
        try hold(output.root, form == nil ? LOCK_EX : LOCK_SH)
        if let form {
            try makeFolder(output.form(form), mode: 0o700)
            try hold(output.form(form), LOCK_EX)
        }
    }

    deinit { for descriptor in descriptors { close(descriptor) } }

    private func hold(_ folder: String, _ kind: Int32) throws {
        let path = "\(folder)/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
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

enum LockProblem: ProblemWording {
    case held

    var what: String { "another run is working on this wave" }
    var remedy: String { "wait for it to end and try again" }
}
