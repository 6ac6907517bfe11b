import Statistics
import Testing

struct GroupedNumbersTests {
    @Test(arguments: Reference.cases(of: "groups"))
    func `equals R's oneway.test and kruskal.test`(_ reference: Reference) throws {
        let grouped = try grouped(reference)
        let welch = try #require(grouped.welch())
        try expectClose(welch.statistic, reference.value("welch"))
        try expectClose(welch.numeratorDegrees, reference.value("num"))
        try expectClose(welch.denominatorDegrees, reference.value("denom"))
        try expectClose(welch.p, reference.value("welchp"), floor: 0)
        let kruskal = try #require(grouped.kruskalWallis())
        try expectClose(kruskal.statistic, reference.value("kruskal"))
        try expectClose(Double(kruskal.degreesOfFreedom), reference.value("kruskaldf"))
        try expectClose(kruskal.p, reference.value("kruskalp"), floor: 0)
        #expect(try kruskal.n == reference.numbers("value").count)
    }

    private func grouped(_ reference: Reference) throws -> GroupedNumbers {
        var groups: [[(value: Double, count: Int)]] = []
        for (value, group) in try zip(reference.numbers("value"), reference.integers("group")) {
            if group == groups.count { groups.append([]) }
            groups[group].append((value, 1))
        }
        return GroupedNumbers(groups: groups)
    }

    @Test func `Welch needs a spread in every group`() {
        #expect(GroupedNumbers(groups: [[(1, 2)], [(1, 1), (2, 1)]]).welch() == nil)
        #expect(GroupedNumbers(groups: [[(1, 1)], [(1, 1), (2, 1)]]).welch() == nil)
        #expect(GroupedNumbers(groups: [[(1, 1), (2, 1)], []]).welch() == nil)
    }

    @Test func `Kruskal and Wallis need different values`() {
        #expect(GroupedNumbers(groups: [[(3, 4)], [(3, 2)]]).kruskalWallis() == nil)
        #expect(GroupedNumbers(groups: [[(3, 4), (2, 1)], []]).kruskalWallis() == nil)
        #expect(GroupedNumbers(groups: []).kruskalWallis() == nil)
    }

    @Test func `a group that nobody is in changes nothing`() {
        let two: [[(value: Double, count: Int)]] = [[(1, 3), (2, 2)], [(2, 4), (3, 1)]]
        #expect(GroupedNumbers(groups: two).welch() == GroupedNumbers(groups: two + [[]]).welch())
        #expect(
            GroupedNumbers(groups: two).kruskalWallis()
                == GroupedNumbers(groups: two + [[(9, 0)]]).kruskalWallis())
    }
}
