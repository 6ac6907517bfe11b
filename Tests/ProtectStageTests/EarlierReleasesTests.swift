import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

/// A second release of the same wave, the first one read from its ledger.
final class EarlierReleasesTests {
    private let surveys = FileManager.default.temporaryDirectory.appending(
        path: "earlier-\(UUID().uuidString)"
    )
    .path

    deinit { try? FileManager.default.removeItem(atPath: surveys) }

    private var wave: Wave {
        let paths = WavePaths(surveys: surveys, wave: "\(surveys)/waves/w")
        return Wave(name: "w", paths: paths, languages: ["en"])
    }

    /// Ages of which the third is of one person, with the second first.
    private func small(_ counts: [[Int]]) -> SmallRelease {
        var small = SmallRelease.table(counts, minimum: 5)
        small.questions[0] = SmallRelease.question("a", 3, .demographic, isOrdinal: true)
        return small
    }

    /// Puts a release into the ledger as handing over does.
    private func handOver(_ release: FormRelease) throws {
        let folder = "\(surveys)/waves/w/handed-over/1"
        let tables = try StageOutput(folder: "\(folder)/tables/f")
        try release.write(to: tables, languages: ["en"])
        try tables.commit()
        let root = try StageOutput(folder: folder)
        try root.write(release.withheld, to: FileName.disclosure, languages: ["en"])
        try root.commit()
    }

    @Test func `categories that were merged once stay so, though none is small any more`() throws {
        try handOver(small([[10, 20, 1], [30, 40, 1]]).released())
        let later = small([[10, 20, 21], [30, 40, 31]])
        #expect(try later.released().distributions.filter { $0.question == "a" }.count == 3)
        let past = try EarlierReleases(wave).past(of: later.release)
        #expect(past.together == ["a": [["2", "3"]]])
        let release = later.release.recoded(together: past.together)
        let ages = release.distributions.filter { $0.question == "a" }
        #expect(ages.map(\.code) == ["1", "2+3"] && ages.map(\.n) == [40, 112])
        #expect(release.crosstabs.map(\.byCode).distinct == ["1", "2+3"])
    }

    @Test func `a merged category takes in a further one that is small, and is not taken apart`() throws {
        try handOver(small([[10, 20, 1], [30, 40, 1]]).released())
        let later = small([[1, 20, 21], [1, 40, 31]]).release
        let release = later.recoded(together: try EarlierReleases(wave).past(of: later).together)
        // Two categories, of which the small one cannot go into the other: all would be one.
        #expect(release.distributions.filter { $0.question == "a" }.allSatisfy { $0.n == nil })
    }

    @Test func `a cell that was hidden stays hidden, one that was shown of the same answers is known`() throws
    {
        let counts = [[1, 20, 30], [40, 9, 50], [60, 70, 80]]
        try handOver(SmallRelease.table(counts).released())
        let past = try EarlierReleases(wave).past(of: SmallRelease.table(counts).release)
        func cell(_ code: String, _ byCode: String) -> CellName {
            CellName(question: "q", by: "a", code: code, byCode: byCode)
        }
        // The corners of the rectangle that hides the 1.
        #expect(past.hidden == [cell("1", "1"), cell("1", "2"), cell("2", "1"), cell("2", "2")])
        #expect(past.shown.contains(cell("3", "3")) && !past.shown.contains(cell("1", "1")))
        // Other answers: what was shown then says nothing of them.
        let others = SmallRelease.table([[1, 20, 30], [40, 9, 50], [60, 70, 81]]).release
        let later = try EarlierReleases(wave).past(of: others)
        #expect(later.shown.isEmpty && later.hidden == past.hidden)
    }
}
