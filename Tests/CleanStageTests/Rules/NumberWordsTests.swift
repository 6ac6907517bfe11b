import Testing

@testable import CleanStage

struct NumberWordsTests {
    @Test(arguments: [
        ("5 жыл", "5"), ("5жыл", "5"), ("5 лет", "5"), ("1 год", "1"), ("2,5 года", "2.5"), ("Бес", "5"),
        ("бес жыл", "5"), ("он бес", "15"), ("он бес жыл", "15"), ("уш жыл", "3"), ("үш", "3"),
        ("жиырма", "20"),
        ("двадцать пять лет", "25"), ("пятнадцать", "15"), ("twelve years", "12"), ("fifty", "50"),
        ("отыз екі", "32"), ("нөл", "0"),
    ])
    func `words and units`(raw: String, value: String) {
        #expect(SmallForm.clean("service", raw) == CodedCell(value, .numberWords))
    }

    @Test(arguments: ["бес он", "жыл", "5 ай", "он он", "бес бес", "5 жыл 6 ай", "шамамен 5"])
    func `what the table does not know`(raw: String) {
        #expect(SmallForm.clean("service", raw) == CodedCell(".i", .unresolved))
    }
}
