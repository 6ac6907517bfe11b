import Testing

@testable import NumberText

struct NumberStyleTests {
    let kazakh = NumberStyle("kk")
    let english = NumberStyle("en")

    @Test func `each language has its decimal mark and its per cent`() {
        #expect(kazakh.percent(62.5) == "62,5\u{A0}%")
        #expect(english.percent(62.5) == "62.5%")
        #expect(kazakh.number(2.581, decimals: 2) == "2,58")
    }

    @Test func `a negative bound keeps clear of the dash`() {
        #expect(english.interval(35.14, 47.2) == "35.1–47.2")
        #expect(english.interval(-0.31, 0.2, decimals: 1) == "\u{2212}0.3\u{A0}– 0.2")
    }

    @Test func `dates are written as the language does`() {
        #expect(kazakh.date("2020-06-01") == "01.06.2020")
        #expect(english.date("2020-06-01") == "2020-06-01")
        #expect(kazakh.date("маусым") == "маусым")
        #expect(kazakh.month("2020-06-01") == "06.2020")
        #expect(english.month("2020-06-01") == "2020-06")
    }

    @Test(arguments: [(2.04, "+2,0"), (-2.04, "\u{2212}2,0"), (0.04, "0,0"), (-0.04, "0,0")])
    func `a sign is written where the number is not rounded to nothing`(value: Double, text: String) {
        #expect(kazakh.signed(value, decimals: 1) == text)
    }

    @Test(arguments: [
        (0, "0"), (0.0019, "< 0,01"), (-0.0019, "> \u{2212}0,01"), (0.005, "0,01"), (0.029, "0,03"),
        (nil, "–"),
    ])
    func `a figure is told as nothing only where it is`(value: Double?, text: String) {
        #expect(kazakh.figure(value) == text)
    }

    @Test func `a probability is never told as nothing`() {
        let english = NumberStyle("en")
        #expect(english.probability(0.00001) == "p < 0.001")
        #expect(english.probability(0.00001, isBound: true) == "p < 0.001")
        #expect(english.probability(0.001, isBound: true) == "p ≤ 0.001")
        #expect(english.probability(0.049, isBound: true) == "p ≤ 0.049")
    }

    @Test func `small probabilities are bounded, missing numbers are dashes`() {
        #expect(english.probability(0.0004) == "p < 0.001")
        #expect(kazakh.probability(0.0124) == "p = 0,012")
        #expect(english.percent(nil) == "–")
        #expect(english.percent(.nan) == "–")
    }
}
