import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// Packs what may leave of a wave, that is what `released.txt` lists and nothing else, into
/// `OUTPUT/W-handover.tar.gz`, and records the release beside the wave: both or neither.
///
/// - Parameter reason: Why a release that differs from an earlier one is handed over; kept with it.
/// - Returns: The path of the archive.
/// - Throws: `Failure` if a file is not as it was released, something is missing or nothing can be written.
public func handOver(_ wave: Wave, output: WaveOutput, reason: String?, report: ProblemReport) throws
    -> String
{
    let list = try ReleaseList.load(output)
    try check(list, wave, output)
    let files = try list.all.map { try ReleasedFile($0, output) }
    let listed = try ReleasedFile(
        path: FileName.released, contents: FileSource.contents(of: "\(output.root)/\(FileName.released)"))
    let lock = try LedgerLock(wave.paths)
    defer { withExtendedLifetime(lock) {} }
    let ledger = ReleaseLedger(wave.paths)
    let differences = try ReleaseComparison(wave, output).problems(
        reason == nil ? .error : .warning, at: Position(file: ledger.folder))
    if reason == nil, !differences.isEmpty { throw Failure(.data, differences) }
    for problem in differences { report(problem) }

    let archive = try HandoverArchive(files + [listed], name: wave.name, folder: output.folder)
    let record = try ReleaseRecord(
        files.filter { $0.path.hasSuffix(".csv") } + [listed], reason: reason, in: ledger)
    // Recorded first: wherever this is stopped, no archive is there that the next release does not know of.
    try record?.commit()
    do {
        try archive.commit()
    } catch {
        record?.withdraw()
        throw error
    }
    return archive.path
}

/// Whether the list is that of a whole run of the wave as it is configured now.
private func check(_ list: ReleaseList, _ wave: Wave, _ output: WaveOutput) throws {
    let position = Position(file: "\(output.root)/\(FileName.released)")
    if let step = list.missingStep {
        throw Failure.data(at: position, HandoverProblem.stepMissing(step.rawValue))
    }
    let paths = Set(list.all.map(\.path))
    let wanted =
        [FileName.disclosure, FileName.findings]
        + wave.languages.flatMap { [FileName.report($0), FileName.tables($0)] }
        + wave.forms.map { "\(FileName.tables)/\($0.name)/\(FileName.distributions)" }
    for path in wanted where !paths.contains(path) {
        throw Failure.data(at: position, HandoverProblem.fileMissing(path))
    }
    let forms = Set(wave.forms.map(\.name))
    for path in paths where !mayLeave(path, forms: forms) {
        throw Failure.data(at: position, HandoverProblem.teamsOwn(path))
    }
}

/// Whether the path stays below `OUTPUT/W`, outside the folders of the forms.
private func mayLeave(_ path: String, forms: Set<String>) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") } && !forms.contains(String(parts[0]))
}

/// A file that may leave, read and found to be as it was released.
struct ReleasedFile {
    var path: String
    var contents: [UInt8]

    init(path: String, contents: [UInt8]) {
        self.path = path
        self.contents = contents
    }

    /// - Throws: `Failure` if it cannot be read or is another than was released.
    init(_ file: ReleaseList.File, _ output: WaveOutput) throws {
        path = file.path
        contents = try file.contents(in: output)
    }
}

enum HandoverProblem: ProblemWording {
    case stepMissing(String)
    case fileMissing(String)
    case teamsOwn(String)
    case archiveDiffers
    case noReason
    case atWork

    var what: String {
        switch self {
        case .stepMissing(let step): "nothing from survey-\(step) is listed"
        case .fileMissing(let path): "\(path) is not listed"
        case .teamsOwn(let path): "\(path) is the team's own and must not leave"
        case .archiveDiffers: "the archive as written does not hold what it should"
        case .noReason: "the reason is empty"
        case .atWork: "another run is handing this wave over"
        }
    }

    var remedy: String {
        switch self {
        case .stepMissing, .fileMissing, .teamsOwn:
            "remove the wave's output folder and run make again"
        case .archiveDiffers: "check the disk and try again"
        case .atWork: "wait for it to end and try again"
        case .noReason: "say in ACCEPT why the changed release is handed over"
        }
    }
}
