import Foundation
import Problems
import Statistics
import Testing

@testable import IngestStage

/// Exports damaged in every way that comes to mind, with a fixed seed.
///
/// `make test` tries a few hundred, `make fuzz` as many as `MUTATIONS` in the environment says.
struct MutationTests {
    private static let count = ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 150

    @Test func `a damaged export is read or refused with words, and every respondent is accounted for`()
        throws
    {
        for number in 0..<Self.count {
            var generator = SplitMix64(seed: UInt64(number))
            let export = MutatedExport(using: &generator)
            do {
                let run = try IngestRun([export.bytes], by: smallForm)
                check(run, export, "mutation \(number)")
            } catch let failure as Failure {
                #expect(failure.cause == .data, "mutation \(number)")
                #expect(!failure.problems.isEmpty, "mutation \(number)")
                for problem in failure.problems {
                    #expect(!problem.what.isEmpty && !problem.remedy.isEmpty, "mutation \(number)")
                }
            }
        }
    }

    private func check(_ run: IngestRun, _ export: MutatedExport, _ comment: Comment) {
        guard let report = run.report, let file = run.file else { return #expect(Bool(false), comment) }
        #expect(report.rowsIn == report.rowsOut + report.rowsRejected, comment)
        #expect(report.rowsOut == run.rows.count, comment)
        #expect(file.lines.stretches.reduce(0) { $0 + $1.count } == run.rows.count, comment)
        let names = run.rows.map { $0[0] }
        let rejected = Set(file.rowsRejected.map(\.line))
        for (name, line) in export.untouched {
            // A row before it whose line break was damaged leaves a piece of itself before the name.
            let isRead = names.contains { $0.hasSuffix(name) }
            #expect(isRead || rejected.contains(line), "\(comment): \(name) on line \(line)")
        }
    }
}
