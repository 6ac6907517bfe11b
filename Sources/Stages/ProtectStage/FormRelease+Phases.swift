import Problems
import StageFiles
import SurveyModel

extension FormRelease {
    /// The tables as they may be published, from the team's own. Phase by phase, each a value made from those before:
    ///
    /// 1. small categories recoded in every table (global recoding),
    /// 2. the counts of the respondents, group by group,
    /// 3. what the breakdowns' own tables hide, and which sizes of the groups they leave possible,
    /// 4. answers recoded in the cross-tabs of a question,
    /// 5. the cells to hide: primary and complementary suppression,
    /// 6. the audit: what the released tables tell of each hidden count,
    /// 7. the figures that the hidden cells leave.
    ///
    /// - Parameters:
    ///   - past: What was told before.
    ///   - counts: Counts the respondents by the breakdowns of a release.
    /// - Throws: `Failure` if the tables do not add up, or the audit finds a hidden count that can be told too closely.
    func published(
        _ past: EarlierReleases.Past = EarlierReleases.Past(), report: ProblemReport = { _ in },
        counting counts: (FormRelease) throws -> JointCounts
    ) throws -> FormRelease {
        let recoded = recoded(together: past.together)
        if recoded.isSmall { return recoded.withoutTables }
        let counts = try counts(recoded)
        try recoded.check(counts)
        let breakdowns = try recoded.pattern(counts, past).breakdowns()
        let (crossed, solved) = try recoded.recodedInCrosstabs(counts, past, beside: breakdowns)
        let blocks = crossed.blocks(counts)
        let followed = crossed.withoutCrosstabs(of: blocks.unfollowed)
        let pattern = followed.pattern(counts, past)
        let hidden = try followed.hidden(by: pattern, blocks.blocks, beside: breakdowns, solved: solved)
        let audit = try PatternAudit(pattern: pattern, blocks: blocks.blocks, hidden: hidden).outcome()
        if audit.toldByDistributions > 0 {
            let note = ProtectProblem.toldByDistributions(form.name, cells: audit.toldByDistributions)
            report(Problem(.note, at: Position(file: form.instrument), note))
        }
        return try followed.figures(hiding: hidden, audit, counts, blocks.blocks)
    }
}
