import Problems
import SurveyModel
import Testing

@testable import SimulateStage

struct ClimbTests {
    private let queue = ["q8,share,1,0.3,", "q8,share,2,0.7,"]
    private let content = ["q2,share,1,0.5,", "q2,share,2,0.4,", "q2,share,3,0.1,"]

    private func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let n = Double(a.count)
        let meanA = a.reduce(0, +) / n
        let meanB = b.reduce(0, +) / n
        let covariance = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
        let spreadA = a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) }
        let spreadB = b.reduce(0) { $0 + ($1 - meanB) * ($1 - meanB) }
        return covariance / (spreadA * spreadB).squareRoot()
    }

    @Test(arguments: [-0.6, 0, 0.45]) func `a correlation is approached, counts untouched`(wanted: Double)
        throws
    {
        let sheet = try answers(
            enough + [
                "q5,sd,,4,", "q1,share,1,0.3,", "q1,share,2,0.4,", "q1,share,3,0.3,",
                "q5,correlation,q1,\(wanted),",
            ])
        let status = (0..<120).compactMap { Double(sheet.answer("q1", of: $0)[0]) }
        #expect(abs(correlation(status, sheet.numbers("q5")) - wanted) < 0.01)
        #expect(["1", "2", "3"].map { sheet.count("q1", $0) } == [36, 48, 36])
        #expect(sheet.numbers("q5").reduce(0, +) == 1200)
    }

    @Test func `one choice may be correlated with another`() throws {
        let sheet = try answers(
            enough + queue + ["q3,share,1,0.5,", "q3,share,2,0.7,", "q8,correlation,q3=1,0.3,"])
        let queued = (0..<120).map { sheet.answer("q8", of: $0) == ["1"] ? -1.0 : -2 }
        let chosen = (0..<120).map { sheet.answer("q3", of: $0).contains("1") ? 1.0 : 0 }
        #expect(abs(correlation(queued, chosen) + 0.3) < 0.01)
    }

    /// A derived share counts only those whose answers decide it: choice 3 of q2 is counted apart.
    @Test func `a derived share is exact`() throws {
        let condition = try Expression(parsing: "${q8} = '1' or ${q2} = '2'")
        let need = DerivedShare(
            name: "need", form: "f", topic: "", label: text("х"), definition: text("х"), condition: condition)
        let sheet = try answers(
            enough + content + queue
                + ["need,share,,0.625,", "q8,holds,,1,${q8} = '1' or ${q2} != ''"], derived: [need])
        let met = (0..<120).filter {
            sheet.answer("q8", of: $0) == ["1"] || sheet.answer("q2", of: $0) == ["2"]
        }
        #expect(met.count == 75)
        let undecided = (0..<120).filter {
            sheet.answer("q2", of: $0) == ["3"] && sheet.answer("q8", of: $0) != ["1"]
        }
        #expect(undecided.isEmpty)
    }

    @Test func `a condition can be made to hold for everybody`() throws {
        let sheet = try answers(
            [
                "q2,phrase,әртүрлі,1,", "q5,mean,,6,", "q5,sd,,4,", "q6,mean,,4,", "q6,sd,,3,",
                "q6,holds,,1,${q6} <= ${q5}",
            ])
        #expect(zip(sheet.numbers("q6"), sheet.numbers("q5")).allSatisfy { $0 <= $1 })
    }

    @Test func `a share that cannot be had is an error at its line`() {
        let rows = enough + content + queue + ["q8,holds,,0.9,${q8} = '1' or ${q2} = '2'"]
        let failure = #expect(throws: Failure.self) { try answers(rows) }
        let message = failure?.problems.first?.description ?? ""
        #expect(message.hasPrefix("targets.csv:10: error: q8 came to "))
        #expect(failure?.cause == .data)
    }
}
