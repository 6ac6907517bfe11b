import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

/// Which tests are made and which decides; the values are compared with R's in `ReferenceTests`.
struct AssociationTestsTests {
    /// - Parameter counts: Of each code of the question by each of `by`, row by row.
    private func tests(
        _ counts: [[Int]], scale: Question.Scale = .nominal, weighted: Bool = false
    ) throws -> [FormTest] {
        let codes = ["1", "2", "3", "4"].map { Choice(name: $0, label: LocalizedText()) }
        let asked = try question("q", .single, Array(codes.prefix(counts.count)), scale: scale)
        let by = try question("by", .single, Array(codes.prefix(counts[0].count)), scale: scale)
        let demographic = try #require(ClosedItem(by))
        let plan = FormPlan(instrument(asked, by), derived: [], demographics: [demographic])
        var lines = ["q,by"]
        for (row, cells) in counts.enumerated() {
            for (column, count) in cells.enumerated() {
                lines += Array(repeating: "\(row + 1),\(column + 1)", count: count)
            }
        }
        let found = try tally(plan, lines)
        let design = weighted ? SurveyDesign(respondents: found.weights.count) : nil
        let crossed = CrossedItem(tally: found.items[0], demographic: demographic, index: 0)
        return AssociationTests(crossed, Estimation(design: design)).tests
    }

    private func names(_ tests: [FormTest]) -> [String] { tests.map(\.row.test) }
    private func deciding(_ tests: [FormTest]) -> [String] { tests.filter(\.isDecisive).map(\.row.test) }

    @Test func `for two by two Fisher's test decides, however many there are`() throws {
        for factor in [1, 50] {
            let found = try tests([[3 * factor, factor], [factor, 3 * factor]])
            #expect(names(found) == ["pearson", "likelihood_ratio", "fisher"])
            #expect(deciding(found) == ["fisher"])
        }
    }

    @Test func `with five expected in every cell Pearson's test decides`() throws {
        let found = try tests([[20, 10, 10], [10, 20, 10]])
        #expect(names(found) == ["pearson", "likelihood_ratio"])
        #expect(deciding(found) == ["pearson"])
    }

    @Test func `with fewer expected all tables decide`() throws {
        let found = try tests([[5, 1, 0], [1, 2, 3]])
        #expect(names(found) == ["pearson", "likelihood_ratio", "exact"])
        #expect(deciding(found) == ["exact"])
    }

    @Test func `where there are too many tables random ones decide`() throws {
        let found = try tests([[15, 4, 4, 9], [5, 12, 5, 3], [3, 5, 13, 6], [1, 2, 3, 6]])
        #expect(names(found) == ["pearson", "likelihood_ratio", "monte_carlo"])
        #expect(deciding(found) == ["monte_carlo"])
        #expect(found[2].row.note.hasPrefix("20000 random tables; standard error of p "))
    }

    @Test func `with weights Rao and Scott's test decides`() throws {
        let found = try tests([[8, 2], [3, 9]], weighted: true)
        #expect(deciding(found) == ["rao_scott"])
    }

    @Test func `an empty row or column makes a table smaller, not the test impossible`() throws {
        #expect(deciding(try tests([[5, 1, 0], [1, 5, 0], [0, 0, 0]])) == ["fisher"])
    }

    @Test func `two ordinal questions have gamma and tau-b, with standard errors`() throws {
        let found = try tests([[20, 10, 10], [10, 20, 30]], scale: .ordinal)
        #expect(names(found) == ["pearson", "likelihood_ratio", "gamma", "tau_b"])
        #expect(found[2].row.note.hasPrefix("standard error 0."))
        #expect(!found[2].isDecisive && !found[3].isDecisive)
    }

    @Test(arguments: [[[5, 0], [3, 0]], [[5, 4], [0, 0]], [[1, 0], [0, 0]], [[0, 0], [0, 0]]])
    func `without two answers and two groups there is no test, and the row says so`(_ counts: [[Int]]) throws
    {
        let found = try tests(counts, scale: .ordinal, weighted: true)
        #expect(names(found) == ["pearson"])
        #expect(found[0].row.p == nil && !found[0].isDecisive)
        #expect(found[0].row.note.hasPrefix("fewer than two answers"))
    }

    /// The bound of a 2 × 3 table: the normal quantile above which lies 0.025/6.
    @Test func `Pearson's row has the bound of the residuals`() throws {
        let note = try tests([[20, 10, 10], [10, 20, 10]])[0].row.note
        let bound = try #require(Double(note.split(separator: " ").last ?? ""))
        #expect(abs(bound - 2.638257) < 1e-6)
    }
}
