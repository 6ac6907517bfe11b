import StageFiles
import Statistics

extension ItemTally {
    /// The item's rows of `distributions.csv`, one for each code.
    func distribution(_ estimation: Estimation) -> [DistributionRow] {
        let given = allAnswers
        return item.codes.enumerated().map { index, code in
            let answers = answers(index)
            var row = DistributionRow()
            row.question = item.name
            row.kind = item.kind
            row.code = code.name
            row.label = code.label
            row.n = answers.chosen.count
            row.blank = blank
            row.invalid = invalid
            row.notAsked = notAsked
            if estimation.design != nil { row.weightedN = answers.chosen.sum }
            if code.isMissing {
                row.method = Method.text([.apart])
            } else {
                row.fill(answers.chosen, answers.others, estimation)
                if let given { row.fill(answers.chosen, ofAnswers: given, estimation) }
            }
            return row
        }
    }

    /// All answers to a question with several; `nil` for any other.
    private var allAnswers: WeightTally? {
        guard item.kind == .multiple else { return nil }
        return item.validCodes.reduce(WeightTally()) { $0 + answers($1).chosen }
    }
}

extension DistributionRow {
    fileprivate mutating func fill(
        _ chosen: WeightTally, ofAnswers given: WeightTally, _ estimation: Estimation
    ) {
        answers = given.count
        percentOfAnswers = TabulateStage.percent(Double(chosen.count), of: Double(given.count))
        if estimation.design != nil {
            weightedPercentOfAnswers = TabulateStage.percent(chosen.sum, of: given.sum)
        }
    }

    fileprivate mutating func fill(
        _ chosen: WeightTally, _ others: WeightTally, _ estimation: Estimation
    ) {
        let count = chosen.count + others.count
        base = count
        percent = TabulateStage.percent(Double(chosen.count), of: Double(count))
        let interval = wilsonInterval(
            successes: chosen.count, of: count, level: estimation.level, population: estimation.population)
        low = interval.map { 100 * $0.low }
        high = interval.map { 100 * $0.high }
        let isFinite = estimation.population != nil
        var weightedMethods: [Method] = []
        if let design = estimation.design {
            let weighted = WeightedProportion(
                chosen: chosen, others: others, design: design, level: estimation.level)
            weightedPercent = TabulateStage.percent(chosen.sum, of: chosen.sum + others.sum)
            weightedLow = weighted?.interval.map { 100 * $0.low }
            weightedHigh = weighted?.interval.map { 100 * $0.high }
            let hasLogit = chosen.count > 0 && others.count > 0
            weightedMethods = [!hasLogit ? .wilsonEffective : isFinite ? .logitFinite : .logit]
        }
        method = Method.text([isFinite ? .wilsonFinite : .wilson], weighted: weightedMethods)
    }
}
