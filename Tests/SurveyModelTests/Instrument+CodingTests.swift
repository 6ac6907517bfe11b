import SurveyModel
import Testing

struct InstrumentCodingTests {
    private let instrument = Instrument(
        file: "f.csv", title: LocalizedText(), languages: [],
        questions: [
            question("q1", .single, ["1", "other"]), question("q1_other", .text), question("q2", .text),
            question("q2_coded", .multiple, ["1"]), question("q3", .text), question("q3_coded", .text),
            question("q4", .multiple, ["1", "other"]), question("q4_other", .text),
            question("q4_other_coded", .single, ["1", "2"]),
        ])

    private static func question(_ name: String, _ kind: Question.Kind, _ codes: [String] = []) -> Question {
        Question(
            name: name, kind: kind, label: LocalizedText(["kk": name]),
            choices: codes.map { Choice(name: $0, label: LocalizedText(["kk": $0])) })
    }

    private func frame(_ name: String) -> String? {
        instrument.question(named: name).flatMap(instrument.frame)?.name
    }

    @Test func `an own answer has a frame of its own or that of its question, an open text one of its own`() {
        #expect(frame("q1_other") == "q1")
        #expect(frame("q2") == "q2_coded")
        #expect(frame("q3") == nil)
        #expect(frame("q4_other") == "q4_other_coded")
    }

    @Test func `a frame is asked of nobody`() {
        let frames = instrument.questions.filter(instrument.isFrame).map(\.name)
        #expect(frames == ["q2_coded", "q4_other_coded"])
    }
}
