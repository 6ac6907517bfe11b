import Testing

@testable import CleanStage

struct DateCoderTests {
    @Test func `days are year-month-day`() {
        #expect(SmallForm.clean("day", "2020-06-05") == CodedCell("2020-06-05"))
        #expect(SmallForm.clean("day", "05.06.2020") == CodedCell("2020-06-05", .dateFormat))
        #expect(SmallForm.clean("day", "2020-02-29").value == "2020-02-29")
    }

    @Test(arguments: ["2019-02-29", "31.06.2020", "2020-13-01", "маусым", "5.6.2020"])
    func `days that are none`(raw: String) {
        #expect(SmallForm.clean("day", raw) == CodedCell(".i", .unresolved))
    }
}
