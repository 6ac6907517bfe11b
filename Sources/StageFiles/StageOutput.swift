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
    private let isPrivate: Bool
    private var files: [OutputFile] = []
    private var outdated: [String] = []
    private var written: Set<String> = []
    private var isCommitted = false

    /// - Parameter isPrivate: The folder is the team's own: 0700, its files 0600.
    /// - Throws: `Failure` with cause `cannotCreate` if the folder cannot be made.
    public init(folder: String, isPrivate: Bool = false) throws {
        self.folder = folder
        self.isPrivate = isPrivate
        try makeFolder(folder, mode: isPrivate ? 0o700 : 0o755)
    }

    deinit {
        if !isCommitted { for file in files { file.discard() } }
    }

    /// Starts a file of the folder.
    public func file(_ name: String) throws -> OutputFile {
        let file = try OutputFile(path: "\(folder)/\(name)", mode: isPrivate ? 0o600 : 0o644)
        written.insert(name)
        files.append(file)
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
        guard let entries = opendir(folder) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name.hasSuffix(ending), !written.contains(name) { remove(name) }
        }
    }

    /// Puts the files in their places.
    public func commit() throws {
        for file in files { try file.finish() }
        for file in files { try file.moveIntoPlace() }
        for path in outdated { unlink(path) }
        isCommitted = true
    }
}

/// A file being written under a temporary name.
public final class OutputFile {
    private let path: String
    private var temporary: String { path + ".partial" }
    private var descriptor: Int32
    private var records = RecordWriter()
    private static let flushSize = 1 << 16

    init(path: String, mode: mode_t) throws {
        self.path = path
        descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        if descriptor < 0 { throw failure(.cannotCreate) }
        fchmod(descriptor, mode)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes one record of a CSV file.
    public func write(_ fields: some Sequence<String>) throws {
        records.write(fields)
        if records.bytes.count >= Self.flushSize { try flush() }
    }

    /// Writes text as it is.
    public func write(text: String) throws {
        try flush()
        try write(bytes: Array(text.utf8))
    }

    private func flush() throws { try write(bytes: records.take()) }

    private func write(bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(.inputOutput)
            }
            rest = rest.dropFirst(written)
        }
    }

    fileprivate func finish() throws {
        try flush()
        if fsync(descriptor) != 0 { throw failure(.inputOutput) }
    }

    fileprivate func moveIntoPlace() throws {
        if rename(temporary, path) != 0 { throw failure(.inputOutput) }
    }

    fileprivate func discard() { unlink(temporary) }

    private func failure(_ cause: Failure.Cause) -> Failure {
        Failure(cause, [Problem(.error, at: Position(file: path), FileProblem.unwritable(errno))])
    }
}

/// Makes a folder and those above it. A folder that is to be private is made so even if it exists.
func makeFolder(_ path: String, mode: mode_t) throws {
    let parts = path.split(separator: "/")
    for count in 1...max(parts.count, 1) {
        let folder = (path.hasPrefix("/") ? "/" : "") + parts.prefix(count).joined(separator: "/")
        if mkdir(folder, count == parts.count ? mode : 0o755) != 0, errno != EEXIST {
            throw Failure(
                .cannotCreate, [Problem(.error, at: Position(file: folder), FileProblem.unwritable(errno))])
        }
    }
    if mode == 0o700 { chmod(path, mode) }
}
