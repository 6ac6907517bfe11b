import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

struct FormReleasePanelTests {
    /// Two waves of the form of `SmallRelease`, each with ids that begin at a number.
    private func pairs(
        _ before: SmallRelease, _ now: SmallRelease, firstOfNow: Int = 0, ids: [Int]? = nil
    ) throws -> (rows: [PanelRow], tally: PanelTally) {
        func wave(_ small: SmallRelease, _ ids: [Int]) throws -> PanelWave {
            let release = try small.released()
            return PanelWave(release, hidden: release.hidden) { add in
                for (id, answers) in zip(ids, small.answers) {
                    let coded = Dictionary(uniqueKeysWithValues: zip(small.questions.map(\.name), answers))
                    add("\(id)") { coded[$0] ?? "" }
                }
            }
        }
        let tally = PanelTally(
            now: try wave(now, ids ?? Array(firstOfNow..<firstOfNow + now.answers.count)),
            before: try wave(before, Array(0..<before.answers.count)))
        let release = try now.released()
        return (release.pairs(tally, since: "w1"), tally)
    }

    /// The same people, every fifth of whom gives the next answer.
    private func moved(_ small: SmallRelease, every step: Int) -> SmallRelease {
        var later = small
        for index in later.answers.indices where index % step == 0 {
            let answer = Int(later.answers[index][1]) ?? 0
            later.answers[index][1] = "\(answer % 3 + 1)"
        }
        return later
    }

    private let whole = SmallRelease.table([[20, 21, 30], [40, 19, 50], [60, 70, 80]])
    private let leaky = SmallRelease.table([[1, 20, 30], [40, 9, 50], [60, 70, 80]])

    @Test func `who gave an answer in both waves, in one and in neither is counted`() throws {
        let (rows, tally) = try pairs(whole, moved(whole, every: 5))
        #expect(tally.members == 390 && rows.first?.n == 390 && rows.first?.question == "")
        #expect(rows.dropFirst().map(\.code) == ["1", "2", "3"])
        for row in rows.dropFirst() {
            let (code, later) = (row.code, moved(whole, every: 5))
            func count(_ gave: Bool, _ gives: Bool) -> Int {
                zip(whole.answers, later.answers).count {
                    ($0[1] == code) == gave && ($1[1] == code) == gives
                }
            }
            #expect(
                [row.both, row.lost, row.gained, row.neither] == [
                    count(true, true), count(true, false), count(false, true), count(false, false),
                ])
            #expect(row.n == 390 && row.previousWave == "w1")
        }
    }

    @Test func `where nobody changed, the pairs would tell what one wave hides, and are withheld`() throws {
        let same = try pairs(leaky, leaky).rows.dropFirst()
        #expect(same.allSatisfy { $0.n == nil && $0.both == nil && $0.precision == .withheld })
        // With so many who changed nobody can say who they are.
        let later = try pairs(leaky, moved(leaky, every: 4)).rows.dropFirst()
        #expect(later.allSatisfy { $0.n != nil })
        // Where nothing is hidden, nothing can be told.
        #expect(try pairs(whole, whole).rows.dropFirst().allSatisfy { $0.n == 390 })
    }

    @Test func `what the wave before hides is guarded, too`() throws {
        // Now nothing is hidden; then a cell of two was. One person changed: it was 2 or 3, where three values must be
        // left.
        let before = SmallRelease.table([[2, 20, 30], [40, 9, 50], [60, 70, 80]])
        var now = before
        let changed = try #require(now.answers.firstIndex(of: ["1", "2"]))
        now.answers[changed][1] = "1"
        #expect(try !before.released().hidden.isEmpty && now.released().hidden.isEmpty)
        #expect(try pairs(before, now).rows.dropFirst().allSatisfy { $0.n == nil })
    }

    @Test func `few who gave an answer, or changed a sensitive one, are withheld`() throws {
        let few = SmallRelease.table([[1, 1, 0], [140, 150, 130], [150, 160, 170]])
        let rows = try pairs(few, few).rows
        #expect(rows.first { $0.code == "1" }?.n == nil)
        // Of 390 every hundredth changes: one or two of each answer.
        var sensitive = whole
        #expect(try pairs(whole, moved(whole, every: 100)).rows.dropFirst().allSatisfy { $0.n != nil })
        sensitive.questions[1].isSensitive = true
        #expect(
            try pairs(sensitive, moved(sensitive, every: 100)).rows.dropFirst().allSatisfy { $0.n == nil })
    }

    @Test func `ids that stand for two people are left out, and those in one wave only are no pair`() throws {
        let half = try pairs(whole, moved(whole, every: 5), firstOfNow: 190)
        #expect(half.tally.members == 200)
        var ids = Array(0..<390)
        ids[1] = 0
        let twice = try pairs(whole, moved(whole, every: 5), ids: ids)
        #expect(twice.tally.members == 388 && twice.tally.now.unidentified.count == 2)
    }

    @Test func `what a few newcomers say is not told by what all the others do`() throws {
        // Two people are new; all others say the same again, so what is left over is theirs.
        var now = whole
        now.answers += [["1", "1"], ["1", "1"]]
        #expect(try pairs(whole, now).rows.dropFirst().contains { $0.n == nil })
    }
}
