import Problems
import SurveyModel
import Testing

@testable import CleanStage

struct ConsistencyCheckTests {
    private func load(_ text: String) throws -> [ConsistencyCheck] {
        try ConsistencyCheck.load(YAMLDocument(text, file: "small-checks.yml"), SmallForm.instrument)
    }

    @Test func `a check has a name, a severity, a condition and a text`() throws {
        let checks = try load(
            """
            checks:
              - {name: young-pensioner, fails-if: "${age} = '1' and ${status} = '3'", text: {en: Young}}
              - {name: long, severity: error, fails-if: "${service} > 40", text: Long}
            """)
        #expect(checks.map(\.name) == ["young-pensioner", "long"])
        #expect(checks.map(\.severity) == [.warning, .error])
        #expect(checks[0].text["en"] == "Young")
    }

    @Test func `what is wrong with a check is named with its line`() {
        let text = """
            checks:
              - {name: a, fails-if: "${statuss} = '1'"}
              - {name: b, fails-if: "today() > 3"}
              - {name: c, fails-if: "${age} = '1'", severity: fatal}
              - {name: d}
            """
        #expect {
            try load(text)
        } throws: { error in
            let problems = (error as? Failure)?.problems ?? []
            return problems.map(\.position.line) == [2, 3, 4, 5]
                && problems.first?.remedy == "did you mean status?"
        }
    }

    /// Where a check of the shipped instruments fails, and where it does not.
    @Test(arguments: [
        ("heads", "post-above-service", ["q5": "3", "q6": "4"], ["q5": "4", "q6": "4"]),
        ("heads", "service-above-age", ["q1": "1", "q5": "8"], ["q1": "1", "q5": "7"]),
        ("heads", "service-above-age", ["q1": "3", "q5": "40"], ["q1": "4", "q5": "40"]),
        ("heads", "degree-without-higher-education", ["q2": "2", "q8": "9"], ["q2": "2", "q8": "1"]),
        ("heads", "higher-education-without-degree", ["q2": "4", "q8": "1"], ["q2": "3", "q8": "8"]),
        ("citizens", "student-58", ["q1": "4", "q4": "2"], ["q1": "3", "q4": "2"]),
        ("citizens", "pensioner-18-25", ["q1": "1", "q4": "4"], ["q1": "4", "q4": "4"]),
        ("citizens", "unemployed-with-steady-job", ["q4": "1", "q8": "1"], ["q4": "3", "q8": "1"]),
    ])
    func `the shipped checks`(
        form: String, name: String, failing: [String: String], passing: [String: String]
    ) throws {
        let folder =
            "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
            + "/surveys/instruments"
        let instrument = try Instrument.load(path: "\(folder)/\(form).csv")
        let checks = try ConsistencyCheck.load(path: "\(folder)/\(form)-checks.yml", instrument)
        let check = try #require(checks.first { $0.name == name })
        #expect(check.fails.truth { failing[$0].map { [$0] } ?? [] } == .yes)
        #expect(check.fails.truth { passing[$0].map { [$0] } ?? [] } == .no)
        #expect(check.fails.truth { _ in [] } == .unknown)
    }
}
