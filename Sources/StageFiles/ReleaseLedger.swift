import DelimitedText
import Glibc
import Problems
import SurveyModel

/// A release of a wave that was handed over, as it is kept in `SURVEYS/waves/W/handed-over/N/`: the tables
/// under their paths below `OUTPUT/W`, `released.txt`, and `reason.txt` if it was asked for.
public struct PastRelease: Sendable, Equatable {
    /// From 1, in the order of handing over.
    public var number: Int
    /// The folder of its files.
    public var folder: String
    /// It was handed over before there was a ledger: only `handed-over.csv` and `handed-over-FORM.csv` were kept.
    public var isOld: Bool

    /// What was withheld.
    public var disclosure: String { isOld ? "\(folder)/\(Self.oldDisclosure)" : path(FileName.disclosure) }

    /// Its released table of a form; `nil` if it was not kept.
    public func table(_ name: String, of form: String) -> String? {
        let path =
            isOld
            ? (name == FileName.distributions ? "\(folder)/handed-over-\(form).csv" : nil)
            : path("\(FileName.tables)/\(form)/\(name)")
        return path.flatMap { access($0, F_OK) == 0 ? $0 : nil }
    }

    /// The file that had this path below `OUTPUT/W`.
    public func path(_ path: String) -> String { "\(folder)/\(path)" }

    static let oldDisclosure = "handed-over.csv"
    public static let reason = "reason.txt"
}

/// The releases of a wave so far.
public struct ReleaseLedger: Sendable {
    /// `SURVEYS/waves/W/handed-over`.
    public let folder: String
    /// In the order of handing over.
    public let releases: [PastRelease]

    public init(_ paths: WavePaths) {
        folder = "\(paths.wave)/handed-over"
        let ledger = folder
        let numbers = folderEntries(ledger).compactMap { name in
            Int(name).flatMap { $0 > 0 && String($0) == name ? $0 : nil }
        }
        var releases = numbers.sorted().map {
            PastRelease(number: $0, folder: "\(ledger)/\($0)", isOld: false)
        }
        let isOldKept = access("\(paths.wave)/\(PastRelease.oldDisclosure)", F_OK) == 0
        if isOldKept, numbers.min() != 1 {
            releases.insert(PastRelease(number: 1, folder: paths.wave, isOld: true), at: 0)
        }
        self.releases = releases
    }

    /// The number of the next release.
    public var next: Int { (releases.last?.number ?? 0) + 1 }

    /// All files that it keeps.
    public var files: [String] {
        releases.flatMap { release -> [String] in
            release.isOld
                ? folderEntries(release.folder).filter { $0.hasPrefix("handed-over") && $0.hasSuffix(".csv") }
                    .map(release.path)
                : filesBelow(release.folder).map(release.path)
        }
    }
}
