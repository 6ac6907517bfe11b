/// A correlation kept up to date while answers move.
struct CorrelationState {
    private let target: CorrelationTarget
    private let other: [Int32]
    private var own: [Int32]
    private var sums = Sums()

    init(_ target: CorrelationTarget, own column: AnswerColumn, other: AnswerColumn) {
        self.target = target
        self.other = other.cells.map { target.other.value($0, in: other) }
        own = column.cells.map { target.own.value($0, in: column) }
        for respondent in own.indices { sums.add(own[respondent], self.other[respondent], sign: 1) }
    }

    /// How far the correlation is from the one asked for.
    var error: Double { sums.correlation - target.value }

    mutating func update(_ respondent: Int, _ cell: Int32, in column: AnswerColumn) {
        sums.add(own[respondent], other[respondent], sign: -1)
        own[respondent] = target.own.value(cell, in: column)
        sums.add(own[respondent], other[respondent], sign: 1)
    }
}

/// The sums behind a correlation coefficient: of whole numbers, and therefore exact as long as they stay
/// below 2⁵³.
private struct Sums {
    private var n = 0.0, x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0

    mutating func add(_ own: Int32, _ other: Int32, sign: Double) {
        guard own != Score.none, other != Score.none else { return }
        let (a, b) = (Double(own), Double(other))
        n += sign
        x += sign * a
        y += sign * b
        xx += sign * a * a
        yy += sign * b * b
        xy += sign * a * b
    }

    /// Pearson's coefficient; 0 where one side does not vary.
    var correlation: Double {
        let spread = (n * xx - x * x) * (n * yy - y * y)
        return spread > 0 ? (n * xy - x * y) / spread.squareRoot() : 0
    }
}
