import Problems
import StageFiles
import SurveyModel

/// A questionnaire so small that every survey with it can be listed.
struct SmallInstrument: Sendable {
    var name: String
    var questions: [Question]
    /// Everything that one respondent can answer, in the order of the questions.
    var profiles: [[String]]
    var respondents: Int
    var derived: [DerivedShare] = []
    var population: Int?
    /// The weight of a respondent with these answers; `nil`: unweighted.
    var weight: (@Sendable ([String]) -> String)?

    var form: Form {
        var form = Form(name: "f", instrument: "f.csv", responses: [], population: population)
        form.disclosure.minimumCell = 3
        form.disclosure.minimumForm = 1
        form.crosstabsBy = questions.filter { $0.role == .demographic }.map(\.name)
        return form
    }

    var instrument: Instrument {
        Instrument(file: "f.csv", title: LocalizedText(), languages: ["en"], questions: questions)
    }

    /// All surveys up to the order of their respondents: how many have each profile.
    var surveys: [[Int]] { Self.counts(respondents, over: profiles.count) }

    private static func counts(_ total: Int, over parts: Int) -> [[Int]] {
        if parts == 1 { return [[total]] }
        return (0...total).flatMap { first in counts(total - first, over: parts - 1).map { [first] + $0 } }
    }
}

extension SmallInstrument {
    private static func single(
        _ name: String, _ codes: [String], by: Bool = false, apart: String? = nil, relevant: String? = nil
    ) -> Question {
        Question(
            name: name, kind: .single, label: LocalizedText(everywhere: name),
            choices: codes.map {
                Choice(name: $0, label: LocalizedText(everywhere: $0), isMissing: $0 == apart)
            },
            role: by ? .demographic : .none,
            relevant: relevant.map { .compare(.answer($0), .equal, .text("1")) })
    }

    private static func all(_ answers: [[String]]) -> [[String]] {
        answers.reduce([[]]) { profiles, answers in
            profiles.flatMap { profile in answers.map { profile + [$0] } }
        }
    }

    /// Each kind of figure that counts can be worked out from.
    static let all: [SmallInstrument] = [
        SmallInstrument(
            name: "one question",
            questions: [single("a", ["1", "2"], by: true), single("q", ["1", "2", "3"])],
            profiles: all([["1", "2"], ["1", "2", "3"]]), respondents: 10),
        SmallInstrument(
            name: "a filter and its follow-up",
            questions: [
                single("a", ["1", "2"], by: true), single("q", ["1", "2"]),
                single("f", ["1", "2"], relevant: "q"),
            ],
            profiles: all([["1", "2"], ["1", "2"], ["1", "2"]]).filter { $0[1] == "1" || $0[2] == "1" }
                .map { $0[1] == "1" ? $0 : [$0[0], $0[1], Unanswered.notAsked] },
            respondents: 10),
        SmallInstrument(
            name: "two breakdowns",
            questions: [
                single("a", ["1", "2"], by: true), single("b", ["1", "2"], by: true),
                single("q", ["1", "2"]),
            ],
            profiles: all([["1", "2"], ["1", "2"], ["1", "2"]]), respondents: 8),
        SmallInstrument(
            name: "several answers",
            questions: [
                single("a", ["1", "2"], by: true),
                Question(
                    name: "m", kind: .multiple, label: LocalizedText(everywhere: "m"),
                    choices: ["1", "2"].map { Choice(name: $0, label: LocalizedText(everywhere: $0)) }),
            ],
            profiles: all([["1", "2"], ["1", "0"], ["1", "0"]]).filter { $0[1] == "1" || $0[2] == "1" },
            respondents: 10),
        SmallInstrument(
            name: "a number",
            questions: [
                single("a", ["1", "2"], by: true),
                Question(name: "x", kind: .integer, label: LocalizedText(everywhere: "x")),
            ],
            profiles: all([["1", "2"], ["0", "1", "2", "3"]]), respondents: 10),
        SmallInstrument(
            name: "weights",
            questions: [
                single("a", ["1", "2"], by: true), single("q", ["1", "2", "3"]),
                Question(name: "w", kind: .decimal, label: LocalizedText(everywhere: "w"), role: .weight),
            ],
            profiles: all([["1", "2"], ["1", "2", "3"]]), respondents: 10,
            weight: { $0[0] == "1" ? "0.8" : "1.37" }),
        SmallInstrument(
            name: "a derived share",
            questions: [
                single("a", ["1", "2"], by: true), single("q", ["1", "2"]), single("r", ["1", "2"]),
            ],
            profiles: all([["1", "2"], ["1", "2"], ["1", "2"]]), respondents: 8,
            derived: [
                DerivedShare(
                    name: "d", form: "f", topic: "", label: LocalizedText(), definition: LocalizedText(),
                    condition: .or(
                        .compare(.answer("q"), .equal, .text("1")),
                        .compare(.answer("r"), .equal, .text("1"))))
            ]),
        SmallInstrument(
            name: "hard to answer",
            questions: [single("a", ["1", "2"], by: true), single("q", ["1", "2", "9"], apart: "9")],
            profiles: all([["1", "2"], ["1", "2", "9"]]), respondents: 10),
        SmallInstrument(
            name: "a population covered",
            questions: [single("a", ["1", "2"], by: true), single("q", ["1", "2", "3"])],
            profiles: all([["1", "2"], ["1", "2", "3"]]), respondents: 10, population: 12),
    ]
}
