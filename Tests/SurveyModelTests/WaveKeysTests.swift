import Problems
import Testing

@testable import SurveyModel

/// Every key of `wave.yml` with a value of the wrong kind, out of range, or that names what there is not: each is
/// refused on its line, with what would be right.
struct WaveKeysTests {
    struct Case: Sendable, CustomTestStringConvertible {
        /// As `form: weights: cap` where it stands below another.
        var key: String
        var value: String
        /// What is said.
        var says: String
        var testDescription: String { "\(key): \(value)" }
    }

    private static let text = "should be a text"
    private static let mapping = "should be keys with values"
    private static let list = "should be a list"
    private static let number = "should be a whole number"
    private static let days = "which is no day of the calendar; write year, month and day, as in 2026-05-31"

    private static let wave: [Case] = [
        Case(key: "title", value: "[a]", says: "should be a text, or one for each language"),
        Case(key: "region", value: "[a]", says: "should be a text, or one for each language"),
        Case(key: "fieldwork", value: "June", says: mapping),
        Case(
            key: "fieldwork", value: "{from: 2026-05-31, to: 2026-05-01}",
            says: "ends on 2026-05-01, before it begins"),
        Case(key: "fieldwork", value: "{from: 2026-05-31}", says: "to is missing"),
        Case(key: "fieldwork: from", value: "2026-13-45", says: "from is “2026-13-45”, \(days)"),
        Case(key: "fieldwork: from", value: "2026-02-29", says: "from is “2026-02-29”, \(days)"),
        Case(key: "fieldwork: from", value: "[2026]", says: text),
        Case(key: "fieldwork: to", value: "вчера", says: "to is “вчера”, \(days)"),
        Case(key: "fieldwork: to", value: "1.6.2026", says: "to is “1.6.2026”, \(days)"),
        Case(key: "synthetic", value: "perhaps", says: "should be true or false"),
        Case(key: "languages", value: "{kk: yes}", says: list),
        Case(key: "languages", value: "[kazakh language]", says: "cannot be a language; use its code"),
        Case(key: "languages", value: "[kk, kk]", says: "the language kk stands here twice"),
        Case(key: "forms", value: "[f]", says: mapping),
        Case(key: "forms", value: "{}", says: "the wave has no forms"),
        Case(key: "swot", value: "swot.yml", says: mapping),
        Case(key: "swot: rules", value: "[a]", says: text),
        Case(key: "swot: indicators", value: "[a]", says: text),
        Case(key: "swot: statements", value: "../../../x.csv", says: "leads out of the surveys folder"),
        Case(key: "maturity", value: "m.yml", says: mapping),
        Case(key: "maturity: rules", value: "[a]", says: text),
        Case(key: "maturity: answers", value: "[a]", says: text),
        Case(key: "published", value: "[a]", says: text),
        Case(key: "previous", value: "{a: b}", says: list),
        Case(key: "previous", value: "w", says: "“w” cannot be a name"),
    ]

