import SurveyModel
import Testing

struct ExpressionCalculationTests {
    private func value(_ text: String, _ answers: [String: String]) throws -> String? {
        try Expression(parsing: text, isCalculation: true).on("2025-06-30").calculated { name in
            answers[name].map { $0.isEmpty ? [] : [$0] } ?? []
        }
    }

    private static let state =
        "if(${answered} = '', if(${due} < today(), '4', '3'), if(${answered} > ${due}, '2', '1'))"

    @Test(arguments: [
        ("2025-05-01", "2025-04-20", "1"), ("2025-05-01", "2025-05-01", "1"),
        ("2025-05-01", "2025-05-02", "2"),
        ("2025-06-30", "", "3"), ("2025-06-29", "", "4"),
    ])
    func `an answer is in time on its last day`(due: String, answered: String, state: String) throws {
        #expect(try value(Self.state, ["due": due, "answered": answered]) == state)
    }

    @Test func `without a date that decides there is no value`() throws {
        #expect(try value(Self.state, [:]) == nil)
        #expect(try value("format-date(${d}, '%n')", [:]) == nil)
        #expect(try value("${a} - ${b}", ["a": "2025-01-01"]) == nil)
    }

    @Test(arguments: ["nan", "inf", "-inf", "жоқ", "1e400", "1e308"])
    func `what is no number gives none`(text: String) throws {
        #expect(try value("${a} + ${a}", ["a": text]) == nil)
    }

    @Test(arguments: [
        ("format-date(${d}, '%Y-%m')", "2025-03"), ("decimal-date-time(${d})", "20158"),
        ("${e} - ${d}", "3"), ("${e} -${d} + 2", "5"), ("${n}-1", "6"), ("${n} + 0.5", "7.5"),
        ("-1 + 3", "2"),
        ("if(${e} - ${d} > 2, 'long', 'short')", "long"), ("today() - ${d}", "111"), ("${n} > 5", "1"),
        ("not(${n} > 5)", "0"), ("'x'", "x"), ("${d}", "2025-03-11"),
        ("if(${n} = 7 and ${d} != '', ${n}, 0)", "7"),
    ])
    func `dates and numbers are reckoned with`(text: String, wanted: String) throws {
        #expect(try value(text, ["d": "2025-03-11", "e": "2025-03-14", "n": "7"]) == wanted)
    }

    @Test(arguments: [
        "today()", "if(${a} = '1', 1, 2)", "format-date(${a}, '%Y')", "${a} - ${b} > 2", "${a} + 1 = 2",
    ])
    func `conditions know nothing of it`(text: String) {
        #expect(throws: ExpressionError.self) { try Expression(parsing: text) }
    }

    @Test(arguments: [
        "if(${a}, 1)", "format-date(${a})", "format-date(${a}, '%H')", "concat(${a}, 'x')", "${a} * 2",
        "today(", "format-date(${a}, ${b})", "if(,,)",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: ExpressionError.self) { try Expression(parsing: text, isCalculation: true) }
    }

    @Test func `it tells what it asks about`() throws {
        let expression = try Expression(parsing: Self.state, isCalculation: true)
        #expect(Set(expression.questions) == ["answered", "due"] && expression.asksToday)
        #expect(!expression.on("2025-01-01").asksToday)
    }
}
