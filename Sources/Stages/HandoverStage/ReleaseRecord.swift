import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// A release on its way into the ledger `SURVEYS/waves/W/handed-over/N/`: written whole under a temporary name
/// first.
final class ReleaseRecord {
    private let folder: String
    private let temporary: String
    /// What was written, and the folders it is in, the innermost last.
    private var written: [String] = []
    private var folders: [String]
    private var isMoved = false

    /// - Parameter files: What is kept of the release.
    /// - Returns: `nil` if it is the same as the last one, and so already recorded.
    init?(_ files: [ReleasedFile], reason: String?, in ledger: ReleaseLedger) throws {
        if let last = ledger.releases.last, !last.isOld, Self.isSame(files, last) { return nil }
        folder = "\(ledger.folder)/\(ledger.next)"
        temporary = StageOutput.temporaryFolder(beside: folder)
        folders = [temporary]
        for file in files { try keep(file) }
        if let reason {
            try keep(ReleasedFile(path: PastRelease.reason, contents: Array("\(reason)\n".utf8)))
        }
    }

    /// Writes a file of the record. What is left of one that cannot be written is gone when this ends.
    private func keep(_ file: ReleasedFile) throws {
        let stage = try folder(of: file.path)
        try stage.file(Self.split(file.path).name).write(bytes: file.contents)
        try stage.commit()
        written.append("\(temporary)/\(file.path)")
    }

    deinit {
        if isMoved { return }
        for path in written { unlink(path) }
        for folder in folders.reversed() { rmdir(folder) }
    }

    /// - Throws: `Failure` with cause `inputOutput` if it cannot be put in its place.
    func commit() throws {
        if rename(temporary, folder) != 0 {
            throw Failure(
                .inputOutput, [Problem(.error, at: Position(file: folder), FileProblem.unwritable(errno))])
        }
        isMoved = true
    }

    /// Takes it back, since there is no archive.
    func withdraw() { if isMoved, rename(folder, temporary) == 0 { isMoved = false } }

    private func folder(of path: String) throws -> StageOutput {
        var folder = temporary
        for part in Self.split(path).folder.split(separator: "/") {
            folder += "/\(part)"
            if !folders.contains(folder) { folders.append(folder) }
        }
        return try StageOutput(folder: folder)
    }

    private static func split(_ path: String) -> (folder: Substring, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (path[..<slash], String(path[path.index(after: slash)...]))
    }

    private static func isSame(_ files: [ReleasedFile], _ last: PastRelease) -> Bool {
        files.allSatisfy { file in
            (try? FileSource.contents(of: last.path(file.path))) == file.contents
        }
    }
}
