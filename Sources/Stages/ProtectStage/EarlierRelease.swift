import Glibc
import Problems
import StageFiles
import SurveyModel

/// What was kept back of a wave when it was last handed over: the `disclosure.csv` of then, which
/// `make handover` puts into the wave's folder as `handed-over.csv`.
///
/// Whoever has two releases knows every count that one of them shows. So what was hidden is hidden again.
struct EarlierRelease {
    private let rows: [DisclosureRow]
    private let path: String

    /// - Returns: `nil` if the wave was never handed over.
    /// - Throws: `Failure` if the file cannot be read.
    init?(_ wave: Wave) throws {
        path = "\(wave.paths.wave)/handed-over.csv"
        guard access(path, F_OK) == 0 else { return nil }
        rows = try readTeamTable(DisclosureRow.self, at: path).map(\.row)
    }

    /// The cells of a form that were hidden.
    func hidden(_ form: String) -> Set<CellName> {
        Set(rows.filter { $0.form == form && !$0.by.isEmpty }.map(\.name))
    }

    /// What is to be known of a release that differs from the earlier one.
    func differences(from withheld: [DisclosureRow]) -> [Problem] {
        func outcomes(_ rows: [DisclosureRow]) -> [DisclosureRow.Place: FeasibleCount] {
            Dictionary(
                rows.map { ($0.place, FeasibleCount(low: $0.low, high: $0.high)) },
                uniquingKeysWith: { first, _ in first })
        }
        let (before, now) = (outcomes(rows), outcomes(withheld))
        let told = now.keys.count { before[$0] == nil }
        let lost = before.keys.count { now[$0] == nil }
        let changed = now.count { cell, interval in before[cell].map { $0 != interval } ?? false }
        var kinds: [ProtectProblem] = []
        if told > 0 { kinds.append(.toldEarlier(cells: told)) }
        if lost + changed > 0 { kinds.append(.changedSinceHandover) }
        return kinds.map { Problem(.warning, at: Position(file: path), $0) }
    }
}

private struct FeasibleCount: Equatable {
    var low: Int?
    var high: Int?
}

extension DisclosureRow {
    fileprivate struct Place: Hashable {
        var form: String
        var cell: CellName
    }

    fileprivate var place: Place { Place(form: form, cell: name) }

    fileprivate var name: CellName { CellName(question: question, by: by, code: code, byCode: byCode) }
}
