import DelimitedText
import Glibc
import Problems
import SurveyModel

/// The files one stage writes into one folder: all of them or none.
///
/// Each is written beside its place under a temporary name; ``commit()`` syncs and renames them.
/// Whatever was not committed is removed.
public final class StageOutput {
    public let folder: String
    let isPrivate: Bool
    private var files: [(name: String, file: OutputFile)] = []
    private var outdated: [String] = []
    private var isCommitted = false

    /// - Parameter isPrivate: The folder is the team's own: 0700, its files 0600.
    /// - Throws: `Failure` with cause `cannotCreate` if the folder cannot be made.
    public init(folder: String, isPrivate: Bool = false) throws {
        self.folder = folder
        self.isPrivate = isPrivate
        try makeFolder(folder, mode: isPrivate ? 0o700 : 0o755)
    }

    deinit {
        if !isCommitted { for (_, file) in files { file.discard() } }
    }

    /// Starts a file of the folder.
    ///
    /// - Parameter isSynced: `false` for one that may be lost, if the machine stops.
    public func file(_ name: String, isSynced: Bool = true) throws -> OutputFile {
        let file = try OutputFile(
            name, in: folder, mode: isPrivate ? 0o600 : 0o644, hasDigest: !isPrivate, isSynced: isSynced)
        files.append((name, file))
        return file
    }

    /// Writes a whole table.
    public func write<Row: TableRow>(_ rows: [Row], to name: String, languages: [Language]) throws {
        try write(rows, columns: Row.columns, to: name, languages: languages)
    }

    func write<Row: TableRow>(
        _ rows: [Row], columns: [Column<Row>], to name: String, languages: [Language]
    ) throws {
        let table = try file(name)
        try table.write(columns.flatMap { $0.names(languages) })
        for row in rows {
            try table.write(
                columns.flatMap { column in
                    column.isLocalized ? languages.map { column.write(row, $0) } : [column.write(row, "")]
                })
        }
    }

    /// Writes a whole text.
    public func write(_ text: String, to name: String) throws {
        try file(name).write(text: text)
    }

    /// Does away with a file of an earlier run that this one does not write, once all is committed.
    public func remove(_ name: String) { outdated.append("\(folder)/\(name)") }

    /// Does away with all files of earlier runs whose names end so and that this one does not write, once all
    /// is committed.
    public func removeOthers(ending: String) {
        let written = Set(files.map(\.name))
        for name in folderEntries(folder) where name.hasSuffix(ending) && !name.hasPrefix(".") {
            if !written.contains(name) { remove(name) }
        }
    }

    /// Puts the files in their places.
    public func commit() throws {
        try finish()
        try moveIntoPlace()
    }

    /// The name of a folder beside a path that is to be written whole before it is moved there.
    public static func temporaryFolder(beside path: String) -> String {
        OutputFile.temporaryPath(beside: path)
    }

    /// The files by their names, each with its SHA-256; of a private folder none.
    var digests: [String: String] {
        var digests: [String: String] = [:]
        for (name, file) in files { digests[name] = file.sha256 }
        return digests
    }

    /// The first half of ``commit()``: has everything written to the disk.
    public func finish() throws { for (_, file) in files { try file.finish() } }

    /// The second half of ``commit()``, for what has been finished.
    public func moveIntoPlace() throws {
        for (_, file) in files { try file.moveIntoPlace() }
        for path in outdated { unlink(path) }
        isCommitted = true
    }
}

/// Makes a folder and those above it. A folder that is to be private is made so even if it exists.
func makeFolder(_ path: String, mode: mode_t) throws {
    func failure(_ folder: String) -> Failure {
        Failure(.cannotCreate, [Problem(.error, at: Position(file: folder), FileProblem.unwritable(errno))])
    }
    let parts = path.split(separator: "/")
    for count in 1...max(parts.count, 1) {
        let folder = (path.hasPrefix("/") ? "/" : "") + parts.prefix(count).joined(separator: "/")
        if mkdir(folder, count == parts.count ? mode : 0o755) != 0, errno != EEXIST { throw failure(folder) }
    }
    if mode == 0o700, chmod(path, mode) != 0 { throw failure(path) }
}
