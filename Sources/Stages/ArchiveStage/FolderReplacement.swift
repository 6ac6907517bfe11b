import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// A folder on its way into the place of an older one, which stands beside it for a moment (``older(_:in:)``), so that there
/// is always a whole one. Nobody else can do so at the same time, and what a run that was stopped left is cleared.
final class FolderReplacement {
    private let place: String
    private let temporary: String
    private let older: String
    private let lock: Int32
    private static let ending = ".partial"

    /// - Parameter folder: The folder that holds it; made for the team alone if it is not there.
    /// - Throws: `Failure` with cause `busy` if another run is at it.
    init(name: String, in folder: String) throws {
        place = "\(folder)/\(name)"
        temporary = "\(folder)/.\(name)\(Self.ending)"
        older = Self.older(name, in: folder)
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw unwritable(folder) }
        lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if lock < 0 { throw unwritable(folder) }
        if flock(lock, LOCK_EX | LOCK_NB) != 0 {
            close(lock)
            throw Failure(.busy, [Problem(.error, at: Position(file: folder), AcceptProblem.atWork)])
        }
        // A run was stopped between the two steps of an exchange.
        if access(place, F_OK) != 0 { rename(older, place) }
        removeTree(older)
        for entry in folderEntries(folder) where entry.hasPrefix(".") && entry.hasSuffix(Self.ending) {
            removeTree("\(folder)/\(entry)")
        }
        try makeFolder(temporary)
    }

    deinit {
        removeTree(temporary)
        close(lock)
    }

    /// Copies a file into it, for the team alone.
    func copy(_ source: String, to path: String) throws {
        var folder = temporary
        for part in path.split(separator: "/").dropLast() {
            folder += "/\(part)"
            try makeFolder(folder)
        }
        let stage = try StageOutput(folder: folder, isPrivate: true)
        let copy = try stage.file(String(path.split(separator: "/").last ?? ""))
        let source = try FileSource(path: source)
        while case let chunk = try source.next(), !chunk.isEmpty { try copy.write(bytes: chunk) }
        try stage.commit()
    }

    func commit() throws {
        if access(place, F_OK) == 0, rename(place, older) != 0 { throw unwritable(place) }
        if rename(temporary, place) != 0 { throw unwritable(place) }
        removeTree(older)
    }

    /// Where the older one stands while the newer is put in its place.
    static func older(_ name: String, in folder: String) -> String { "\(folder)/.\(name).older" }
}

/// Removes a file or folder with all that is in it; what links lead to stays.
func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
        for entry in folderEntries(path) { removeTree("\(path)/\(entry)") }
        rmdir(path)
    } else {
        unlink(path)
    }
}
