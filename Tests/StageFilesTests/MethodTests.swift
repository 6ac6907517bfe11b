import Foundation
import StageFiles
import Testing

struct MethodTests {
    @Test func `a column names the methods of the counts and of the weighted figures`() {
        let text = Method.text([.tFinite, .quantiles], weighted: [.tLinearisedFinite, .weightedQuantiles])
        #expect(
            text == "t, finite population; quantiles type 7; weighted: t, linearised, finite population; "
                + "weighted: weighted quantiles")
        #expect(Method.named(in: text) == [.tFinite, .quantiles, .tLinearisedFinite, .weightedQuantiles])
        #expect(Method.named(in: "") == [])
    }

    /// Documentation/statistics.md cannot go stale: it tells of every name that the tables can hold.
    @Test func `every method and every test stands in the documentation`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let page = try String(
            contentsOf: root.appending(path: "Documentation/statistics.md"), encoding: .utf8)
        for name in Method.allCases.map(\.rawValue) + TestName.allCases.map(\.rawValue) {
            #expect(page.contains("`\(name)`"), "Documentation/statistics.md lacks \(name)")
        }
        for measure in ["sum", "smallest", "largest", "effective_size", "design_effect", "margin_error"] {
            #expect(WeightRow.Measure(rawValue: measure) != nil)
            #expect(page.contains("`\(measure)`"), "Documentation/statistics.md lacks \(measure)")
        }
    }
}
