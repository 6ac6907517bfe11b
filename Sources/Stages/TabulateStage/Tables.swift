import StageFiles
import Statistics
import SurveyModel

/// An item with its counts, as rows of the tables.
struct TabulatedItem {
    let item: ClosedItem
    let tally: Tally
    let population: Int?

    func distribution() -> [DistributionRow] {
        item.codes.enumerated().map { index, code in
            var row = DistributionRow()
            row.question = item.name
            row.kind = item.kind
            row.code = code.name
            row.label = code.label
            row.n = tally.present[index]
            row.blank = tally.blank
            row.invalid = tally.invalid
            row.notAsked = tally.notAsked
            if code.isMissing {
                row.method = Method.apart
                return row
            }
            row.base = tally.base[index]
            row.method = population == nil ? Method.wilson : Method.wilsonFinite
            if let percent = percent(tally.present[index], of: tally.base[index]) {
                let interval = wilsonInterval(
                    successes: tally.present[index], of: tally.base[index], population: population)
                row.percent = percent
                row.low = interval.map { 100 * $0.low }
                row.high = interval.map { 100 * $0.high }
            }
            return row
        }
    }

    /// The cells of the item by one demographic. Percentages are of the column.
    func crosstab(by demographic: ClosedItem, _ index: Int) -> [CrosstabRow] {
        let cross = tally.crosses[index]
        let residuals = residuals(cross)
        return item.codes.indices.filter { !item.codes[$0].isMissing }.flatMap { code in
            demographic.codes.enumerated().filter { !$0.element.isMissing }.map { category, byCode in
                var row = CrosstabRow()
                row.question = item.name
                row.by = demographic.name
                row.code = item.codes[code].name
                row.byCode = byCode.name
                row.n = cross.present(code, category)
                row.base = cross.base(code, category)
                row.percent = percent(cross.present(code, category), of: cross.base(code, category))
                row.adjustedResidual = residuals[code][category]
                return row
            }
        }
    }

    /// The tests of the item by one demographic: one, or one for each option.
    func tests(by demographic: ClosedItem, _ index: Int) -> [TestRow] {
        let cross = tally.crosses[index]
        if !item.isPerCode { return [test(contingency(cross), item.name, by: demographic.name)] }
        return item.codes.indices.filter { !item.codes[$0].isMissing }.map { code in
            test(contingency(cross, code: code), item.codes[code].variable, by: demographic.name)
        }
    }

    private func test(_ table: ContingencyTable, _ question: String, by: String) -> TestRow {
        var row = TestRow()
        row.question = question
        row.by = by
        row.test = Method.pearson
        row.n = table.total
        guard let test = table.pearson() else {
            row.note = Method.notTestable
            return row
        }
        row.statistic = test.statistic
        row.df1 = Double(test.degreesOfFreedom)
        row.p = test.p
        row.cramersV = test.cramersV
        row.minExpected = test.minExpected
        row.note = test.minExpected < 5 ? Method.smallExpected : ""
        return row
    }

    /// By code and category.
    private func residuals(_ cross: Tally.Cross) -> [[Double?]] {
        item.codes.indices.map { code in
            let isMissing = item.codes[code].isMissing
            let table = item.isPerCode ? contingency(cross, code: code) : contingency(cross)
            let row = item.isPerCode ? 0 : code
            return (0..<cross.categories).map { isMissing ? nil : table.adjustedResidual(row: row, column: $0) }
        }
    }

    /// Codes by categories; codes counted apart have empty rows.
    private func contingency(_ cross: Tally.Cross) -> ContingencyTable {
        ContingencyTable(
            rows: item.codes.count, columns: cross.categories,
            counts: item.codes.indices.flatMap { code in
                (0..<cross.categories).map { item.codes[code].isMissing ? 0 : cross.present(code, $0) }
            })
    }

    /// Given and not given, by categories.
    private func contingency(_ cross: Tally.Cross, code: Int) -> ContingencyTable {
        let given = (0..<cross.categories).map { cross.present(code, $0) }
        let rest = (0..<cross.categories).map { cross.base(code, $0) - cross.present(code, $0) }
        return ContingencyTable(rows: 2, columns: cross.categories, counts: given + rest)
    }
}

/// The names under which the tables say how a figure was made.
enum Method {
    static let wilson = "wilson"
    static let wilsonFinite = "wilson, finite population"
    static let apart = "counted apart"
    static let pearson = "pearson"
    static let notTestable = "fewer than two answers or two groups with respondents"
    static let smallExpected = "least expected count under 5"
}

private func percent(_ n: Int, of base: Int) -> Double? {
    base > 0 ? 100 * Double(n) / Double(base) : nil
}