    private static let form: [Case] = [
        Case(key: "instrument", value: "[a]", says: text),
        Case(key: "instrument", value: "/etc/passwd", says: "leads out of the surveys folder"),
        Case(key: "responses", value: "[]", says: "form f has no responses"),
        Case(key: "responses", value: "[[a]]", says: text),
        Case(key: "responses: file", value: "[a]", says: text),
        Case(key: "responses: sheet", value: "[a]", says: text),
        Case(key: "population", value: "many", says: number),
        Case(key: "population", value: "0", says: "must be at least 1; correct the number"),
        Case(key: "population", value: "99999999999999999999", says: number),
        Case(key: "weights", value: "w", says: mapping),
        Case(key: "weights: column", value: "[a]", says: text),
        Case(key: "weights: margins", value: "[a]", says: text),
        Case(key: "weights: cap", value: "0.5", says: "must be above 1; write 5"),
        Case(key: "weights: cap", value: "nan", says: "should be a number"),
        Case(key: "weights: missing", value: "ignore", says: "missing does not know “ignore”"),
        Case(key: "statistics", value: "holm", says: mapping),
        Case(key: "statistics: level", value: "95", says: "level must lie between 0 and 1; write 0.95"),
        Case(key: "statistics: level", value: "high", says: "should be a number"),
        Case(key: "statistics: adjustment", value: "holms", says: "did you mean holm?"),
        Case(key: "blank", value: "{a: b}", says: list),
        Case(key: "unselected", value: "{a: b}", says: list),
        Case(key: "crosstabs", value: "q1", says: mapping),
        Case(key: "crosstabs: by", value: "{q1: q2}", says: list),
        Case(key: "disclosure", value: "none", says: mapping),
        Case(key: "disclosure: interval", value: "1", says: "must be at least 2"),
        Case(key: "disclosure: minimum-cell", value: "0", says: "must be at least 1"),
        Case(key: "disclosure: minimum-form", value: "-3", says: "must be at least 1"),
        Case(key: "disclosure: minimum-cell", value: "5.5", says: number),
        Case(key: "disclosure: full-groups", value: "maybe", says: "known here: show, hide"),
        Case(key: "design", value: "quota", says: mapping),
        Case(key: "design: kind", value: "qouta", says: "did you mean quota?"),
        Case(key: "design: by", value: "{a: b}", says: list),
        Case(key: "design: frame", value: "[a]", says: "should be a text, or one for each language"),
        Case(key: "design: mode", value: "papr", says: "did you mean paper?"),
        Case(key: "design: selected", value: "0", says: "must be at least 1"),
        Case(key: "design: returned", value: "-1", says: "must be at least 0"),
        Case(key: "panel", value: "2", says: "should be true or false"),
        Case(key: "encoding", value: "cp1252", says: "cp1252 is no encoding known here; take one of UTF-8"),
        Case(key: "ragged", value: "keep", says: "ragged does not know “keep”"),
        Case(key: "longest-cell", value: "0", says: "must be at least 1"),
        Case(key: "longest-cell", value: "9223372036854775807", says: "at most 1073741824"),
        Case(key: "coding", value: "[a]", says: text),
        Case(key: "decisions", value: "[a]", says: text),
        Case(key: "corrections", value: "[a]", says: text),
        Case(key: "values", value: "labels", says: mapping),
        Case(key: "values", value: "{q1: label}", says: "did you mean labels?"),
        Case(key: "exclude", value: "[17]", says: mapping),
        Case(key: "exclude: line", value: "0", says: "must be at least 1"),
        Case(key: "exclude: reason", value: "[a]", says: text),
        Case(key: "second-entry", value: "[[a]]", says: text),
        Case(key: "second-entry: file", value: "[a]", says: text),
    ]

    /// What a key below another needs beside it.
    private static let beside = [
        "fieldwork: from": "to: 2026-12-31", "fieldwork: to": "from: 2020-01-01",
        "swot: indicators": "rules: r.yml",
        "swot: statements": "rules: r.yml", "maturity: rules": "answers: a.csv",
        "maturity: answers": "rules: r.yml",
        "responses: sheet": "file: f.xlsx", "weights: cap": "margins: m.csv",
        "weights: missing": "margins: m.csv",
        "design: by": "kind: quota", "design: frame": "kind: census", "design: mode": "kind: census",
        "design: selected": "kind: census", "design: returned": "kind: census",
    ]

    private func problems(_ text: String) throws -> [Problem] {
        let document = try YAMLDocument(text, file: "wave.yml")
        _ = WaveReader(paths: WavePaths(surveys: "s", wave: "s/waves/w"), document: document).wave()
        do {
            try document.finish()
            return []
        } catch let failure as Failure {
            return failure.problems
        }
    }

    /// The lines of a key with its value, and on which of them the value stands.
    private func lines(_ one: Case, indent: String) -> (text: String, value: Int) {
        let parts = one.key.split(separator: ": ").map(String.init)
        guard parts.count > 1 else { return ("\(indent)\(one.key): \(one.value)\n", 0) }
        let inner = parts[0] == "exclude" ? "\(indent)  \"0017\":\n\(indent)    " : "\(indent)  "
        let other = Self.beside[one.key] ?? (one.key == "exclude: line" ? "reason: twice" : nil)
        let rest =
            other.map {
                "\(String(repeating: " ", count: parts[0] == "exclude" ? indent.count + 4 : indent.count + 2))\($0)\n"
            } ?? ""
        return (
            "\(indent)\(parts[0]):\n\(inner)\(parts[1]): \(one.value)\n\(rest)", parts[0] == "exclude" ? 2 : 1
        )
    }

