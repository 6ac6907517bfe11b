import StageFiles
import Statistics

/// The tests of one closed variable (an item, or one option of it) by one demographic.
struct AssociationTests {
    let question: String
    let by: String
    let estimation: Estimation
    /// Over how many tests p-values are adjusted.
    private let family: Int
    private let table: WeightedTable
    private let counts: ContingencyTable
    private let ordered: WeightedTable?

    /// - Parameters:
    ///   - option: The code of the option; `nil` for the item as a whole.
    ///   - family: Over about how many tests p-values are adjusted.
    init(_ crossed: CrossedItem, option: Int? = nil, _ estimation: Estimation, family: Int = 1) {
        question = option.map { crossed.item.codes[$0].variable } ?? crossed.item.name
        by = crossed.demographic.name
        self.estimation = estimation
        self.family = family
        table = crossed.table(option: option)
        counts = table.counts
        ordered = option == nil ? crossed.orderedTable : nil
    }

    /// The rows; one of them decides: Rao and Scott's test where there are weights, else Fisher's for two
    /// answers by two groups, else where an expected count is under 5 the exact test or, of too many tables, the
    /// Monte Carlo test, else Pearson's.
    var tests: [FormTest] {
        guard let pearson = counts.pearson() else {
            return [FormTest(.pearson, of: question, by: by, notes: [.notTestable])]
        }
        var tests = [
            chiSquare(.pearson, pearson), counts.likelihoodRatio().map { chiSquare(.likelihoodRatio, $0) },
        ]
        tests += [fisher(pearson), byTables(pearson), raoScott]
        var found = tests.compactMap(\.self)
        let deciding: [TestName] =
            estimation.design != nil ? [.raoScott] : [.fisher, .exact, .monteCarlo, .pearson]
        let first = deciding.lazy.compactMap { name in found.firstIndex { $0.row.test == name.rawValue } }
            .first
        if let first, found[first].row.p != nil { found[first].isDecisive = true }
        return found + ordinal
    }

    private func chiSquare(_ name: TestName, _ test: ChiSquareTest) -> FormTest {
        var result = FormTest(name, of: question, by: by)
        result.row.statistic = test.statistic
        result.row.df1 = Double(test.degreesOfFreedom)
        result.row.p = test.p
        result.describe(test)
        if test.minExpected < 5 { result.add([.smallExpected]) }
        if name == .pearson, let bound = counts.residualBound(level: estimation.level) {
            result.add([.residualBound(bound)])
        }
        return result
    }

    private func fisher(_ pearson: ChiSquareTest) -> FormTest? {
        guard let p = counts.fisherExact() else { return nil }
        var result = FormTest(.fisher, of: question, by: by)
        result.row.p = p
        result.describe(pearson)
        return result
    }

    /// The test by all tables with these margins, or as many of them drawn as its verdict needs.
    private func byTables(_ pearson: ChiSquareTest) -> FormTest? {
        guard pearson.minExpected < 5, pearson.degreesOfFreedom > 1 else { return nil }
        if let test = counts.exactPearson() {
            var result = FormTest(.exact, of: question, by: by)
            result.row.statistic = test.statistic
            result.row.p = test.p
            result.describe(pearson)
            return result
        }
        let significance = 1 - estimation.level
        guard let test = counts.monteCarlo(significance: significance, family: family) else { return nil }
        var result = FormTest(
            .monteCarlo, of: question, by: by,
            notes: [.simulated(tables: test.tables, standardError: test.standardError)])
        result.row.statistic = test.statistic
        result.row.p = test.p
        result.describe(pearson)
        return result
    }

    private var raoScott: FormTest? {
        guard let design = estimation.design else { return nil }
        var result = FormTest(.raoScott, of: question, by: by)
        result.row.n = counts.total
        result.row.cramersV = table.cramersV
        guard let test = table.raoScott(design: design) else {
            result.add([.notTestable])
            return result
        }
        result.row.statistic = test.statistic
        result.row.df1 = test.numeratorDegrees
        result.row.df2 = test.denominatorDegrees
        result.row.p = test.p
        return result
    }

    private var ordinal: [FormTest] {
        guard let ordered = ordered?.counts else { return [] }
        let found = [(TestName.gamma, ordered.gamma()), (.tauB, ordered.tauB())]
        return found.compactMap { name, association in
            association.map { association in
                var result = FormTest(
                    name, of: question, by: by,
                    notes: [
                        .standardErrors(
                            estimate: association.standardError, none: association.nullStandardError)
                    ])
                result.row.statistic = association.estimate
                result.row.p = association.p
                result.row.n = association.n
                return result
            }
        }
    }
}

extension FormTest {
    /// What all tests of one table share.
    fileprivate mutating func describe(_ test: ChiSquareTest) {
        row.cramersV = test.cramersV
        row.minExpected = test.minExpected
        row.n = test.n
    }
}
