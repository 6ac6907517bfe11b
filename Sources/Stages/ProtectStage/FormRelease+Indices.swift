import StageFiles
import SurveyModel

extension FormRelease {
    /// Limits what is told of indices. An index is a number made of answers that other tables count, so it is told
    /// coarsely, by the rules of open numbers and two more: a figure is rounded to a step that no one respondent can
    /// move it by more than, and of the groups of a characteristic as many are withheld as make ten answers together,
    /// so that no difference tells of fewer.
    mutating func limitIndices() {
        if form.disclosure.releasesAll { return }
        for name in indices.map(\.name) {
            for by in Set(indexMeans.filter { $0.question == name }.map(\.by)).sorted() {
                limitMeans(of: name, by: by)
            }
        }
    }

    /// How many answers there are to the number of a group that is told.
    private static let roundingOfCounts = 5

    private mutating func limitMeans(of name: String, by: String) {
        let rows = indexMeans.indices.filter { indexMeans[$0].question == name && indexMeans[$0].by == by }
        let answered = rows.filter { indexMeans[$0].n ?? 0 > 0 }
            .sorted { (indexMeans[$0].n ?? 0, $0) < (indexMeans[$1].n ?? 0, $1) }
        // Groups that are told together have no figure of their own.
        let told = Set(distributions.filter { $0.question == by && $0.n != nil }.map(\.code))
        var withheld = answered.filter {
            indexMeans[$0].n ?? 0 < Self.fewestForMean || !told.contains(indexMeans[$0].byCode)
        }
        var together = withheld.reduce(0) { $0 + (indexMeans[$1].n ?? 0) }
        for row in answered where !withheld.contains(row) && 1..<Self.fewestForMean ~= together {
            withheld.append(row)
            together += indexMeans[row].n ?? 0
        }
        let width = indices.first { $0.name == name }.map(widthOfScale) ?? 100
        for row in rows {
            if withheld.contains(row) || indexMeans[row].n ?? 0 == 0 {
                indexMeans[row] = indexMeans[row].withoutFigures
            } else {
                indexMeans[row].round(width: width, fewestForSpread: Self.fewestForExactMean)
                indexMeans[row].n = indexMeans[row].n.map {
                    $0 / Self.roundingOfCounts * Self.roundingOfCounts
                }
            }
        }
    }

    /// From the lowest to the highest score there can be.
    func widthOfScale(_ index: SurveyIndex) -> Double {
        let scores = try? IndexScores(indices, instrument, file: "")
        return scores?.range(of: index.name).map { $0.upperBound - $0.lowerBound } ?? 100
    }

    /// Whether a test of an index is made of groups that are all told.
    func isReleased(index name: String, by: String) -> Bool {
        let groups = indexMeans.filter { $0.question == name && $0.by == by }
        return !groups.isEmpty
            && groups.allSatisfy { $0.mean != nil || ($0.n ?? 0) == 0 && $0.precision == .exact }
    }

    func surveyIndex(_ name: String) -> SurveyIndex? { indices.first { $0.name == name } }
}

/// The least of 1, 2 and 5 times a power of ten that is no less than what one of so many answers can move a mean by.
func stepOfMean(width: Double, n: Int) -> Double {
    let least = width / Double(max(n, 1))
    var step = 1.0
    while step > least { step /= 10 }
    while true {
        for factor in [1.0, 2, 5] where step * factor >= least * (1 - 1e-12) { return step * factor }
        step *= 10
    }
}

extension IndexMeanRow {
    fileprivate var withoutFigures: IndexMeanRow {
        var row = IndexMeanRow()
        (row.question, row.by, row.byCode) = (question, by, byCode)
        row.precision = n ?? 0 == 0 ? .exact : .withheld
        row.n = n == 0 ? 0 : nil
        return row
    }

    fileprivate mutating func round(width: Double, fewestForSpread: Int) {
        let n = n ?? 0
        let step = stepOfMean(width: width, n: n)
        for figure in [\IndexMeanRow.mean, \.weightedMean, \.q1, \.median, \.q3] {
            self[keyPath: figure] = self[keyPath: figure].map { rounded($0, step, .toNearestOrAwayFromZero) }
        }
        for figure in [\IndexMeanRow.low, \.weightedLow] {
            self[keyPath: figure] = self[keyPath: figure].map { rounded($0, step, .down) }
        }
        for figure in [\IndexMeanRow.high, \.weightedHigh, \.sd] {
            self[keyPath: figure] = self[keyPath: figure].map { rounded($0, step, .up) }
        }
        if n < fewestForSpread { (sd, q1, median, q3) = (nil, nil, nil, nil) }
        precision = .step(step)
    }
}

/// A multiple of a step, without the last digits that a product of the two would leave.
private func rounded(_ value: Double, _ step: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let places = (value / step).rounded(rule)
    return step >= 1 ? places * step : places / (1 / step).rounded()
}