    private func check(_ found: [Problem], _ one: Case, line: Int) {
        let told = found.map(\.description)
        #expect(
            found.contains { $0.position.line == line && $0.description.contains(one.says) },
            "\(one.key): \(told)")
        #expect(found.allSatisfy { !$0.remedy.isEmpty })
    }

    @Test(arguments: wave) func `a key of the wave is checked`(one: Case) throws {
        let (text, value) = lines(one, indent: "")
        let forms = one.key == "forms" ? "" : "forms:\n  f: {instrument: f.csv, responses: f.csv}\n"
        check(try problems(text + forms), one, line: 1 + value)
    }

    @Test(arguments: form) func `a key of a form is checked`(one: Case) throws {
        let (text, value) = lines(one, indent: "    ")
        let needed = ["instrument", "responses"].filter { !one.key.hasPrefix($0) }.map {
            "    \($0): f.csv\n"
        }.joined()
        check(try problems("forms:\n  f:\n" + text + needed), one, line: 3 + value)
    }

    /// A key that is added has to be tried here.
    @Test func `no key is left out`() {
        let tried = Set((Self.wave + Self.form).map(\.key))
        func all<Key: YAMLKey>(_ keys: Key.Type, below above: String = "") -> [String] {
            Key.allCases.map { above.isEmpty ? $0.rawValue : "\(above): \($0.rawValue)" }
        }
        let known =
            all(WaveKey.self) + all(FieldworkKey.self, below: "fieldwork") + all(FormKey.self)
            + all(CrosstabsKey.self, below: "crosstabs") + all(SwotKey.self, below: "swot")
            + all(MaturityKey.self, below: "maturity") + all(WeightsKey.self, below: "weights")
            + all(StatisticsKey.self, below: "statistics") + all(DisclosureKey.self, below: "disclosure")
            + all(DesignKey.self, below: "design") + all(ExportKey.self, below: "responses")
            + all(ExclusionKey.self, below: "exclude")
        #expect(known.filter { !tried.contains($0) } == [])
    }

    @Test func `every unknown key is refused with the nearest`() throws {
        let found = try problems(
            "titel: x\nforms:\n  f: {instrument: f.csv, responses: f.csv, blanks: [a]}\n")
        #expect(
            found.map { "\($0.what); \($0.remedy)" } == [
                "unknown key titel; did you mean title?", "unknown key blanks; did you mean blank?",
            ])
    }

    @Test func `names of questions are looked up in the questionnaire`() {
        var form = Form(name: "f", instrument: "f.csv", responses: ["f.csv"], crosstabsBy: ["q11", "q2"])
        form.lines = ["crosstabs": 7, "values": 9]
        form.cleaning.values = ["q3": .labels, "q2": .names]
        form.design = SampleDesign(kind: .quota, by: ["q4"], line: 5)
        let list = [Choice(name: "1", label: LocalizedText(everywhere: "a"))]
        let instrument = Instrument(
            file: "f.csv", title: LocalizedText(), languages: [],
            questions: [
                Question(name: "q1", kind: .single, label: LocalizedText(everywhere: "x"), choices: list),
                Question(name: "q2", kind: .text, label: LocalizedText(everywhere: "x")),
            ])
        let found = form.problems(in: instrument, configuration: "wave.yml").map(\.description)
        #expect(
            found == [
                "wave.yml:5: error: design names q4, which the form does not ask; did you mean q1?",
                "wave.yml:7: error: crosstabs names q11, which the form does not ask; did you mean q1?",
                "wave.yml:7: error: crosstabs names q2, with which nothing can be crossed, since it is not a question "
                    + "with one answer; name a select_one question",
                "wave.yml:9: error: values speaks of q2, whose answers are not chosen from a list; take it out, or "
                    + "name a question with choices",
                "wave.yml:9: error: values names q3, which the form does not ask; did you mean q1?",
            ])
    }

    @Test func `texts that lack a language are told once a file`() throws {
        let text =
            "title: {kk: a, ru: b}\nregion: {ru: b}\nfieldwork: {from: 2026-05-01, to: 2026-05-02}\nforms: {}\n"
        let document = try YAMLDocument(text, file: "wave.yml")
        #expect(
            document.missingTexts(["kk", "en", "ru"]).map(\.description)
                == [
                    "wave.yml:2: warning: 1 of 2 texts have no kk, the first of region; the report in kk shows another "
                        + "language there; translate them, or take kk out of languages in wave.yml",
                    "wave.yml:1: warning: all 2 texts have no en, the first of title; the report in en shows another "
                        + "language there; translate them, or take en out of languages in wave.yml",
                ].map { $0.replacing("1 of 2 texts have", with: "a text has") })
    }
}
