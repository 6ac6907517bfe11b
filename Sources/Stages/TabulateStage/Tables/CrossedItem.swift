import StageFiles
import Statistics

/// One item by one demographic.
struct CrossedItem {
    let tally: ItemTally
    let demographic: ClosedItem
    /// The demographic's number among those of the form.
    let index: Int

    var item: ClosedItem { tally.item }

    /// The respondents by valid answer and valid category; by given and not given for one of the options
    /// of a multiple question or one of the items of a ranking (given: the first place).
    ///
    /// - Parameter option: The code of the option; `nil` for the item as a whole.
    func table(option: Int?) -> WeightedTable {
        let columns = demographic.validCodes
        guard let option else {
            return table(item.validCodes, columns)
        }
        let answers = columns.map { tally.answers(option, by: index, $0) }
        return WeightedTable(
            rows: 2, columns: columns.count, cells: answers.map(\.chosen) + answers.map(\.others))
    }

    /// The respondents whose answer and category have their place on an ordinal scale; `nil` unless both
    /// questions have one.
    var orderedTable: WeightedTable? {
        guard item.isOrdinal, demographic.isOrdinal, !item.isPerCode else { return nil }
        let rows = item.codes.indices.filter { item.codes[$0].isOnScale }
        let columns = demographic.codes.indices.filter { demographic.codes[$0].isOnScale }
        return table(rows, columns)
    }

    private func table(_ rows: [Int], _ columns: [Int]) -> WeightedTable {
        let counts = tally.tallies[0]
        return WeightedTable(
            rows: rows.count, columns: columns.count,
            cells: rows.flatMap { row in columns.map { counts[row, index, $0] } })
    }
}

extension CrossedItem {
    /// The rows of `crosstabs.csv`, code by code. Percentages are of the column.
    func crosstab(_ estimation: Estimation) -> [CrosstabRow] {
        if item.isPerCode {
            return item.validCodes.flatMap { code in
                rows(of: code, CrossedTable(table(option: code), estimation), row: 0, estimation)
            }
        }
        let whole = CrossedTable(table(option: nil), estimation)
        return item.validCodes.enumerated().flatMap { rows(of: $1, whole, row: $0, estimation) }
    }

    private func rows(
        of code: Int, _ crossed: CrossedTable, row: Int, _ estimation: Estimation
    ) -> [CrosstabRow] {
        let columns = crossed.table.columns
        let bases = crossed.bases
        let chosen = Array(crossed.table.cells[row * columns..<(row + 1) * columns])
        let columnTests = ColumnProportions(chosen: chosen, bases: bases)
        let compared = columnTests.compared
        let letters = columnTests.marks(significance: 1 - estimation.level)
        return demographic.validCodes.enumerated().map { column, category in
            var cell = CrosstabRow()
            cell.question = item.name
            cell.by = demographic.name
            cell.code = item.codes[code].name
            cell.byCode = demographic.codes[category].name
            cell.n = chosen[column].count
            cell.base = bases[column].count
            cell.percent = percent(Double(chosen[column].count), of: Double(bases[column].count))
            if estimation.design != nil {
                cell.weightedN = chosen[column].sum
                cell.weightedBase = bases[column].sum
                cell.weightedPercent = percent(chosen[column].sum, of: bases[column].sum)
            }
            cell.adjustedResidual = crossed.residuals[row * columns + column]
            cell.standsOut = deviation(cell.adjustedResidual, crossed.bound)
            cell.letters = letters[column]
            cell.method = estimation.methodOfCells(
                hasResidual: cell.adjustedResidual != nil,
                isCompared: compared.count > 1 && compared.contains(column))
            return cell
        }
    }

    private func deviation(_ residual: Double?, _ bound: Double?) -> CrosstabRow.Deviation {
        guard let residual, let bound, abs(residual) > bound else { return .none }
        return residual > 0 ? .more : .fewer
    }
}

/// A table with what its cells are judged by.
private struct CrossedTable {
    let table: WeightedTable
    /// By column.
    let bases: [WeightTally]
    /// By cell.
    let residuals: [Double?]
    /// From where a residual stands out.
    let bound: Double?

    init(_ table: WeightedTable, _ estimation: Estimation) {
        self.table = table
        bases = (0..<table.columns).map { column in
            (0..<table.rows).reduce(WeightTally()) { $0 + table.cells[$1 * table.columns + column] }
        }
        residuals = table.adjustedResiduals
        bound = table.counts.residualBound(level: estimation.level)
    }
}

extension Estimation {
    fileprivate func methodOfCells(hasResidual: Bool, isCompared: Bool) -> String {
        let isWeighted = design != nil
        let residual: [Method] = hasResidual ? [isWeighted ? .residualEffective : .residual] : []
        let letters: [Method] =
            isCompared ? [isWeighted ? .columnProportionsEffective : .columnProportions] : []
        return Method.text([.columnPercent] + residual + letters)
    }
}

extension ColumnProportions {
    /// What `crosstabs.csv` says of each column: the letters of the columns with a smaller share, or that
    /// it was not compared since its base is small.
    fileprivate func marks(significance: Double) -> [String] {
        zip(letters(significance: significance), bases).map { $1 < minimumBase ? Self.smallBaseMark : $0 }
    }

    static let smallBaseMark = "*"
}
