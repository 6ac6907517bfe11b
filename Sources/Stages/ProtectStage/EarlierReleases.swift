import Problems
import StageFiles
import SurveyModel

/// What was told of a wave when it was handed over before, by the wave's ledger; of a panel's breakdowns also what
/// the wave before told of the same people.
///
/// Whoever has several releases knows every count that one of them shows. So what was hidden or merged once stays
/// so, and what was shown counts as known.
struct EarlierReleases {
    /// Of one form.
    struct Past {
        /// The cells that a release hid.
        var hidden: Set<CellName> = []
        /// The cells that a release showed of the same answers.
        var shown: Set<CellName> = []
        /// By question the codes told together everywhere.
        var together: [String: [[String]]] = [:]
        /// By question the codes told together in its cross-tabs; `nil` where there was no release.
        var collapsed: [String: [[String]]]?
    }

    private let releases: [PastRelease]
    private let panel: [PastRelease]
    private let languages: [Language]

    init(_ wave: Wave) {
        releases = ReleaseLedger(wave.paths).releases
        languages = wave.languages
        let before = wave.previous.map { ReleaseLedger(wave.paths.sibling($0)).releases } ?? []
        panel = wave.forms.contains(where: \.isPanel) ? before : []
    }

    /// What was told of a form before.
    ///
    /// - Throws: `Failure` if a file of the ledger cannot be read.
    func past(of release: FormRelease) throws -> Past {
        var past = Past()
        for earlier in releases { try add(earlier, release, breakdownsOnly: false, &past) }
        if release.form.isPanel {
            for earlier in panel { try add(earlier, release, breakdownsOnly: true, &past) }
        }
        return past
    }

    private func add(
        _ earlier: PastRelease, _ release: FormRelease, breakdownsOnly: Bool, _ past: inout Past
    ) throws {
        let form = release.form.name
        func isMeant(_ question: String) -> Bool { !breakdownsOnly || release.isCharacteristic(question) }
        let withheld = try readTeamTable(DisclosureRow.self, at: earlier.disclosure).map(\.row).filter {
            $0.form == form && isMeant($0.question) && ($0.by.isEmpty || isMeant($0.by))
        }
        for row in withheld where !row.by.isEmpty {
            past.hidden.insert(
                CellName(question: row.question, by: row.by, code: row.code, byCode: row.byCode))
        }
        if !breakdownsOnly, past.collapsed == nil {
            let told = withheld.filter { $0.reason == .merged && !$0.by.isEmpty }
            past.collapsed = Dictionary(grouping: told, by: \.question).mapValues { rows in
                rows.map(\.code).distinct.map { MergedCode(text: $0).codes }
            }
        }
        let distributions = try table(DistributionRow.self, FileName.distributions, earlier, form)
        for row in distributions where isMeant(row.question) {
            let codes = MergedCode(text: row.code).codes
            guard codes.count > 1, past.together[row.question]?.contains(codes) != true else { continue }
            past.together[row.question, default: []].append(codes)
        }
        guard release.isSame(as: distributions.filter { isMeant($0.question) }) else { return }
        for row in try table(CrosstabRow.self, FileName.crosstabs, earlier, form)
        where isMeant(row.question) && isMeant(row.by) && !past.hidden.contains(row.name) {
            if row.n != nil { past.shown.insert(row.name) }
            if row.base != nil {
                past.shown.insert(CellName(question: row.question, by: row.by, code: "", byCode: row.byCode))
            }
        }
    }

    /// A table of an earlier release; empty where it was not kept.
    private func table<Row: ReleasedRow>(
        _ type: Row.Type, _ name: String, _ earlier: PastRelease, _ form: String
    ) throws -> [Row] {
        guard let path = earlier.table(name, of: form) else { return [] }
        return try readKeptTable(type, at: path)
    }
}

extension FormRelease {
    /// Whether the distributions are of the same answers as some that were released: no count that both tell is
    /// another one.
    fileprivate func isSame(as earlier: [DistributionRow]) -> Bool {
        earlier.allSatisfy { row in
            guard let n = row.n else { return true }
            let codes = MergedCode(text: row.code).codes
            let own = distributions.filter { $0.question == row.question && codes.contains($0.code) }
            return own.isEmpty || own.reduce(0) { $0 + ($1.n ?? 0) } == n
        }
    }
}
