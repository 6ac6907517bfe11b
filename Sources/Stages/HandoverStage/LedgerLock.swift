import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// Keeps two runs, whatever their OUTPUT, from writing a wave's ledger `handed-over` at the same time, and clears what
/// a run that was killed left in it. The lock goes with the process.
final class LedgerLock {
    private let descriptor: Int32

    /// - Throws: `Failure` with cause `busy` if another run is handing the wave over; with cause `cannotCreate` if there
    ///   can be no ledger.
    init(_ paths: WavePaths) throws {
        let ledger = ReleaseLedger(paths).folder
        if mkdir(ledger, 0o755) != 0, errno != EEXIST { throw Self.failure(ledger) }
        descriptor = open(ledger, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw Self.failure(ledger) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            throw Failure(.busy, [Problem(.error, at: Position(file: ledger), HandoverProblem.atWork)])
        }
        // Nobody else is writing: the ledger is held.
        for entry in folderEntries(ledger) where Self.isLeftover(entry) { Self.remove(entry, in: descriptor) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static func failure(_ ledger: String) -> Failure {
        Failure(.cannotCreate, [Problem(.error, at: Position(file: ledger), FileProblem.unwritable(errno))])
    }

    /// Whether the name is one of those under which releases are written: `.N.….partial`.
    static func isLeftover(_ entry: String) -> Bool {
        let parts = entry.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0].isEmpty && Int(parts[1]) != nil && parts[3] == "partial"
    }

    /// Removes a file or folder with all that is in it; what links lead to stays.
    private static func remove(_ name: String, in folder: Int32) {
        let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0, let entries = fdopendir(descriptor) else {
            unlinkat(folder, name, 0)
            return
        }
        while let entry = readdir(entries) {
            let inner = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if inner != ".", inner != ".." { remove(inner, in: descriptor) }
        }
        closedir(entries)
        unlinkat(folder, name, AT_REMOVEDIR)
    }
}
