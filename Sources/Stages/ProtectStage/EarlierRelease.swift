import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// What was kept back of a wave when it was last handed over: the `disclosure.csv` and the distributions of then,
/// from the wave's ledger.
///
/// Whoever has two releases knows every count that one of them shows. So what was hidden is hidden again.
struct EarlierRelease {
    private let rows: [DisclosureRow]
    private let path: String
    private let release: PastRelease

    /// - Returns: `nil` if the wave was never handed over.
    /// - Throws: `Failure` if the file cannot be read.
    init?(_ wave: Wave) throws {
        guard let last = ReleaseLedger(wave.paths).releases.last else { return nil }
        release = last
        path = last.disclosure
        rows = try readTeamTable(DisclosureRow.self, at: path).map(\.row)
    }

    /// The cells of a form that were hidden.
    func hidden(_ form: String) -> Set<CellName> {
        Set(rows.filter { $0.form == form && !$0.by.isEmpty }.map(\.name))
    }

    /// The answers of a form that were told together in the cross-tabs of their question alone.
    func collapsed(_ form: String) -> [String: [[String]]] {
        let told = rows.filter { $0.form == form && $0.reason == .merged && !$0.by.isEmpty }
        return Dictionary(grouping: told, by: \.question).mapValues { rows in
            rows.map(\.code).distinct.map { MergedCode(text: $0).codes }
        }
    }

    /// What is to be known of a release that differs from the earlier one.
    func differences(from releases: [FormRelease]) throws -> [Problem] {
        let before = Set(rows.filter { !$0.by.isEmpty }.map(\.place))
        let now = Set(releases.flatMap(\.withheld).filter { !$0.by.isEmpty }.map(\.place))
        var kinds: [ProtectProblem] = []
        let told = now.subtracting(before).count
        if told > 0 { kinds.append(.toldEarlier(cells: told)) }
        let isSame = try before.isSubset(of: now) && !releases.contains(where: hasOtherCounts)
        if !isSame { kinds.append(.changedSinceHandover) }
        return kinds.map { Problem(.warning, at: Position(file: path), $0) }
    }

    /// Whether the form's distributions are not those that were handed over.
    private func hasOtherCounts(_ release: FormRelease) throws -> Bool {
        let table = self.release.table(FileName.distributions, of: release.form.name)
        guard let path = table else { return false }
        let reader = try RecordReader(path: path)
        let header = try reader.next()?.fields ?? []
        let columns = ["question", "code", "n"].compactMap(header.firstIndex)
        var before: [[String]] = []
        while let record = try reader.next() {
            before.append(columns.map { $0 < record.fields.count ? record.fields[$0] : "" })
        }
        return before != release.distributions.map { [$0.question, $0.code, $0.n.map(String.init) ?? ""] }
    }
}

extension DisclosureRow {
    fileprivate struct Place: Hashable {
        var form: String
        var cell: CellName
    }

    fileprivate var place: Place { Place(form: form, cell: name) }

    fileprivate var name: CellName { CellName(question: question, by: by, code: code, byCode: byCode) }
}
