import Problems
import Testing

@testable import SurveyModel

/// Three questions: an ordinal one of three steps, a yes-no one, and one with several answers.
struct IndexScoresTests {
    private static func choices(_ names: String...) -> [Choice] {
        names.map { Choice(name: $0, label: LocalizedText(everywhere: $0), isMissing: $0 == "9") }
    }

    private let instrument = Instrument(
        file: "f.csv", title: LocalizedText(), languages: ["en"],
        questions: [
            Question(
                name: "step", kind: .single, label: LocalizedText(everywhere: "step"),
                choices: Self.choices("1", "2", "3", "9", "other"),
                scale: .ordinal),
            Question(
                name: "yes", kind: .single, label: LocalizedText(everywhere: "yes"),
                choices: Self.choices("1", "2")),
            Question(
                name: "many", kind: .multiple, label: LocalizedText(everywhere: "many"),
                choices: Self.choices("1", "2", "3")),
        ])

    private func index(
        _ items: [SurveyIndex.Item], name: String = "i", scale: SurveyIndex.Scale = .hundred,
        least: Int? = nil
    ) -> SurveyIndex {
        SurveyIndex(name: name, form: "f", model: .formative, scale: scale, items: items, least: least)
    }

    private func item(
        _ name: String, _ weight: Double = 1, reversed: Bool = false, _ values: [String: Double]? = nil
    ) -> SurveyIndex.Item {
        SurveyIndex.Item(name: name, weight: weight, isReversed: reversed, values: values)
    }

    private func score(_ indices: [SurveyIndex], _ cells: [String: String]) throws -> [Double?] {
        try IndexScores(indices, instrument, file: "rules.yml").scores { cells[$0] ?? "" }.map(\.value)
    }

    private let half = ["1": 1.0, "2": 0]

    /// By hand: step 2 of 1 to 3 is 50, yes is 100: 0.75·50 + 0.25·100 = 62.5.
    @Test func `items count by their weights from 0 to 100`() throws {
        let both = index([item("step", 0.75), item("yes", 0.25, half)])
        #expect(try score([both], ["step": "2", "yes": "1"]) == [62.5])
        #expect(try score([both], ["step": "3", "yes": "2"]) == [75])
        #expect(try score([both], ["step": "1", "yes": "2"]) == [0])
    }

    @Test func `a reversed item is turned round`() throws {
        #expect(try score([index([item("step", reversed: true)])], ["step": "1"]) == [100])
        #expect(try score([index([item("step", reversed: true)], scale: .own)], ["step": "1"]) == [3])
    }

    /// Not knowing, an own answer and a blank are no steps.
    @Test(arguments: ["9", "other", "", ".i", ".s"])
    func `who answers too few items has no score, the others are weighed among those answered`(cell: String)
        throws
    {
        let items = [item("step", 0.75), item("yes", 0.25, half)]
        let cells = ["step": cell, "yes": "1"]
        #expect(try score([index(items)], cells) == [nil])
        #expect(try score([index(items, least: 1)], cells) == [100])
    }

    @Test func `an option counts where its question was answered`() throws {
        let two = index([item("many_1", 0.5), item("many_3", 0.5)])
        #expect(try score([two], ["many_1": "1", "many_2": "0", "many_3": "0"]) == [50])
        #expect(try score([two], ["many_1": "0", "many_2": "0", "many_3": "0"]) == [0])
        #expect(try score([two], ["many_1": "", "many_2": "", "many_3": ""]) == [nil])
    }

    @Test func `an index may be made of those above it`() throws {
        let first = index([item("step")], name: "first")
        let second = index([item("first", 0.5), item("yes", 0.5, half)], name: "second")
        #expect(try score([first, second], ["step": "3", "yes": "2"]) == [100, 50])
        #expect(throws: Failure.self) { try score([second, first], [:]) }
    }

    @Test func `a score is rounded as the rules say`() throws {
        var third = index([item("step", 1 / 3), item("yes", 1 / 3, half), item("many_1", 1 / 3)])
        let cells = ["step": "1", "yes": "1", "many_1": "0", "many_2": "0", "many_3": "0"]
        #expect(try score([third], cells) == [33.3])
        third.decimals = 0
        #expect(try score([third], cells) == [33])
    }

    @Test func `its own scale is that of its items, which must be one`() throws {
        let scores = try IndexScores([index([item("step")], scale: .own)], instrument, file: "r.yml")
        #expect(scores.range(of: "i") == 1...3)
        #expect(
            try problem(index([item("step", 0.5), item("yes", 0.5, half)], scale: .own))?.contains("scale")
                == true)
    }

    private func problem(_ index: SurveyIndex) throws -> String? {
        let failure = #expect(throws: Failure.self) {
            try IndexScores([index], instrument, taken: ["share"], file: "r.yml")
        }
        return failure?.problems.first.map { "\($0.what); \($0.remedy)" }
    }

    @Test func `what cannot be scored is named`() throws {
        #expect(
            try problem(index([item("stap")]))
                == "there is no question, option or earlier index stap; did you mean step?")
        #expect(
            try problem(index([item("yes")]))?.contains("are no numbers; say what each answer counts for")
                == true)
        #expect(try problem(index([item("yes", 1, ["3": 1])])) == "yes has no answer 3; known: 1, 2")
        #expect(
            try problem(index([item("yes", 1, ["1": 1, "2": 1])]))?.contains("count for the same") == true)
        #expect(try problem(index([item("step")], name: "share"))?.contains("already") == true)
        #expect(try problem(index([item("step")], name: "many_2"))?.contains("already") == true)
    }

    /// Table 17 of the study: targets 3, competences 3, functions 2, so 1.2 + 0.9 + 0.6 = 2.7, rounded 3.
    @Test func `the shipped assessment gives Table 17 to the digit, and says half each without targets`()
        throws
    {
        let folder =
            "\(#filePath)".split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
            + "/Documentation/assessment"
        let form = try Instrument.load(path: folder + "/instruments/assessment.csv")
        let rules = folder + "/rules/assessment.yml"
        let indices = try RuleBook.load(path: rules).indices
        let scores = try IndexScores(indices, form, file: rules)
        func scored(_ cells: [String: String]) -> [Double?] { scores.scores { cells[$0] ?? "" }.map(\.value) }
        #expect(indices.map(\.name) == ["targets", "competences", "functions", "total", "mark", "top_marks"])
        let marks = ["t1": "4", "t2": "2", "c1": "3", "c2": "3", "f1": "2"]
        #expect(scored(marks) == [3, 3, 2, 2.7, 3, 0])
        // Without targets what is missing is no zero: (3 + 2) / 2.
        #expect(scored(["c1": "3", "c2": "3", "f1": "2"]) == [nil, 3, 2, 2.5, 3, 0])
        #expect(scored(["c1": "3"]) == [nil, 3, nil, nil, nil, 0])
        #expect(indices.flatMap { $0.warnings(file: rules) }.isEmpty)
    }
}
