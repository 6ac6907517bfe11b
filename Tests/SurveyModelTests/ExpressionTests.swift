import SurveyModel
import Testing

struct ExpressionTests {
    let answers: [String: Answer] = ["q1": ["2"], "q2": ["1", "3"], "q3": [], "q4": ["10"]]

    private func truth(_ text: String, this: Answer = []) throws -> Truth {
        try Expression(parsing: text).truth(this: this) { answers[$0] ?? [] }
    }

    @Test(arguments: [
        ("${q1} = '2'", Truth.yes), ("${q1} != 2", .no), ("${q4} > 9", .yes), ("${q4} <= '9'", .no),
        ("selected(${q2}, '3')", .yes), ("not(selected(${q2}, '2'))", .yes),
        ("${q3} = '1'", .unknown), ("${q3} = '1' or ${q1} = '2'", .yes), ("${q3} = '1' and ${q1} = '1'", .no),
        ("${q3} = '1' or ${q1} = '1'", .unknown), ("${q3} = ''", .yes), ("${q1} != ''", .yes),
        ("(${q1} = 1 or ${q1} = 2) and ${q4} >= 10", .yes),
    ])
    func `conditions have Kleene's three values`(text: String, expected: Truth) throws {
        #expect(try truth(text) == expected)
    }

    @Test func `a dot is the answer itself`() throws {
        #expect(try truth(". >= 1 and . <= 5", this: ["5"]) == .yes)
        #expect(try truth(". >= 1 and . <= 5", this: ["6"]) == .no)
        #expect(try truth(". >= .5", this: ["0.5"]) == .yes)
    }

    @Test func `what is outside the subset is refused by name`() {
        #expect(throws: ExpressionError.unsupported("count-selected")) {
            try Expression(parsing: "count-selected(${q2}) > 1")
        }
        #expect(throws: ExpressionError.unexpectedEnd) { try Expression(parsing: "(${q1} = 1") }
        #expect(throws: ExpressionError.unexpected(")")) { try Expression(parsing: "${q1} = 1 )") }
    }
}
