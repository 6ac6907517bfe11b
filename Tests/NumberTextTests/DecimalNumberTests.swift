import Testing

@testable import NumberText

struct DecimalNumberTests {
    @Test(arguments: [
        (3.25, 1, "3.3"), (0.285, 2, "0.29"), (2.675, 2, "2.68"), (-3.25, 1, "-3.3"), (-0.04, 1, "0.0"),
        (99.95, 1, "100.0"), (24.166666666666668, 1, "24.2"), (1e-7, 2, "0.00"), (12345678.5, 0, "12345679"),
        (1e21, 0, "1000000000000000000000"), (0, 1, "0.0"), (0.5, 0, "1"), (4.35, 1, "4.4"),
    ])
    func `a half is rounded up, on the digits that the tables show`(
        value: Double, decimals: Int, text: String
    ) {
        #expect(DecimalNumber(value)?.rounded(to: decimals) == text)
    }

    @Test func `what is no number has no digits`() {
        #expect(DecimalNumber(.nan) == nil)
        #expect(DecimalNumber(.infinity) == nil)
    }
}
