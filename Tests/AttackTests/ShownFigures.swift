import StageFiles

@testable import ProtectStage

/// Everything that a release shows, each figure by its file, row and column, and the pattern of what it shows: with
/// the latter it can be told of any other survey what it would show in its place.
struct ShownFigures {
    /// A figure that is shown, and how.
    struct Figure: Hashable {
        enum Rounding: Hashable {
            case exact
            case step(Double)
            /// To a unit outwards; the lower end.
            case below(Double)
            case above(Double)
        }

        var file: String
        var question: String
        var by = ""
        var code = ""
        var byCode = ""
        var column: String
        var rounding = Rounding.exact
    }

    private(set) var values: [Figure: Double] = [:]
    /// What is told of a base that is hidden.
    private(set) var bands: [Figure: Band] = [:]

    init(_ release: FormRelease) {
        for row in release.distributions {
            func show(_ column: String, _ value: Double?, _ rounding: Figure.Rounding = .exact) {
                add(
                    .init(
                        file: "d", question: row.question, code: row.code, column: column, rounding: rounding),
                    value)
            }
            show("n", row.n.map(Double.init))
            show("base", row.base.map(Double.init))
            show("blank", row.blank.map(Double.init))
            show("invalid", row.invalid.map(Double.init))
            show("not_asked", row.notAsked.map(Double.init))
            show("answers", row.answers.map(Double.init))
            let rounding = row.precision.step.map(Figure.Rounding.step) ?? .exact
            show("weighted_n", row.weightedN)
            show("weighted_percent", row.weightedPercent, rounding)
            if rounding == .exact { show("weighted_low", row.weightedLow) }
        }
        for row in release.numbers {
            let step = row.precision.step
            func show(_ column: String, _ value: Double?, _ rounding: (Double) -> Figure.Rounding) {
                add(
                    .init(
                        file: "n", question: row.question, column: column,
                        rounding: step.map(rounding) ?? .exact), value)
            }
            show("n", row.n.map(Double.init)) { _ in .exact }
            show("mean", row.mean) { .step($0) }
            show("low", row.low) { .below($0) }
            show("high", row.high) { .above($0) }
            for (column, value) in [
                ("sd", row.sd), ("min", row.min), ("q1", row.q1), ("median", row.median), ("q3", row.q3),
                ("max", row.max),
            ] { show(column, value) { .step($0) } }
            show("weighted_mean", row.weightedMean) { .step($0) }
        }
        for row in release.crosstabs {
            let place = { (column: String, rounding: Figure.Rounding) in
                Figure(
                    file: "c", question: row.question, by: row.by, code: row.code, byCode: row.byCode,
                    column: column, rounding: rounding)
            }
            add(place("n", .exact), row.n.map(Double.init))
            add(place("base", .exact), row.base.map(Double.init))
            add(place("weighted_n", .exact), row.weightedN)
            add(
                place("weighted_percent", row.precision.step.map(Figure.Rounding.step) ?? .exact),
                row.weightedPercent)
            add(place("residual", .exact), row.adjustedResidual)
            if let band = row.baseBand { bands[place("base", .exact)] = band }
        }
        // A bound is made of the other figures alone.
        for row in release.tests where !row.isCoarse {
            let name = "\(row.question) \(row.test)"
            add(.init(file: "t", question: name, by: row.by, column: "statistic"), row.statistic)
            add(.init(file: "t", question: name, by: row.by, column: "p"), row.p)
        }
        for row in release.weights {
            add(
                .init(file: "w", question: row.measure.rawValue, column: "value", rounding: .step(0.01)),
                row.value)
        }
    }

    private mutating func add(_ figure: Figure, _ value: Double?) {
        if let value { values[figure] = value }
    }

    /// The figures in a fixed order.
    var pattern: [Figure] { values.keys.sorted { "\($0)" < "\($1)" } }
}

/// The tables of a survey, to be looked up under any pattern.
struct OwnFigures {
    private var exact: [ShownFigures.Figure: Double] = [:]

    init(_ tables: FormRelease) {
        for (figure, value) in ShownFigures(tables).values {
            var figure = figure
            figure.rounding = .exact
            exact[figure] = value
        }
    }

    /// What would stand there.
    func value(_ figure: ShownFigures.Figure) -> Double? {
        var own = figure
        own.rounding = .exact
        guard let value = exact[own] ?? merged(own) else { return nil }
        switch figure.rounding {
        case .exact: return value
        case .step(let step): return (value / step).rounded() * step
        case .below(let unit): return (value / unit).rounded(.down) * unit
        case .above(let unit): return (value / unit).rounded(.up) * unit
        }
    }

    /// The figure of categories that are told together.
    private func merged(_ figure: ShownFigures.Figure) -> Double? {
        let codes = MergedCode(text: figure.code).codes
        let byCodes = MergedCode(text: figure.byCode).codes
        guard codes.count > 1 || byCodes.count > 1 else { return nil }
        let rows = figure.column == "n" || figure.column == "weighted_n" ? codes : Array(codes.prefix(1))
        let parts = (rows.isEmpty ? [""] : rows).flatMap { code in
            (byCodes.isEmpty ? [""] : byCodes).compactMap { byCode -> Double? in
                var part = figure
                (part.code, part.byCode) = (code, byCode)
                return exact[part]
            }
        }
        return parts.isEmpty ? nil : parts.reduce(0, +)
    }
}
