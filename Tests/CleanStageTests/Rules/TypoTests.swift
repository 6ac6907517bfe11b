import SurveyModel
import Testing

@testable import CleanStage

struct TypoTests {
    @Test(arguments: [(3, 0), (4, 1), (9, 1), (10, 2), (17, 2), (18, 3), (60, 3)])
    func `the bound grows with the length`(length: Int, edits: Int) {
        #expect(Typo.bound(length) == edits)
    }

    @Test func `one choice clearly nearest is taken, and logged`() {
        #expect(SmallForm.clean("finances", "орташо") == CodedCell("2", .typo))
        #expect(SmallForm.clean("status", "зейнеткр") == CodedCell("3", .typo))
        #expect(SmallForm.clean("status", "ейзнеткер") == CodedCell(".i", .unresolved))
    }

    @Test func `between two choices it stays unresolved, with both named`() {
        #expect(
            SmallForm.clean("status", "жұмыссы") == CodedCell(".i", .unresolved, candidates: ["1", "2"]))
    }

    @Test(arguments: [
        ("Удовлетворительно", "Неудовлетворительно"), ("Эффективно", "Неэффективно"),
        ("Эффективно", "Не эффективно"), ("Удовлетворительно", "Неудовлетварительно"),
        ("Удовлетворительно", "еудовлетворительно"), ("Comfortable", "Uncomfortable"),
        ("Uncomfortable", "Comfortable"), ("Satisfied", "Dissatisfied"),
        ("Қанағаттанарлық", "Қанағаттанарлықсыз"),
        ("Тиімді емес", "Тиімді"), ("Тиімді", "Тиімсіз"), ("Барамын", "Бармаймын"), ("Agree", "Disagree"),
        ("I do agree with it", "I do not agree with it"), ("Регулярно", "Нерегулярно"), ("Useful", "Useless"),
        ("Білемін", "Білмеймін"), ("Possible", "Impossible"), ("Толық емес", "Толық"), ("Legal", "Illegal"),
        ("Доволен", "не доволен"), ("Недоволен", "Доволен"), ("Good", "Food"), ("Часто", "Чисто"),
    ])
    func `what turns the meaning round, or is a word of its own, is no slip`(label: String, text: String) {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(["kk": "q"]),
            choices: [Choice(name: "1", label: LocalizedText(["kk": label]))])
        let coder = SingleCoder(question, FormContext(SmallForm.form, SmallForm.instrument), columns: [])
        #expect(coder.code(text).value == ".i")
    }

    @Test(arguments: [
        ("Удовлетворительно", "Удовлетварительно"), ("Неудовлетворительно", "Неудовлетварительно"),
        ("Comfortable", "Comfotable"), ("Қанағаттанарлық", "Қанағатанарлық"), ("Тиімді емес", "Тиімдді емес"),
    ])
    func `other slips are mended`(label: String, text: String) {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(["kk": "q"]),
            choices: [Choice(name: "1", label: LocalizedText(["kk": label]))])
        let coder = SingleCoder(question, FormContext(SmallForm.form, SmallForm.instrument), columns: [])
        #expect(coder.code(text) == CodedText("1", by: .typo))
    }

    @Test func `short words and digits are never slips`() {
        #expect(SmallForm.clean("sex", "ар") == CodedCell(".i", .unresolved))
        #expect(SmallForm.clean("age", "18-26") == CodedCell(".i", .unresolved))
    }
}
