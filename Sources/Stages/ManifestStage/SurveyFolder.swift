import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// The folders that `make` is told, and the program that works on them.
public struct SurveyFolder: Sendable {
    public var surveys: String
    public var output: String
    /// The folder of the shipped templates.
    public var shipped: String?
    /// The digest of the sources that the program was built from.
    public var program: String

    public init(surveys: String, output: String, shipped: String?, program: String) {
        self.surveys = surveys
        self.output = output
        self.shipped = shipped
        self.program = program
    }

    var waves: String { surveys == "." ? "waves" : "\(surveys)/waves" }

    /// The names of the folders below `SURVEYS/waves` that are, or should be, waves.
    func waveNames(report: ProblemReport) -> (names: [String], isAnyRefused: Bool) {
        var isAnyRefused = false
        let names = folderEntries(waves).filter { name in
            let folder = "\(waves)/\(name)"
            var status = stat()
            guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
            let configuration = "\(folder)/wave.yml"
            let isThere = lstat(configuration, &status) == 0
            if isWaveName(name) {
                // What cannot be looked into may be a wave; it is not passed over in silence.
                let isReadable =
                    access(folder, R_OK | X_OK) == 0 && (!isThere || access(configuration, F_OK) == 0)
                if isReadable { return isThere }
                report(Problem(.error, at: Position(file: folder), SurveyFolderProblem.unreadable))
            } else if isThere {
                report(Problem(.error, at: Position(file: folder), SurveyFolderProblem.badName))
            } else {
                return false
            }
            isAnyRefused = true
            return false
        }
        return (names, isAnyRefused)
    }

    /// The wave that is asked for and those it is compared with, or all.
    ///
    /// - Returns: Those that can be run, each after those before it.
    func load(wave name: String?, report: ProblemReport) -> (waves: [Wave], isAnyRefused: Bool) {
        var (names, isAnyRefused) = name.map { ([$0], false) } ?? waveNames(report: report)
        if name != nil { names = names.filter { access("\(waves)/\($0)/wave.yml", F_OK) == 0 } }
        var found: [Wave] = []
        for name in names {
            do {
                let wave = try Wave.load(folder: "\(waves)/\(name)")
                for one in try wave.earlierWaves().reversed() + [wave]
                where !found.contains(where: { $0.name == one.name }) { found.append(one) }
            } catch let failure as Failure {
                failure.problems.forEach(report)
                isAnyRefused = true
            } catch {}
        }
        return (found, isAnyRefused)
    }
}

enum SurveyFolderProblem: ProblemWording {
    case unreadable
    case badName

    var what: String {
        switch self {
        case .unreadable: "the folder or its wave.yml cannot be read, so it is left out"
        case .badName: "this cannot be the name of a wave, so it is left out"
        }
    }

    var remedy: String {
        switch self {
        case .unreadable: "see to your rights on it and to its links"
        case .badName: "use letters a to z, digits, - _ and . only, no dot or dash first"
        }
    }
}
