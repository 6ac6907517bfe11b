import StageFiles
import SurveyModel

/// What the column `note` of `tests.csv` says.
enum TestNote {
    case notTestable
    case smallExpected
    /// A cell whose adjusted residual is beyond it carries the association, whatever the number of cells.
    case residualBound(Double)
    /// Of the estimate, and if there were no association, by which p is found.
    case standardErrors(estimate: Double, none: Double)
    case simulated(tables: Int, standardError: Double)
    case unweighted
    case chiSquare(Double)
    case incomplete(Int)
    case items(Int)
    /// How the p-value was adjusted, and for how many tests.
    case adjusted(StatisticsOptions.Adjustment, tests: Int)

    var text: String {
        switch self {
        case .notTestable: TestRow.notTestable
        case .smallExpected: "least expected count under 5"
        case .residualBound(let bound): "residual bound \(bound)"
        case .standardErrors(let estimate, let none):
            "standard error \(estimate); without association \(none)"
        case .simulated(let tables, let error): "\(tables) random tables; standard error of p \(error)"
        case .unweighted: "unweighted"
        case .chiSquare(let statistic): "chi-square \(statistic)"
        case .incomplete(let count): "\(count) incomplete left out"
        case .items(let count): "\(count) items"
        case .adjusted(let adjustment, let tests): "\(adjustment.rawValue) over \(tests) tests"
        }
    }
}
