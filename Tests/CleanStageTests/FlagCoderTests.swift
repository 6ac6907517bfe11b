import StageFiles
import SurveyModel
import Testing

@testable import CleanStage

struct FlagCoderTests {
    @Test(arguments: ["0", "no", "Жоқ", "нет", "False", "N", "Unchecked", "не выбрано", "Таңдалмады"])
    func `not chosen`(raw: String) {
        #expect(SmallForm.clean("trust_2", raw).value == "0")
    }

    @Test func `another option's text in an option's column cannot be resolved`() {
        #expect(SmallForm.clean("trust_2", "Полиция") == CodedCell(".i", .unresolved))
        #expect(SmallForm.clean("trust_2", "министрлiктер") == CodedCell("1", .lookAlike))
    }

    /// What the columns of the options become, column by column.
    private func flags(_ columns: [[String]], labels: [String] = ["ТВ", "Радио", "Сеть"]) -> [[String]] {
        let question = Question(
            name: "q", kind: .multiple, label: LocalizedText(["kk": "q"]),
            choices: labels.enumerated().map { number, label in
                Choice(name: "\(number + 1)", label: LocalizedText(["kk": label]))
            })
        let context = FormContext(SmallForm.form, SmallForm.instrument)
        let raw = columns.map { RawColumn(index: 0, texts: $0.map { ($0, 1) }, isComplete: true) }
        let coder = FlagCoder(
            ChoiceCoder(question, context), form: SmallForm.form, blank: context.blank, columns: raw)
        return zip(question.choices, columns).map { choice, texts in
            texts.map { coder.code($0, of: choice).value }
        }
    }

    @Test func `keyed 1 and 2 throughout, 2 is not chosen`() {
        #expect(flags([["1", "2"], ["1", "2"], ["2"]]) == [["1", "0"], ["1", "0"], ["0"]])
        #expect(flags([["1.0", "2.0"], ["2.0"], ["1.0"]]) == [["1", "0"], ["0"], ["1"]])
    }

    @Test func `the option's own code where it was chosen`() {
        #expect(flags([["1"], ["2"], ["3"]]) == [["1"], ["1"], ["1"]])
        #expect(flags([["1", "0"], ["2", "0"], ["0"]]) == [["1", "0"], ["1", "0"], ["0"]])
    }

    @Test func `codes that may say one thing or its opposite leave the whole question open`() {
        #expect(flags([["1", "2"], ["1", "2"], ["1", "9"]]).flatMap(\.self).allSatisfy { $0 == ".i" })
        #expect(flags([["1"], ["2"], []]).flatMap(\.self).allSatisfy { $0 == ".i" })
        #expect(flags([["1", "0"], ["2", "1"], ["0"]]).flatMap(\.self).allSatisfy { $0 == ".i" })
    }

    @Test func `an option called no is chosen where options carry their own texts`() {
        let labels = ["Иә", "Жоқ", "Білмеймін"]
        #expect(flags([["Иә"], ["Жоқ"], ["Білмеймін"]], labels: labels) == [["1"], ["1"], ["1"]])
        #expect(
            flags([["иә", "жоқ"], ["иә", "жоқ"], ["жоқ"]], labels: labels) == [
                ["1", "0"], ["1", "0"], ["0"],
            ])
        #expect(flags([[], ["Жоқ"], []], labels: labels) == [[], [".i"], []])
    }

    @Test(arguments: [
        "Y", "x", "+", "✓", "☑\u{FE0F}", "Checked", "selected", "да", "Таңдалды", "TRUE", "Истина",
    ])
    func `chosen`(raw: String) { #expect(flags([[raw], [], []])[0] == ["1"]) }
}
