import Problems
import Testing

@testable import SurveyModel

struct SampleDesignTests {
    /// The design of a wave's form, with what is wrong, each with its line; the design stands on line 5.
    private func design(_ text: String) throws -> (design: SampleDesign?, problems: [String]) {
        let text = "forms:\n  f:\n    instrument: f.csv\n    responses: [f.csv]\n    design: \(text)\n"
        let document = try YAMLDocument(text, file: "wave.yml")
        let wave = WaveReader(paths: WavePaths(surveys: "s", wave: "s/waves/w"), document: document).wave()
        do {
            try document.finish()
            return (wave.forms[0].design, [])
        } catch let failure as Failure {
            return (nil, failure.problems.map { "\($0.position.line ?? 0): \($0.what); \($0.remedy)" })
        }
    }

    @Test func `it is read as written`() throws {
        let design = try design(
            "{kind: quota, by: [q4], frame: {en: Adults}, mode: paper, selected: 120, returned: 90}"
        ).design
        #expect(
            design
                == SampleDesign(
                    kind: .quota, by: ["q4"], frame: LocalizedText(["en": "Adults"]),
                    mode: .paper,
                    selected: 120, returned: 90, line: 5))
        #expect(design?.quotas == ["q4"])
        #expect(design?.responseRate == 75)
        #expect(design?.isProbability == false)
    }

    @Test func `only a quota fixes its questions, only a draw or a full count makes a probability sample`()
        throws
    {
        let random = try design("{kind: random, by: [q4]}").design
        #expect(random?.quotas == [] && random?.isProbability == true)
        #expect(try design("{kind: census}").design?.isProbability == true)
        #expect(try design("{kind: convenience}").design?.isProbability == false)
    }

    @Test func `the population of a full count are those who were asked`() throws {
        func population(_ lines: String) throws -> Int? {
            let text = "forms:\n  f:\n    instrument: f.csv\n    responses: [f.csv]\n\(lines)"
            let document = try YAMLDocument(text, file: "wave.yml")
            let wave = WaveReader(paths: WavePaths(surveys: "s", wave: "s/waves/w"), document: document)
                .wave()
            try document.finish()
            return wave.forms[0].population
        }
        #expect(try population("    design: {kind: census, selected: 25}\n") == 25)
        #expect(try population("    design: {kind: census, selected: 25}\n    population: 30\n") == 30)
        #expect(try population("    design: {kind: random, selected: 25}\n") == nil)
    }

    @Test func `a mode that is on no list is told in the wave's languages`() throws {
        let design = try design("{kind: census, mode: {en: a tablet in the lobby}}").design
        #expect(design?.mode == nil)
        #expect(design?.modeInWords["en"] == "a tablet in the lobby")
    }

    @Test(arguments: [
        ("{by: [q4]}", "5: kind is missing; add a line kind: …"),
        ("{kind: quotas, by: [q4]}", "5: kind does not know “quotas”; did you mean quota?"),
        ("{kind: census, mode: papper}", "5: mode does not know “papper”; did you mean paper?"),
        (
            "{kind: quota}",
            "5: the design is by quota, but it is not said of what; "
                + "add by: with the questions that the quotas were set on, as in by: [q4]"
        ),
        (
            "{kind: census, by: [q4]}",
            "5: a census sets no groups beforehand, yet by names some; "
                + "take by: out, or write kind: quota (kind: random for strata)"
        ),
        (
            "{kind: random, selected: 20, returned: 21}",
            "5: 21 forms came back, but only 20 people were chosen; correct one of the two numbers"
        ),
        ("{kind: random, selected: 0}", "5: selected must be at least 1; correct the number"),
        ("{kind: random, selected: many}", "5: selected should be a whole number; correct this value"),
        ("{kind: random, slected: 20}", "5: unknown key slected; did you mean selected?"),
        ("quota", "5: design should be keys with values, as in `key: value`; correct this value"),
    ])
    func `what is wrong is said with what would be right`(text: String, problem: String) throws {
        #expect(try design(text).problems == [problem])
    }

    @Test func `its questions must be asked, and make groups`() throws {
        let instrument = Instrument(
            file: "f.csv", title: LocalizedText(), languages: ["en"],
            questions: [
                Question(name: "q4", kind: .single, label: LocalizedText(everywhere: "Status")),
                Question(name: "q5", kind: .multiple, label: LocalizedText(everywhere: "Sources")),
            ])
        func problems(_ names: [String]) -> [String] {
            SampleDesign(kind: .quota, by: names, line: 5).problems(in: instrument, configuration: "wave.yml")
                .map(\.description)
        }
        #expect(problems(["q4"]) == [])
        #expect(
            problems(["q44", "q5"]) == [
                "wave.yml:5: error: design names q44, which the form does not ask; did you mean q4?",
                "wave.yml:5: error: design names q5, which makes no groups, "
                    + "since it is not a question with one answer; name a select_one question",
            ])
    }
}
