import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// Keeps a wave's results as accepted, below `accepted/W`: `results`, what may leave of the wave as tables;
/// `configuration`, all that they were made with but the exports; `manifest.json`, with the hashes of all that was read.
///
/// - Parameters:
///   - accepted: `SURVEYS/accepted`.
///   - shipped: The folder of the shipped templates.
/// - Returns: The folder.
/// - Throws: `Failure` if a result is not as it was made, or the folder cannot be written.
public func acceptWave(_ wave: Wave, output: WaveOutput, accepted: String, shipped: String?) throws -> String
{
    let released = try ReleaseList.load(output)
    if let step = released.missingStep {
        throw Failure.data(
            at: Position(file: "\(output.root)/\(FileName.released)"), AcceptProblem.incomplete(step.rawValue)
        )
    }
    _ = try Manifest(reading: output)
    for file in released.all {
        let place = "\(output.root)/\(file.path)"
        if try FileDigest(of: place).digits != file.sha256 {
            throw Failure.data(at: Position(file: place), AcceptProblem.changed)
        }
    }
    let record = try FolderReplacement(name: wave.name, in: accepted)
    for file in released.all where file.path.hasSuffix(".csv") {
        try record.copy("\(output.root)/\(file.path)", to: "\(AcceptedWave.results)/\(file.path)")
    }
    try record.copy("\(output.root)/\(FileName.released)", to: "\(AcceptedWave.results)/\(FileName.released)")
    for file in WaveContents(wave, shipped: shipped).configuration(of: wave) {
        try record.copy(file.source, to: "\(AcceptedWave.configuration)/\(file.path)")
    }
    try record.copy("\(output.root)/\(FileName.manifest)", to: FileName.manifest)
    try record.commit()
    return "\(accepted)/\(wave.name)"
}

/// What was accepted of a wave, in `SURVEYS/accepted/W`.
struct AcceptedWave {
    static let results = "results"
    static let configuration = "configuration"
    /// `SURVEYS/accepted`.
    static let folderName = "accepted"

    let folder: String
    let released: ReleaseList
    let manifest: Manifest

    /// - Returns: `nil` if nothing was accepted.
    /// - Throws: `Failure` if what was is damaged.
    init?(_ name: String, in accepted: String) throws {
        let places = ["\(accepted)/\(name)", FolderReplacement.older(name, in: accepted)]
        guard let place = places.first(where: { access($0, F_OK) == 0 }) else { return nil }
        folder = place
        released = try ReleaseList(path: "\(folder)/\(Self.results)/\(FileName.released)")
        manifest = try Manifest(path: "\(folder)/\(FileName.manifest)")
    }

    func result(_ path: String) -> String { "\(folder)/\(Self.results)/\(path)" }

    /// Its configuration files by their paths in the wave's folder.
    var configuration: [String: String] {
        let folder = "\(folder)/\(Self.configuration)"
        return Dictionary(uniqueKeysWithValues: filesBelow(folder).map { ($0, "\(folder)/\($0)") })
    }
}

enum AcceptProblem: ProblemWording {
    case incomplete(String)
    case changed
    case atWork

    var what: String {
        switch self {
        case .incomplete(let step): "nothing from survey-\(step) is listed"
        case .changed: "the file is not as it was made"
        case .atWork: "another run is accepting results"
        }
    }

    var remedy: String {
        switch self {
        case .incomplete, .changed: "run make again"
        case .atWork: "wait for it to end and try again"
        }
    }
}
