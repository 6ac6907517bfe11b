import Testing

@testable import CleanStage

struct CleaningRuleTests {
    /// The question each rule's example answers.
    private static let questions: [CleaningRule: String] = [
        .dateBand: "team", .numberInBand: "age", .joined: "trust", .exclusive: "trust",
        .numberFormat: "service", .numberWords: "service", .constraint: "service", .unresolved: "service",
        .dateFormat: "day", .notWhole: "staff",
    ]

    @Test(arguments: CleaningRule.allCases) func `the example shows the rule`(rule: CleaningRule) throws {
        guard let example = rule.example else { return }
        let cells: [String: String]
        let question: String
        switch rule {
        case .rankTied, .rankMissing:
            question = "values"
            let places = example.raw.split(separator: " ").map { $0 == "-" ? "" : String($0) }
            cells = ["values_1": places[0], "values_2": places[1], "values_3": places[2]]
        default:
            question = Self.questions[rule] ?? "finances"
            cells = [question: example.raw]
        }
        let changes = SmallForm.clean(cells).changes.filter { $0.variable == question && $0.rule == rule }
        #expect(changes.map(\.coded) == [example.coded])
    }

    @Test func `every rule has a name of its own and is told in full sentences`() {
        #expect(Set(CleaningRule.allCases.map(\.rawValue)).count == CleaningRule.allCases.count)
        #expect(CleaningRule.allCases.allSatisfy { $0.summary.hasSuffix(".") })
    }
}
