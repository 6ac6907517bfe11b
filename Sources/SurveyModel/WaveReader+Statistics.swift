private enum WeightsKey: String, YAMLKey { case column, margins, cap, missing }

private enum StatisticsKey: String, YAMLKey { case level, adjustment }

extension WaveReader {
    func weights(_ value: YAMLValue) -> Weights? {
        guard let keys = value.mapping(WeightsKey.self) else { return nil }
        if keys[.column] == nil, keys[.margins] == nil { value.report(WaveProblem.noWeights) }
        if keys[.margins] == nil {
            for key in [WeightsKey.cap, .missing] {
                keys[key]?.report(WaveProblem.withoutMargins(key.rawValue))
            }
        }
        return Weights(
            column: keys[.column]?.string, margins: keys[.margins].flatMap { file($0, in: [paths.wave]) },
            cap: keys[.cap].flatMap { cap in
                let number = cap.double
                if let number, number <= 1 { cap.report(WaveProblem.capTooLow) }
                return number
            },
            missing: keys[.missing]?.word(Weights.MissingAnswers.self) ?? .refuse, line: value.line)
    }

    func statistics(_ value: YAMLValue) -> StatisticsOptions {
        var options = StatisticsOptions()
        guard let keys = value.mapping(StatisticsKey.self) else { return options }
        if let level = keys[.level], let number = level.double {
            if number <= 0 || number >= 1 { level.report(WaveProblem.badLevel) }
            options.level = number
        }
        if let word = keys[.adjustment]?.word(StatisticsOptions.Adjustment.self) { options.adjustment = word }
        return options
    }
}
