import Testing

@testable import CleanStage

struct NumberFormatTests {
    @Test(arguments: [
        ("2,5", "2.5"), ("2.50", "2.5"), ("+3", "3"), ("007", "7"), ("1e1", "10"), ("'5", "5"), (" 5 ", "5"),
        ("1,000", "1"), ("1.0", "1"),
    ])
    func `figures written otherwise`(raw: String, value: String) {
        #expect(SmallForm.clean("service", raw) == CodedCell(value, .numberFormat))
    }

    @Test func `a comma before three digits is what the constraint leaves possible`() {
        #expect(SmallForm.clean("service", "1,000") == CodedCell("1", .numberFormat))
        #expect(
            SmallForm.clean("staff", "1,000") == CodedCell(".i", .unresolved, candidates: ["1", "1000"]))
        #expect(SmallForm.clean("staff", "1,250") == CodedCell("1250", .numberFormat))
        #expect(SmallForm.clean("staff", "1 000") == CodedCell("1000", .numberFormat))
        #expect(SmallForm.clean("staff", "1\u{A0}250\u{A0}000") == CodedCell("1250000", .numberFormat))
    }

    @Test(arguments: ["-1E+131", "61", "-1", "1E+03"])
    func `what the constraint excludes`(raw: String) {
        #expect(SmallForm.clean("service", raw) == CodedCell(".i", .constraint))
    }

    @Test func `a whole number is due`() {
        #expect(SmallForm.clean("staff", "2,5") == CodedCell(".i", .notWhole))
        #expect(SmallForm.clean("staff", "1E+131") == CodedCell(".i", .constraint))
    }

    @Test(
        arguments: [
            ("123.456,78", [123456.78]), ("123,456.78", [123456.78]), ("1.234.567", [1_234_567]),
            ("-8.0", [-8]),
            ("1 234,5", [1234.5]), ("1.250", [1.25, 1250]), ("0.125", [0.125]), ("1.234,5678", [1234.5678]),
            ("1,23,456", []),
        ] as [(String, [Double])])
    func `figures in groups`(raw: String, numbers: [Double]) {
        #expect(NumberFormat().readings(raw) == numbers)
    }

    @Test(arguments: [
        (["1.250", "1.5"], 1.25), (["1.250", "3.000,5"], 1250.0), (["1.250", "1.000.000"], 1250.0),
    ])
    func `a point before three figures is what the column's numbers prove`(column: [String], number: Double) {
        #expect(NumberFormat(column).readings("1.250") == [number])
    }

    @Test func `of a range both ends are named`() {
        #expect(SmallForm.clean("service", "5-6") == CodedCell(".i", .unresolved, candidates: ["5", "6"]))
        #expect(
            SmallForm.clean("service", "5 – 6 жыл") == CodedCell(".i", .unresolved, candidates: ["5", "6"]))
    }

    @Test(arguments: ["окт.25", "5/6", "көп", "1,0,0", "5 мая", "nan", "inf", "0x10", "1.2.3"])
    func `no number`(raw: String) {
        #expect(SmallForm.clean("service", raw) == CodedCell(".i", .unresolved))
    }
}
