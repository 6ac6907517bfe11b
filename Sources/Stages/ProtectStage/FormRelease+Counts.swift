import Problems
import StageFiles
import SurveyModel

extension FormRelease {
    /// A form of so few that any table of it would be a list of its respondents.
    var isSmall: Bool { quality.respondents < form.disclosure.minimumForm }

    /// Of a small form only the number of its respondents is released.
    var withoutTables: FormRelease {
        var release = self
        release.distributions = []
        release.numbers = []
        release.crosstabs = []
        release.tests = []
        release.indexMeans = []
        release.durations = []
        release.weights = []
        release.panel = []
        release.withheld = []
        return release
    }

    /// How the respondents answered, group by group.
    ///
    /// - Throws: `Failure` if the team's own files are missing or damaged.
    func jointCounts(from output: WaveOutput) throws -> JointCounts {
        let folder = output.form(form.name)
        let isWeighted = !weights.isEmpty
        let own =
            isWeighted
            ? try readTable(
                RespondentWeight.self, at: "\(folder)/\(FileName.respondentWeights)", languages: []) : []
        return try JointCounts(
            reading: "\(folder)/\(FileName.coded)", weights: own.map { $0.weight ?? 0 }, instrument,
            breakdowns: breakdowns, derived: derived.filter { $0.form == form.name })
    }

    /// - Throws: `Failure` if a table is not what the respondents' answers add up to.
    func check(_ counts: JointCounts) throws {
        let all = Array(counts.groups.indices)
        for row in distributions {
            guard let n = row.n, counts.number(row.question, row.code, in: all) != n else { continue }
            throw Failure.data(
                at: Position(file: form.instrument), ProtectProblem.tablesDisagree(row.question, by: ""))
        }
        for row in crosstabs {
            guard let n = row.n, let base = row.base, let groups = counts.groups(of: row.name) else {
                continue
            }
            let answered =
                groups.reduce(0) { $0 + counts.sizes[$1] } - counts.number(row.question, "", in: groups)
            if counts.number(row.question, row.code, in: groups) == n, answered == base { continue }
            throw Failure.data(
                at: Position(file: form.instrument), ProtectProblem.tablesDisagree(row.question, by: row.by))
        }
    }

    /// The questions that others are crossed with, small categories merged.
    var breakdowns: [JointCounts.Breakdown] {
        crosstabs.map(\.by).distinct.map { name in
            let codes = crosstabs.filter { $0.by == name }.map(\.byCode).distinct
            return JointCounts.Breakdown(name: name, codes: codes)
        }
    }
}
