import Disclosure
import Problems
import StageFiles
import SurveyModel

extension FormRelease {
    /// Makes the table of those who took part in the wave before, too: how many gave an answer in both waves, in one of
    /// them, in neither.
    ///
    /// A row is withheld where few gave the answer, or few did not, in one of the waves; where the questionnaire calls the
    /// question sensitive or the form covers its population, also where one of its four counts is small. All rows of a
    /// question, with those of the questions that depend on it, are withheld where they would tell, beside what both waves
    /// release, a hidden count of either too closely. With weights there is no table.
    ///
    /// - Parameters:
    ///   - wave: The wave of this release, with the wave before in its `previous`.
    ///   - output: Its outputs.
    /// - Throws: `Failure` if a file of either wave is missing or damaged.
    mutating func pairAnswers(_ wave: Wave, _ output: WaveOutput, report: ProblemReport) throws {
        guard form.isPanel, let name = wave.previous else { return }
        let earlier = try Wave.load(folder: wave.paths.sibling(name).wave)
        guard let previous = earlier.forms.first(where: { $0.name == form.name }) else { return }
        let folder = output.sibling(name)
        let before = try PanelWave(released: previous, of: earlier, from: folder)
        if let reason = unpaired(before) {
            report(Problem(.warning, at: Position(file: wave.paths.configuration), reason))
            return
        }
        let tally = PanelTally(
            now: try PanelWave(self, hidden: hidden, from: output.form(form.name)), before: before)
        panel = pairs(tally, since: name)
        let repeated = tally.now.unidentified.count + tally.before.unidentified.count
        if tally.members * 2 < tally.now.respondents.count || repeated > 0 {
            report(
                Problem(
                    .warning, at: Position(file: wave.paths.configuration),
                    ProtectProblem.fewMembers(
                        form.name, members: tally.members, of: tally.now.respondents.count, repeated: repeated
                    )))
        }
    }

    /// The rows of the table, first the one that tells how many took part in both waves.
    func pairs(_ tally: PanelTally, since name: String) -> [PanelRow] {
        var first = PanelRow()
        (first.previousWave, first.n) = (name, tally.members)
        let rows = shares(in: tally.before).map { share in
            let row = tally.row(share, previousWave: name)
            return isSmall(row) ? row.hidden : row
        }
        return [first] + audited(rows, tally, blocks(tally.now.counts).blocks)
    }

    private func isSmall(_ row: PanelRow) -> Bool {
        let rule = PrimaryRule(minimum: form.disclosure.minimumCell)
        guard let n = row.n, let both = row.both, let lost = row.lost, let gained = row.gained else {
            return true
        }
        if rule.hides(both + lost, of: n) || rule.hides(both + gained, of: n) { return true }
        return (coversPopulation || isSensitive(row.question))
            && [both, lost, gained, n - both - lost - gained].contains(where: rule.isSmall)
    }

    /// Why respondents cannot be found again in the wave before.
    private func unpaired(_ before: PanelWave) -> ProtectProblem? {
        let haveIDs = [instrument, before.release.instrument].allSatisfy { instrument in
            instrument.questions.contains { $0.role == .id }
        }
        if !haveIDs { return .panelWithoutIDs(form.name) }
        return weights.isEmpty && before.release.weights.isEmpty ? nil : .panelWithWeights(form.name)
    }

    /// The answers of which both waves tell a number, but for those to the questions that others are crossed with.
    private func shares(in before: PanelWave) -> [PanelShare] {
        let known = Set(
            before.release.distributions.filter { $0.n != nil && $0.base != nil }.map {
                PanelShare(question: $0.question, code: $0.code)
            })
        return distributions.filter { $0.n != nil && $0.base != nil && !isCharacteristic($0.question) }.map {
            PanelShare(question: $0.question, code: $0.code)
        }.filter { known.contains($0) && !isSet($0, before) }
    }

    /// An option or a derived share stands in both waves for the same kind of thing.
    private func isSet(_ share: PanelShare, _ before: PanelWave) -> Bool {
        instrument.question(named: share.question)?.kind
            != before.release.instrument.question(named: share.question)?.kind
            || before.release.isCharacteristic(share.question)
    }

    /// The rows with those withheld that would tell too much, or of which that cannot be followed.
    private func audited(_ rows: [PanelRow], _ tally: PanelTally, _ blocks: [QuestionBlock]) -> [PanelRow] {
        let counts = tally.before.counts
        let earlier = tally.before.release.blocks(counts).blocks
        var kept: Set<String> = []
        let crossed = Set(crosstabs.map(\.question) + tally.before.release.crosstabs.map(\.question))
        let unfollowed = Set(withheld.filter { $0.reason == .unfollowed }.map(\.question))
        kept.formUnion(rows.map(\.question).filter { !crossed.contains($0) && !unfollowed.contains($0) })
        kept.formUnion(blocks.flatMap(\.questions))
        let ahead = PanelAudit(open: tally.now, known: tally.before, rows: rows)
        let back = PanelAudit(open: tally.before, known: tally.now, rows: rows.map(\.turned))
        // What the solver cannot say is withheld.
        for block in blocks where (try? ahead.isSafe(block)) != true { kept.subtract(block.questions) }
        for block in earlier where (try? back.isSafe(block)) != true { kept.subtract(block.questions) }
        let followed = Set(earlier.flatMap(\.questions))
        return rows.map { row in
            let isFollowed = !crossed.contains(row.question) || followed.contains(row.question)
            return kept.contains(row.question) && isFollowed ? row : row.hidden
        }
    }
}
