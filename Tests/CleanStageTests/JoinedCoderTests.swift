import SurveyModel
import Testing

@testable import CleanStage

struct JoinedCoderTests {
    private func codes(_ raw: String, _ question: String = "trust") -> [String] {
        coder(question).code(raw).codes
    }

    private func coder(_ name: String) -> JoinedCoder {
        let questions = SmallForm.instrument.questions
        let question = questions.first { $0.name == name } ?? questions[0]
        return JoinedCoder(question, ChoiceCoder(question, FormContext(SmallForm.form, SmallForm.instrument)))
    }

    @Test(arguments: [
        "2;3", "2, 3", "2|3", "2/3", "2\n3", "2 3", "2-3", "Министрліктер; полиция", "Министрліктер,Полиция",
        "2.0; 3", "министрлиkтер ; Полиция;",
    ])
    func `codes or labels between separators`(raw: String) {
        #expect(codes(raw) == ["2", "3"])
    }

    @Test func `a label that holds separators is one answer`() {
        let label = "Президент Әкімшілігі; Жоғарғы сот, Бас прокуратура"
        #expect(codes(label) == ["1"])
        #expect(codes("\(label); Полиция") == ["1", "3"])
        #expect(codes("Полиция, \(label), Министрліктер") == ["3", "1", "2"])
        #expect(codes("Президент Әкiмшiлiгi; Жогаргы сот,  Бас прокуратура;Полиция") == ["1", "3"])
    }

    @Test func `two answers, one with a comma, joined by a comma`() {
        #expect(codes("Да, полностью, Нет") == ["4", "5"])
        #expect(codes("Нет,Да, полностью") == ["5", "4"])
    }

    @Test(arguments: [("газет теледидар", ["2", "1"]), ("теледидар, газет теледидар", ["1", "2", "1"])])
    func `labels between blanks, where the list covers the text in one way`(raw: String, expected: [String]) {
        #expect(codes(raw, "sources") == expected)
    }

    @Test func `a cell that can be taken apart in two ways is open`() {
        let list = [("1", "су"), ("2", "су жол"), ("3", "жол"), ("4", "жол, газ"), ("5", "газ")].map {
            Choice(name: $0, label: LocalizedText(["kk": $1]))
        }
        let question = Question(name: "q", kind: .multiple, label: LocalizedText(["kk": "q"]), choices: list)
        let context = FormContext(SmallForm.form, SmallForm.instrument)
        let coder = JoinedCoder(question, ChoiceCoder(question, context))
        #expect(coder.code("су жол").candidates == ["1", "2", "3"])
        #expect(coder.code("су; жол, газ").candidates == ["1", "2", "3", "4", "5"])
        #expect(coder.code("газ су").codes == ["5", "1"])
    }

    @Test func `one answer that a spreadsheet took for a number`() {
        #expect(codes("2,0") == ["2"])
    }

    @Test func `a part that is no choice is an own answer where there is room, else unresolved`() {
        let own = coder("sources").code("газет; көршілер")
        #expect(own.codes == ["2", "other"] && own.ownAnswers == ["көршілер"])
        let none = coder("trust").code("Полиция; көршілер")
        #expect(none.codes == ["3"] && none.isIncomplete)
    }
}
