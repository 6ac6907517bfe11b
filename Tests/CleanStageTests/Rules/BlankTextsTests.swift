import Testing

@testable import CleanStage

struct BlankTextsTests {
    @Test(arguments: ["#N/A", "#Н/Д", "#div/0!", " #ЗНАЧ! ", "#REF!"])
    func `errors of a spreadsheet are no answer, and logged`(raw: String) {
        #expect(SmallForm.clean("finances", raw) == CodedCell("", .spreadsheetError))
        #expect(SmallForm.clean("service", raw) == CodedCell("", .spreadsheetError))
        #expect(SmallForm.clean("words", raw) == CodedCell("", .spreadsheetError))
    }

    @Test func `texts that the wave lists are no answer, and logged; blanks are not`() {
        #expect(SmallForm.clean("finances", "na") == CodedCell("", .blank))
        #expect(SmallForm.clean("finances", " \u{A0} ") == CodedCell(""))
    }
}
