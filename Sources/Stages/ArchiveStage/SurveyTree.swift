import Glibc
import Problems
import StageFiles
import SurveyModel

/// A tree of surveys made for one reprocessing: links to the waves there are, and the archived ones unpacked.
public struct SurveyTree: Sendable {
    /// A wave that could not be put into the tree, and why.
    public struct Refusal: Sendable {
        public var wave: String
        public var messages: [String]
    }

    /// The tree's folder.
    public let folder: String

    public init(folder: String) { self.folder = folder }

    var waves: String { "\(folder)/waves" }

    /// Makes the tree.
    ///
    /// - Parameters:
    ///   - usesCurrent: Archived waves are run with the questionnaires, rules and templates of now, where there are such.
    /// - Returns: The archived waves that cannot be run.
    /// - Throws: `Failure` if the tree cannot be written.
    public func make(from given: String, usesCurrent: Bool) throws -> [Refusal] {
        let surveys = try absolute(given)
        try makeFolder(folder)
        try makeFolder(waves)
        for kind in ["instruments", "rules", "templates"] where access("\(surveys)/\(kind)", F_OK) == 0 {
            try link("\(surveys)/\(kind)", as: "\(folder)/\(kind)")
        }
        for name in folderEntries("\(surveys)/waves") where isFolder("\(surveys)/waves/\(name)") {
            try link("\(surveys)/waves/\(name)", as: "\(waves)/\(name)")
        }
        var refusals: [Refusal] = []
        for archived in ArchivedWave.all(in: "\(surveys)/\(ArchiveFolder.name)") {
            let place = "\(waves)/\(archived.name)"
            if access(place, F_OK) == 0, archived.problem == nil {
                // It is run as it lies in waves; the archive must be whole all the same.
                let trial = "\(folder)/trial"
                defer { removeTree(trial) }
                if let refusal = try put(archived, at: trial, surveys, given) { refusals.append(refusal) }
                continue
            }
            if let refusal = try put(archived, at: place, surveys, given) {
                removeTree(place)
                refusals.append(refusal)
            } else if usesCurrent {
                removeTree("\(place)/templates")
                for kind in ["instruments", "rules"] {
                    for file in filesBelow("\(surveys)/\(kind)") { unlink("\(place)/\(kind)/\(file)") }
                }
            }
        }
        return refusals
    }

    /// What stands in the paths of messages about the tree, with what it is a copy of.
    public func renames(of surveys: String) -> [(String, String)] {
        let archived = ArchivedWave.all(in: "\(surveys)/\(ArchiveFolder.name)").filter { wave in
            access("\(surveys)/waves/\(wave.name)", F_OK) != 0
        }
        return archived.map { ("\(waves)/\($0.name)/", "\($0.path)/") } + [("\(folder)/", "\(surveys)/")]
    }

    private func put(_ archived: ArchivedWave, at place: String, _ surveys: String, _ given: String) throws
        -> Refusal?
    {
        do {
            if let problem = archived.problem {
                throw Failure.data(at: Position(file: archived.path), problem)
            }
            if archived.isFolder {
                try makeFolder(place)
                for entry in folderEntries(archived.path) where !entry.hasPrefix(".") {
                    try copyFolder("\(archived.path)/\(entry)", as: "\(place)/\(entry)")
                }
                if access("\(place)/wave.yml", F_OK) != 0 {
                    throw Failure.data(at: Position(file: archived.path), ArchiveProblem.noWave)
                }
            } else {
                try unpack(archived.path, wave: archived.name, into: place)
            }
            return nil
        } catch let failure as Failure where failure.cause == .data || failure.cause == .missingInput {
            return Refusal(
                wave: archived.name,
                messages: failure.problems.map { $0.description.replacing(surveys, with: given) })
        }
    }

    /// Folders anew, so that what they hold can be left out; files as links. What leads out of the archive is refused.
    private func copyFolder(_ source: String, as place: String) throws {
        var status = stat()
        guard lstat(source, &status) == 0, status.st_mode & S_IFMT != S_IFLNK else {
            throw Failure.data(at: Position(file: source), ArchiveProblem.link)
        }
        guard isFolder(source) else { return try link(source, as: place) }
        try makeFolder(place)
        for entry in folderEntries(source) where !entry.hasPrefix(".") {
            try copyFolder("\(source)/\(entry)", as: "\(place)/\(entry)")
        }
    }
}

/// What lies in `SURVEYS/archive`.
struct ArchivedWave {
    var name: String
    var path: String
    var isFolder: Bool
    /// Why it cannot be taken.
    var problem: ArchiveProblem?

    static func all(in folder: String) -> [ArchivedWave] {
        folderEntries(folder).compactMap { entry in
            let path = "\(folder)/\(entry)"
            if entry.hasPrefix(".") { return nil }
            let isFolder = ArchiveStage.isFolder(path)
            guard isFolder || entry.hasSuffix(ArchiveFolder.ending) else { return nil }
            let name = isFolder ? entry : String(entry.dropLast(ArchiveFolder.ending.count))
            var wave = ArchivedWave(name: name, path: path, isFolder: isFolder)
            if !isWaveName(name) {
                wave.problem = .badName
            } else if !isFolder, ArchiveStage.isFolder("\(folder)/\(name)") {
                wave.problem = .twoArchives(name)
            }
            return wave
        }
    }
}

func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

func link(_ target: String, as path: String) throws {
    if symlink(target, path) != 0 { throw unwritable(path) }
}

/// A path that does not depend on where it is read from.
func absolute(_ path: String) throws -> String {
    guard let resolved = realpath(path, nil) else {
        throw Failure(.missingInput, [Problem(.error, at: Position(file: path), FolderMissing.folder)])
    }
    defer { free(resolved) }
    return String(cString: resolved)
}

enum FolderMissing: ProblemWording {
    case folder

    var what: String { "there is no such folder" }
    var remedy: String { "name another" }
}
