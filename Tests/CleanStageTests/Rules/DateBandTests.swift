import Testing

@testable import CleanStage

struct DateBandTests {
    @Test(arguments: [
        "окт.25", "25-Oct", "Oct-25", "25.окт", "25.10.2020", "2020-10-25", "2025-10-01 00:00:00", "10.25",
    ])
    func `a band taken for a day, with or without a year`(raw: String) {
        let isMonthOfYear = raw.hasPrefix("2025-10-01")
        #expect(
            SmallForm.clean("team", raw)
                == (isMonthOfYear ? CodedCell(".i", .unresolved) : CodedCell("3", .dateBand)))
    }

    @Test(arguments: [("5-Jan", "1"), ("01.май", "1"), ("мам.01", "1"), ("09.июн", "2"), ("6-Sep", "2")])
    func `months in English, Russian and Kazakh`(raw: String, code: String) {
        #expect(SmallForm.clean("team", raw) == CodedCell(code, .dateBand))
    }

    @Test func `a dash that became a point`() {
        #expect(SmallForm.clean("age", "18.25") == CodedCell("1", .dateBand))
    }

    @Test(arguments: ["7-Mar", "12.12.2020", "1-Jan-2"]) func `days that are no band`(raw: String) {
        #expect(SmallForm.clean("team", raw) == CodedCell(".i", .unresolved))
    }
}
