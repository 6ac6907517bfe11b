import StageFiles
import Statistics

/// The tests that the groups of one demographic differ in a number.
struct NumberTests {
    let answers: NumberAnswers
    let demographic: ClosedItem
    /// The demographic's number among those of the form.
    let index: Int

    /// Welch's test and Kruskal and Wallis's; neither is weighted.
    ///
    /// - Parameter areDecisive: Whether one of them decides on the pair: Welch's where it can be made, else
    ///   the other.
    func tests(areDecisive: Bool) -> [FormTest] {
        let groups = answers.groups(index, demographic.validCodes)
        var welch = test(.welch)
        if let test = groups.welch() {
            welch.row.statistic = test.statistic
            welch.row.df1 = test.numeratorDegrees
            welch.row.df2 = test.denominatorDegrees
            welch.row.p = test.p
        } else {
            welch.add([.notTestable])
        }
        var ranks = test(.kruskalWallis)
        if let test = groups.kruskalWallis() {
            ranks.row.statistic = test.statistic
            ranks.row.df1 = Double(test.degreesOfFreedom)
            ranks.row.p = test.p
        } else {
            ranks.add([.notTestable])
        }
        welch.isDecisive = areDecisive && welch.row.p != nil
        ranks.isDecisive = areDecisive && !welch.isDecisive && ranks.row.p != nil
        return [welch, ranks]
    }

    private func test(_ name: TestName) -> FormTest {
        var test = FormTest(name, of: answers.variable, by: demographic.name)
        test.row.n = demographic.validCodes.reduce(0) { n, category in
            answers.values.indices.reduce(n) { $0 + answers.tally[$1, index, category].count }
        }
        return test
    }
}
