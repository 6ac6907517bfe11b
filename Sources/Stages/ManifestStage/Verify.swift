import Glibc
import Problems
import StageFiles
import SurveyModel

/// Compares what lies in the waves' output folders with their manifests; the contents are read, whatever their times.
///
/// - Parameter wave: The wave that is asked for; `nil`: all that were made.
/// - Parameter tell: Told a line for each wave that is as it was made.
/// - Throws: `Failure` that names each file that is not as it was made.
public func verify(_ folder: SurveyFolder, wave: String?, report: ProblemReport, tell: (String) -> Void)
    throws
{
    var count = 0
    var problems: [Problem] = []
    let names = wave.map { [$0] } ?? folderEntries(folder.output).filter(isWaveName)
    for name in names {
        let output = WaveOutput(output: folder.output, wave: name)
        let path = "\(output.root)/\(FileName.manifest)"
        if access(path, F_OK) != 0 {
            if wave != nil {
                throw Failure(
                    .missingInput, [Problem(.error, at: Position(file: path), VerifyProblem.notMade)])
            }
            continue
        }
        let manifest = try Manifest(reading: output)
        let places = FilePlaces(surveys: folder.surveys, output: folder.output, shipped: folder.shipped)
        var made: [String: String] = [:]
        for entry in manifest.steps { made.merge(entry.wrote) { $1 } }
        // What was made of released files alone is listed there, and only there.
        let listed = (try? ReleaseList.load(output))?.all ?? []
        for file in listed { made[places.label("\(output.root)/\(file.path)")] = file.sha256 }
        var altered = 0
        for (label, digest) in made.sorted(by: { $0.key < $1.key }) {
            let place = places.path(label)
            let kind: VerifyProblem? =
                access(place, F_OK) != 0
                ? .missing : try FileDigest(of: place).digits == digest ? nil : .altered
            if let kind {
                problems.append(Problem(.error, at: Position(file: place), kind))
                altered += 1
            }
        }
        for file in filesBelow(output.root) where output.isListed(file) {
            let place = "\(output.root)/\(file)"
            if made[places.label(place)] == nil {
                report(Problem(.note, at: Position(file: place), VerifyProblem.notOurs))
            }
        }
        if altered == 0 { tell("wave \(name): all \(made.count) files are as they were made") }
        count += 1
    }
    if !problems.isEmpty { throw Failure(.data, problems) }
    if count == 0 { tell("nothing was made yet") }
}

enum VerifyProblem: ProblemWording {
    case altered, missing, notOurs, notMade

    var what: String {
        switch self {
        case .altered: "this is not as it was made"
        case .missing: "this was made and is gone"
        case .notOurs: "no step of the wave made this"
        case .notMade: "nothing was made of this wave yet"
        }
    }

    var remedy: String {
        switch self {
        case .altered: "make makes it anew; keep what was written by hand elsewhere"
        case .missing: "make makes it again"
        case .notOurs: "keep it elsewhere if it is to stay"
        case .notMade: "run make"
        }
    }
}
