import Problems
import Testing

@testable import SurveyModel

/// Keys of the rules and of the checklist with values of the wrong kind, out of range, or that name what there is not.
/// What questions, answers and forms they name is looked up when they are compared with the tables (`RuleCheckTests`).
struct RuleBookKeysTests {
    private func problems(_ load: (YAMLDocument) throws -> Void, _ text: String) throws -> [String] {
        do {
            try load(try YAMLDocument(text, file: "rules.yml"))
            return []
        } catch let failure as Failure {
            return failure.problems.map { "\($0.position.line ?? 0): \($0.what); \($0.remedy)" }
        }
    }

    private static let base = [
        "id": "air", "form": "f", "question": "q1", "measure": "share", "code": "\"2\"", "text": "x",
    ]

    @Test(arguments: [
        ("id", "[a]", "id should be a text"), ("form", "[a]", "form should be a text"),
        ("question", "[a]", "question should be a text"), ("measure", "shar", "did you mean share?"),
        ("code", "{a: b}", "code should be a list"), ("by", "[a]", "by should be a text"),
        ("groups", "{a: b}", "groups should be a list"), ("indicator", "[a]", "indicator should be a text"),
        ("at-least", "half", "at-least should be a number"),
        ("at-least", "150", "a share is never 150.0 per cent"),
        ("at-most", "-1", "a share is never -1.0 per cent; write a number from 0 to 100"),
        ("count", "0", "count must be at least 1"),
        ("count", "two", "count should be a whole number"),
        ("decimals", "7", "decimals must be at most 6"),
        ("topic", "[a]", "topic should be a text"),
        ("factor", "[a]", "factor should be a text"), ("quadrant", "weaknes", "did you mean weakness?"),
        ("matter", "[a]", "matter should be a text"), ("priority", "0", "priority must be at least 1"),
        ("text", "[a]", "text should be a text, or one for each language"),
        ("recommendation", "[a]", "recommendation should be a text, or one for each language"),
        ("responsible", "[a]", "responsible should be a text, or one for each language"),
    ])
    func `a key of a rule is checked`(key: String, value: String, says: String) throws {
        var keys = Self.base
        keys[key] = value
        // The key that is tried stands in the last line.
        let rest = keys.filter { $0.key != key }.sorted { $0.key < $1.key }
        let lines = (rest + [(key: key, value: value)]).map { "\($0.key): \($0.value)" }
        let text = "rules:\n  - " + lines.joined(separator: "\n    ")
        let found = try problems({ _ = try RuleBook.load($0) }, text)
        #expect(found.contains { $0.hasPrefix("\(lines.count + 1): ") && $0.contains(says) }, "\(found)")
    }

    @Test func `no key of a rule is left out`() {
        let tried: Set<String> = [
            "id", "form", "question", "measure", "code", "by", "groups", "indicator", "at-least", "at-most",
            "count",
            "decimals", "topic", "factor", "quadrant", "matter", "priority", "text", "recommendation",
            "responsible",
        ]
        #expect(Set(RuleKey.allCases.map(\.rawValue)) == tried)
    }

    @Test(arguments: [
        ("topics: [{id: a}, {id: a}]", "1: there is a topic a already"),
        ("groups: [{id: a, form: f}, {id: a, form: f}]", "1: there is a group a already"),
        ("matters: [{id: a}, {id: a}]", "1: there is a matter a already"),
        (
            "topics: [{id: air}]\ngroups: [{id: a, form: f, topics: [ari]}]",
            "2: there is no topic ari; did you mean air?"
        ),
        (
            "topics: [{id: air}]\nderived:\n - {name: d, form: f, condition: \"${q} = 1\", topic: ari}",
            "3: there is no topic ari; did you mean air?"
        ),
        (
            "derived:\n - {name: d, form: f, condition: \"${q} = 1\"}\n - {name: d, form: f, condition: \"${q} = 1\"}",
            "3: there is a derived share d of f already"
        ),
        (
            "derived: [{name: d, form: f, condition: \"${q} =\"}]",
            "1: the condition in the column condition ends too early"
        ),
        ("factors: [{table: Б.3, items: []}]", "1: there is no table Б.3; did you mean Б.1?"),
        ("factors: [{table: Б.1, items: [{id: a}, {id: a}]}]", "1: there is a factor a already"),
        (
            "factors: [{table: Б.1, items: [{id: a, related: [b]}]}]",
            "1: there is no factor b; did you mean a?"
        ),
        ("topics: {id: a}", "1: topics should be a list"),
        ("wording: [a]", "1: wording should be keys with values"),
        ("wording: {count: a}", "1: unknown key count; did you mean counts?"),
        ("protocol: [a]", "1: protocol should be keys with values"),
        ("indices: {a: b}", "1: indices should be a list"),
        (
            "rules: [{id: a, form: f, question: q, measure: share, code: 1, text: x, at-least: 60, at-most: 40}]",
            "1: no figure is at least this and at most what at-most says"
        ),
    ])
    func `what rules speak of is there, once`(text: String, says: String) throws {
        let found = try problems({ _ = try RuleBook.load($0) }, text)
        #expect(found.contains { $0.hasPrefix(says) }, "\(found)")
    }

    @Test(arguments: [
        ("sections: a\nladder: []\nwording: {}", "1: sections should be a list"),
        ("sections: [{label: a}]\nladder: []\nwording: {}", "1: id is missing"),
        (
            "sections: []\nladder:\n - {id: a, share: 120, floor: 0}\nwording: {}",
            "3: a share is never 120.0 per cent"
        ),
        (
            "sections: []\nladder:\n - {id: a, share: 10, floor: low}\nwording: {}",
            "3: floor should be a number"
        ),
        ("sections: []\nladder: []\nwordings: {}", "1: wording is missing"),
    ])
    func `a key of the checklist is checked`(text: String, says: String) throws {
        let found = try problems({ _ = try MaturityModel.load($0) }, text)
        #expect(found.contains { $0.hasPrefix(says) }, "\(found)")
    }

    @Test func `a derived share without a topic is told where the rule about it says`() throws {
        let text =
            "topics: [{id: air}]\nderived: [{name: d, form: f, condition: \"${q} = 1\"}]\n"
            + "rules: [{id: a, form: f, question: d, measure: share, code: 1, text: x, topic: air}]"
        #expect(try RuleBook.load(try YAMLDocument(text, file: "r.yml")).derived.map(\.topic) == ["air"])
    }
}
