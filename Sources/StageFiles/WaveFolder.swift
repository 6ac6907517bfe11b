import DelimitedText
import Glibc
import Problems
import SurveyModel

/// The folder `OUTPUT/W` as a place that nobody else can meddle with, marked as made by these tools.
struct WaveFolder {
    private let output: WaveOutput

    /// Makes the folder if it is not there.
    ///
    /// - Throws: `Failure` with cause `cannotCreate` if it cannot be made, everybody may write to it or to `OUTPUT`,
    ///   or it is not the user's own.
    init(_ output: WaveOutput, report: ProblemReport) throws {
        self.output = output
        try makeFolder(output.folder, mode: 0o755)
        try checkAccess(to: output.folder, report: report)
        try makeFolder(output.root, mode: 0o755)
        try checkOwner(of: output.root)
        try checkAccess(to: output.root, report: report)
        try mark(report: report)
    }

    /// The first line of a mark; the second names the wave, so that a copy under another name is no longer ours.
    static let signature = "saualnama 1"

    /// Marks the folder as one that `make clean` may remove: a new one, or one that an earlier version made.
    private func mark(report: ProblemReport) throws {
        let entries = Set(folderEntries(output.root))
        if entries.contains(FileName.mark) { return }
        if let foreign = entries.sorted().first(where: { !isKnown($0) }) {
            report(Problem(.warning, at: Position(file: output.root), FolderProblem.foreign(foreign)))
            return
        }
        let stage = try StageOutput(folder: output.root)
        try stage.write("\(Self.signature)\nwave \(output.name)\n", to: FileName.mark)
        try stage.commit()
    }

    /// Whether a file or folder in the wave's folder is one that these tools write, in this version or an earlier one.
    private func isKnown(_ entry: String) -> Bool {
        let known = [
            FileName.lock, FileName.tables, FileName.charts, FileName.disclosure, FileName.findings,
            FileName.swot, FileName.maturity, FileName.published, FileName.changes, FileName.trend,
            FileName.released, FileName.manifest, FileName.paper, FileName.keying,
        ]
        return known.contains(entry)
            || entry.hasPrefix("report.")
                && [".md", ".docx", ".html", ".pdf"].contains { entry.hasSuffix($0) }
            || entry.hasPrefix("trend.") && entry.hasSuffix(".md")
            || entry.hasPrefix("tables.") && [".md", ".xlsx"].contains { entry.hasSuffix($0) }
            || entry.hasSuffix(OutputFile.temporaryEnding)
            || [FileName.ingest, FileName.lock].contains { access("\(output.form(entry))/\($0)", F_OK) == 0 }
    }
}

extension WaveOutput {
    /// `OUTPUT/.make`: what the program keeps for itself. Nobody else may write to it.
    public var ownFolder: String { "\(folder)/.make" }

    /// - Throws: `Failure` with cause `cannotCreate` if there is ``ownFolder`` and others may have put something into it.
    public func checkOwnFolder() throws {
        var status = stat()
        guard lstat(ownFolder, &status) == 0 else { return }
        if status.st_mode & S_IFMT != S_IFDIR || status.st_uid != geteuid() || status.st_mode & 0o022 != 0 {
            throw folderFailure(ownFolder, FolderProblem.othersMayWrite)
        }
    }

    /// Makes ``ownFolder`` if it is not there.
    ///
    /// - Throws: `Failure` with cause `cannotCreate` if it is somebody else's.
    func makeOwnFolder() throws {
        try makeFolder(folder, mode: 0o755)
        try checkAccess(to: folder) { _ in }
        try checkOwnFolder()
        try makeFolder(ownFolder, mode: 0o700)
    }
}

/// - Throws: `Failure` with cause `cannotCreate` if everybody may write to the folder, so that others can put their
///   own files in the place of those written. A warning if the group may.
func checkAccess(to folder: String, report: ProblemReport) throws {
    var status = stat()
    guard stat(folder, &status) == 0 else { throw folderFailure(folder, FileProblem.unwritable(errno)) }
    // With the sticky bit, as in /tmp, each may only touch what is their own.
    if status.st_mode & S_ISVTX != 0 { return }
    if status.st_mode & S_IWOTH != 0 { throw folderFailure(folder, FolderProblem.everybodyWrites(folder)) }
    if status.st_mode & S_IWGRP != 0 {
        report(Problem(.warning, at: Position(file: folder), FolderProblem.groupWrites(folder)))
    }
}

/// - Throws: `Failure` with cause `cannotCreate` if another user made the folder, or the link in its place.
func checkOwner(of folder: String) throws {
    var status = stat()
    guard lstat(folder, &status) == 0 else { throw folderFailure(folder, FileProblem.unwritable(errno)) }
    var isOwn = status.st_uid == geteuid()
    if isOwn, stat(folder, &status) == 0 { isOwn = status.st_uid == geteuid() }
    if !isOwn { throw folderFailure(folder, FolderProblem.anothers) }
}

private func folderFailure(_ folder: String, _ kind: some ProblemWording) -> Failure {
    Failure(.cannotCreate, [Problem(.error, at: Position(file: folder), kind)])
}

enum FolderProblem: ProblemWording {
    case everybodyWrites(String)
    case groupWrites(String)
    case anothers
    case foreign(String)
    case othersMayWrite

    var what: String {
        switch self {
        case .everybodyWrites: "everybody may write to this folder, so answers are not safe in it"
        case .groupWrites: "all of the folder's group may write to it, and so change what comes out"
        case .anothers:
            "the folder belongs to another user, who could read and change what is written into it"
        case .othersMayWrite: "others may have put their own files into it"
        case .foreign(let entry):
            "the folder holds \(entry), which these tools did not make; so it is not marked as theirs"
        }
    }

    var remedy: String {
        switch self {
        case .everybodyWrites(let folder): "chmod o-w \(folder), or name another OUTPUT"
        case .groupWrites(let folder): "chmod g-w \(folder) unless that is meant"
        case .anothers: "name an OUTPUT of your own"
        case .othersMayWrite: "remove it"
        case .foreign: "make clean will leave it alone; name another OUTPUT to keep things apart"
        }
    }
}
