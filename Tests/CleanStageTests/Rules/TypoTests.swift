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
        ("Включён", "Выключен"), ("Улучшилось", "Ухудшилось"), ("Включая налоги", "Исключая налоги"),
        ("Increasing", "Decreasing"), ("Externally", "Internally"), ("Trainee", "Trainer"),
        ("Widowed", "Widower"),
        ("Атасы", "Апасы"), ("Better", "Bitter"), ("Повышается", "Понижается"),
        ("Ослабевает", "Усиливает"), ("Hypotension", "Hypertension"), ("Компетентно", "Компетенция"),
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
        ("Частный", "Чпстный"), ("Better", "Bettwr"), ("Ортаңғы", "Ортаңғи"),
    ])
    func `other slips are mended`(label: String, text: String) {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(["kk": "q"]),
            choices: [Choice(name: "1", label: LocalizedText(["kk": label]))])
        let coder = SingleCoder(question, FormContext(SmallForm.form, SmallForm.instrument), columns: [])
        #expect(coder.code(text) == CodedText("1", by: .typo))
    }

    @Test func `a text that comes again and again is meant`() {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(["kk": "q"]),
            choices: [Choice(name: "1", label: LocalizedText(["kk": "Қанағаттанарлық"]))])
        let code = { (slips: Int, right: Int) in
            let texts = [("Қанағатанарлық", slips), ("Қанағаттанарлық", right)]
            let column = RawColumn(index: 0, texts: texts, isComplete: true)
            let context = FormContext(SmallForm.form, SmallForm.instrument)
            return SingleCoder(question, context, columns: [column]).code("Қанағатанарлық").value
        }
        #expect(code(2, 0) == "1")
        #expect(code(3, 6) == ".i")
        #expect(code(3, 7) == "1")
    }

    @Test func `short words and digits are never slips`() {
        #expect(SmallForm.clean("sex", "ар") == CodedCell(".i", .unresolved))
        #expect(SmallForm.clean("age", "18-26") == CodedCell(".i", .unresolved))
    }
}
