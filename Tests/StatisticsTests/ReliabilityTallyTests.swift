import Statistics
import Testing

struct ReliabilityTallyTests {
    @Test(arguments: Reference.cases(of: "grid"))
    func `equals alpha from R's variances`(_ reference: Reference) throws {
        let items = try reference.integer("items")
        let scores = try reference.integers("scores")
        var first = ReliabilityTally(items: items)
        var second = ReliabilityTally(items: items)
        for start in stride(from: 0, to: scores.count, by: items) {
            let answers = Array(scores[start..<start + items])
            if start % 2 == 0 { first.add(answers) } else { second.add(answers) }
        }
        try expectClose((first + second).alpha, reference.value("alpha"))
    }

    @Test func `incomplete answers are counted, not used`() {
        var tally = ReliabilityTally(items: 2)
        tally.add([1, 2])
        tally.add([nil, 5])
        tally.add([3, 4])
        #expect(tally.complete == 2)
        #expect(tally.incomplete == 1)
        #expect(tally.alpha == 1)
    }

    @Test func `is nothing without two items, two respondents and a spread`() {
        var single = ReliabilityTally(items: 1)
        single.add([1])
        single.add([2])
        #expect(single.alpha == nil)
        var constant = ReliabilityTally(items: 2)
        constant.add([1, 2])
        #expect(constant.alpha == nil)
        constant.add([2, 1])
        #expect(constant.alpha == nil)
    }
}
