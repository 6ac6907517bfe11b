import Statistics
import Testing

struct ContingencyTableOrdinalTests {
    @Test(arguments: Reference.cases(of: "ordinal"))
    func `equals gamma and tau-b with their delta-method errors`(_ reference: Reference) throws {
        let table = try ContingencyTable(reference)
        let gamma = try #require(table.gamma())
        try expectClose(gamma.estimate, reference.value("gamma"))
        try expectClose(gamma.standardError, reference.value("gammaerror"))
        try expectClose(gamma.nullStandardError, reference.value("gammanull"))
        try expectClose(gamma.p, reference.value("gammap"))
        let tau = try #require(table.tauB())
        try expectClose(tau.estimate, reference.value("tau"))
        try expectClose(tau.standardError, reference.value("tauerror"))
        try expectClose(tau.nullStandardError, reference.value("taunull"))
        // R compares all pairs of respondents, so it was asked for small tables only.
        if table.total < 2_000 { try expectClose(tau.estimate, reference.value("kendall")) }
    }

    @Test(arguments: Reference.cases(of: "pspp"))
    func `equals PSPP's symmetric measures and their tests`(_ reference: Reference) throws {
        let table = try ContingencyTable(reference)
        try expectClose(table.pearson()?.statistic, reference.value("chisq"))
        try expectClose(table.likelihoodRatio()?.statistic, reference.value("g"))
        try expectClose(table.pearson()?.cramersV, reference.value("v"))
        let gamma = try #require(table.gamma())
        try expectClose(gamma.estimate, reference.value("gamma"))
        try expectClose(gamma.standardError, reference.value("gammaerror"))
        try expectClose(gamma.estimate / gamma.nullStandardError, reference.value("gammat"))
        let tau = try #require(table.tauB())
        try expectClose(tau.estimate, reference.value("tau"))
        try expectClose(tau.standardError, reference.value("tauerror"))
        try expectClose(tau.estimate / tau.nullStandardError, reference.value("taut"))
    }

    @Test func `is 1 or −1 where the order is the same or the opposite`() {
        let same = ContingencyTable(rows: 2, columns: 2, counts: [4, 0, 0, 6])
        #expect(same.gamma()?.estimate == 1)
        #expect(same.gamma()?.interval() == Interval(low: 1, high: 1))
        #expect(same.tauB()?.estimate == 1)
        let opposite = ContingencyTable(rows: 2, columns: 2, counts: [0, 4, 6, 0])
        #expect(opposite.gamma()?.estimate == -1)
    }

    @Test func `empty rows and columns change nothing`() {
        let table = ContingencyTable(rows: 2, columns: 2, counts: [5, 3, 2, 7])
        let padded = ContingencyTable(rows: 3, columns: 3, counts: [5, 0, 3, 0, 0, 0, 2, 0, 7])
        #expect(padded.gamma() == table.gamma())
        #expect(padded.tauB() == table.tauB())
    }

    @Test func `is nothing where nobody can be compared`() {
        let row = ContingencyTable(rows: 2, columns: 2, counts: [5, 3, 0, 0])
        #expect(row.gamma() == nil)
        #expect(row.tauB() == nil)
        #expect(ContingencyTable(rows: 0, columns: 0, counts: []).tauB() == nil)
    }
}
