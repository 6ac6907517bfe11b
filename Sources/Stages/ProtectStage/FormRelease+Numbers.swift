import StageFiles
import SurveyModel

extension FormRelease {
    /// Limits what is told of open numbers: what they are is in no table, so nothing else bounds it.
    ///
    /// The rules are those by which statistical offices check outputs: a mean of ten at least, no extreme that
    /// is one person's, nothing fine of a few (S. Brandt et al., "Guidelines for the checking of output based on
    /// microdata research", ESSNet SDC, 2010). Numbers that are counted by value (scores) follow from their
    /// distribution.
    mutating func limitNumbers(_ counts: JointCounts) {
        if form.disclosure.releasesAll { return }
        for place in numbers.indices {
            let row = numbers[place]
            guard !isCountedByValue(row.question) else { continue }
            let values = counts.numbers[row.question] ?? [:]
            let index = surveyIndex(row.question)
            let unit = index.map { stepOfMean(width: widthOfScale($0), n: row.n ?? 0) } ?? values.unit
            guard let n = row.n, n >= Self.fewestForMean else {
                numbers[place] = row.withoutFigures
                continue
            }
            numbers[place].min = shownExtreme(row.min, values, n)
            numbers[place].max = shownExtreme(row.max, values, n)
            if n < Self.fewestForExactMean || index.map(restsOnHiddenAnswers) == true {
                numbers[place].round(to: unit)
            }
            if numbers[place].min == nil || numbers[place].max == nil, numbers[place].precision == .exact {
                numbers[place].precision = .withheld
            }
        }
    }

    /// Fewer answers have no mean released.
    static let fewestForMean = 10
    /// The mean of fewer is rounded, and their spread and quartiles are withheld.
    static let fewestForExactMean = 30

    private func isCountedByValue(_ name: String) -> Bool { distributions.contains { $0.question == name } }

    private func shownExtreme(_ value: Double?, _ values: [Double: Int], _ n: Int) -> Double? {
        guard let value, n >= Self.fewestForExactMean else { return nil }
        return values[value, default: 0] >= form.disclosure.minimumCell ? value : nil
    }
}

extension DisclosureRules {
    /// Nothing counts as small, so all is released as it is.
    var releasesAll: Bool { minimumCell <= 1 }
}

extension [Double: Int] {
    /// The largest power of ten that all values are multiples of: 1 for years, 1000 for round incomes.
    fileprivate var unit: Double {
        let largest = keys.reduce(0) { Swift.max($0, abs($1)) }
        var exponent = 0
        func divides(_ exponent: Int) -> Bool {
            let unit = power(exponent)
            return keys.allSatisfy { abs(($0 / unit).rounded() - $0 / unit) < 1e-6 }
        }
        if divides(0) {
            while power(exponent + 1) <= largest, divides(exponent + 1) { exponent += 1 }
        } else {
            while exponent > -6, !divides(exponent) { exponent -= 1 }
        }
        return power(exponent)
    }

    private func power(_ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1.0) { power, _ in exponent < 0 ? power / 10 : power * 10 }
    }
}

extension NumberRow {
    /// Rounds the mean and, outwards, its interval, and leaves out what tells of single values.
    fileprivate mutating func round(to unit: Double) {
        mean = mean.map { ($0 / unit).rounded() * unit }
        low = low.map { ($0 / unit).rounded(.down) * unit }
        high = high.map { ($0 / unit).rounded(.up) * unit }
        weightedMean = weightedMean.map { ($0 / unit).rounded() * unit }
        weightedLow = weightedLow.map { ($0 / unit).rounded(.down) * unit }
        weightedHigh = weightedHigh.map { ($0 / unit).rounded(.up) * unit }
        for figure in [
            \NumberRow.sd, \.q1, \.median, \.q3, \.weightedQ1, \.weightedMedian, \.weightedQ3,
        ] { self[keyPath: figure] = nil }
        precision = .step(unit)
    }
}
