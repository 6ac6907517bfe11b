import Testing

@testable import CleanStage

struct DateCoderTests {
    @Test func `days are year-month-day`() {
        #expect(SmallForm.clean("day", "2020-06-05") == CodedCell("2020-06-05"))
        #expect(SmallForm.clean("day", "05.06.2020") == CodedCell("2020-06-05", .dateFormat))
        #expect(SmallForm.clean("day", "2020-02-29").value == "2020-02-29")
    }

    @Test(arguments: [
        "5.6.2020", "05.06.2020 г.", "2020-6-5", "2020/06/05", "20200605", "2020-06-05 00:00:00",
        "2020-06-05T10:00:00.000+06:00", "5 июня 2020", "5 июня 2020 г.", "2020 жылғы 5 маусым",
        "June 5, 2020",
        "05-Jun-2020", "05.06.2020 14:30", "Friday, June 5th, 2020", "пятница, 5 июня 2020 г.",
        "05.06.2020г.",
    ])
    func `days written otherwise`(raw: String) {
        #expect(SmallForm.clean("day", raw) == CodedCell("2020-06-05", .dateFormat))
    }

    private func column(_ texts: [String]) -> [String] {
        let column = RawColumn(index: 0, texts: texts.map { ($0, 1) }, isComplete: true)
        let coder = DateCoder(blank: BlankTexts(SmallForm.form), columns: [column])
        return texts.map { coder.code($0).value }
    }

    @Test func `day and month are told by the column's other days`() {
        #expect(column(["05/06/2020", "25/06/2020"]) == ["2020-06-05", "2020-06-25"])
        #expect(column(["05/06/2020", "06/25/2020"]) == ["2020-05-06", "2020-06-25"])
        #expect(column(["05/06/2020", "06/25/2020", "25/06/2020"]) == [".i", "2020-06-25", "2020-06-25"])
        #expect(column(["05/06/2020", "06/06/2020"]) == [".i", "2020-06-06"])
    }

    @Test func `so is the century`() {
        #expect(column(["05.06.20", "2020-01-01"]) == ["2020-06-05", "2020-01-01"])
        #expect(column(["05.06.20", "1920-01-01"]) == ["1920-06-05", "1920-01-01"])
        #expect(column(["05.06.20"]) == [".i"])
    }

    @Test(arguments: [
        "2019-02-29", "31.06.2020", "2020-13-01", "маусым", "2019-02-29 10:00", "00.00.0000", "43987", "5.6",
        "13/13/2020",
    ])
    func `days that are none`(raw: String) {
        #expect(SmallForm.clean("day", raw) == CodedCell(".i", .unresolved))
    }
}
