import NumberText
import Testing

struct NumberStyleHundredTests {
    private let style = NumberStyle("en")

    /// By hand: 33.3 thrice leaves one tenth, which the first gets.
    @Test func `the tenths left go to the largest remainders, of equal ones to the first`() {
        #expect(style.percentsOfHundred([100.0 / 3, 100.0 / 3, 100.0 / 3]) == ["33.4%", "33.3%", "33.3%"])
        // Sevenths: 14.28571, 28.57142, 57.14285: two tenths are left, for the first two.
        #expect(style.percentsOfHundred([100.0 / 7, 200.0 / 7, 400.0 / 7]) == ["14.3%", "28.6%", "57.1%"])
        #expect(style.percentsOfHundred([12.5, 87.5, 0]) == ["12.5%", "87.5%", "0.0%"])
    }

    @Test func `what does not add up to 100 is left alone`() {
        #expect(style.percentsOfHundred([57.3, 36]) == nil)
        #expect(style.percentsOfHundred([]) == nil)
    }

    @Test func `the printed shares add up to 100 whatever the counts`() {
        for n in 1...60 {
            for k in 0...n {
                let shares = [k, (n - k) / 2, n - k - (n - k) / 2].map { 100 * Double($0) / Double(n) }
                let printed = style.percentsOfHundred(shares) ?? []
                let tenths = printed.compactMap { Double($0.dropLast())?.rounded(to: 10) }
                #expect(tenths.reduce(0, +) == 1000, "\(k) of \(n)")
            }
        }
    }

    @Test func `a level has no more decimals than it needs`() {
        #expect(style.level(0.9) == "90%")
        #expect(NumberStyle("kk").level(0.995) == "99,5\u{A0}%")
    }
}

extension Double {
    /// As whole tenths.
    fileprivate func rounded(to factor: Double) -> Double { (self * factor).rounded() }
}
