import Problems
import StageFiles
import Statistics
import SurveyModel

/// A form's counts as the rows of its tables.
struct FormTables {
    let plan: FormPlan
    var tally: FormTally
    let form: Form
    let isWeighted: Bool
    /// Where the weights are raked.
    var raked: RakedWeights?
    let threads: Int

    private var estimation: Estimation {
        Estimation(
            level: form.statistics.level, population: form.population,
            design: isWeighted
                ? SurveyDesign(respondents: tally.weights.count, population: form.population) : nil)
    }

    var distributions: [DistributionRow] {
        let estimation = estimation
        let quotas = form.design?.quotas ?? []
        return tally.items.flatMap { $0.distribution(estimation) }.map { row in
            let isQuota = quotas.contains(row.question)
            if !isQuota, raked?.questions.contains(row.question) != true { return row }
            return row.fixed(isQuota: isQuota)
        }
    }

    /// In the order of the questions.
    var numbers: [NumberRow] {
        let estimation = estimation
        return plan.questions.flatMap { question -> [NumberAnswers] in
            if let numbers = tally.numbers.first(where: { $0.variable == question.name }) {
                return [NumberAnswers(numbers, scale: question.bounds)]
            }
            guard let item = tally.items.first(where: { $0.item.name == question.name }) else { return [] }
            return NumberAnswers.places(item) + [NumberAnswers(scores: item)].compactMap(\.self)
        }.map { $0.row(estimation) } + indexAnswers.map { $0.row(estimation) }
    }

    private var indexAnswers: [NumberAnswers] {
        plan.scores.indices.compactMap { index in
            tally.numbers.first { $0.variable == index.name }.map {
                NumberAnswers($0, scale: plan.scores.range(of: index.name))
            }
        }
    }

    /// Each index in each group of each characteristic. A group is taken to be as large a part of the population as of
    /// those who have a score.
    var indexMeans: [IndexMeanRow] {
        let estimation = estimation
        return indexAnswers.flatMap { answers in
            plan.demographics.enumerated().flatMap { place, demographic in
                demographic.validCodes.map { category in
                    let group = answers.within(place, category)
                    var own = estimation
                    own.population = estimation.population.map {
                        Int((Double($0) * Double(group.count) / Double(max(answers.count, 1))).rounded())
                    }
                    return IndexMeanRow(
                        group.row(own), by: demographic.name, demographic.codes[category].name)
                }
            }
        }
    }

    var crosstabs: [CrosstabRow] {
        let estimation = estimation
        return tally.items.flatMap { item in
            plan.demographics.enumerated().filter { $0.element.name != item.item.name }.flatMap {
                CrossedItem(tally: item, demographic: $0.element, index: $0.offset).crosstab(estimation)
            }
        }
    }

    /// - Throws: Nothing; the tests are made on several threads, and work on threads may throw.
    func tests() throws -> [TestRow] {
        try FormTests(plan, tally, estimation, threads: threads).rows(form.statistics.adjustment)
    }

    /// No rows without weights.
    var weights: [WeightRow] {
        guard isWeighted, let range = tally.respondents.range else { return [] }
        let weights = tally.weights
        var values: [(WeightRow.Measure, Double?)] = [
            (.respondents, Double(weights.count)), (.sum, weights.sum), (.smallest, range.lowerBound),
            (.largest, range.upperBound), (.effectiveSize, weights.effectiveSize),
            (.designEffect, weights.designEffect),
        ]
        if let raked { values.append((.marginError, raked.raking.largestError)) }
        return values.map { measure, value in
            var row = WeightRow()
            row.measure = measure
            row.value = value
            return row
        }
    }

    /// What a reader of the tables should know of them.
    ///
    /// - Parameter configuration: The path of `wave.yml`.
    func warnings(configuration: String) -> [Problem] {
        var kinds: [TabulateProblem] = []
        let respondents = tally.weights.count
        if let returned = form.design?.returned, returned < respondents {
            kinds.append(.fewReturned(returned, respondents: respondents))
        }
        if let population = form.population, population < respondents {
            kinds.append(.smallPopulation(population: population, respondents: respondents))
        }
        for answers in durationAnswers where answers.invalid > 0 {
            kinds.append(.impossibleDates(answers.duration.name, count: answers.invalid))
        }
        if isWeighted, let first = plan.durations.first { kinds.append(.unweightedDurations(first.name)) }
        for item in tally.items where item.item.kind == .rank && item.invalid > 0 {
            let answered = item.invalid + (item.ranking?.complete ?? 0)
            kinds.append(.incompleteRankings(item.item.name, count: item.invalid, of: answered))
        }
        return kinds.map { Problem(.warning, at: Position(file: configuration), $0) }
            + plan.instrument.mixedUndecided.map {
                Problem(.warning, at: Position(file: plan.instrument.file), $0)
            }
    }
}

extension Instrument {
    /// The answers that are marked as none in one question and not in another: then the base means now this, now that.
    fileprivate var mixedUndecided: [TabulateProblem] {
        let language = languages.first ?? ""
        var asked: [MatchingKey: (label: String, marked: [String], plain: [String])] = [:]
        for question in questions where question.kind == .single {
            for choice in question.choices {
                let label = choice.label[language]
                var uses = asked[MatchingKey(label)] ?? (label, [], [])
                if choice.isUndecided {
                    uses.marked.append(question.name)
                } else {
                    uses.plain.append(question.name)
                }
                asked[MatchingKey(label)] = uses
            }
        }
        return asked.values.filter { !$0.marked.isEmpty && !$0.plain.isEmpty }
            .sorted { $0.label < $1.label }
            .map {
                .mixedUndecided(
                    $0.label, apart: $0.marked.joined(separator: ", "),
                    among: $0.plain.joined(separator: ", "))
            }
    }
}

extension DistributionRow {
    /// The row without the intervals that mean nothing: what a quota sets, nobody estimates, and what weights are
    /// raked to is no estimate of the weighted share.
    fileprivate func fixed(isQuota: Bool) -> DistributionRow {
        var row = self
        if isQuota { (row.low, row.high) = (nil, nil) }
        (row.weightedLow, row.weightedHigh) = (nil, nil)
        if row.percent != nil {
            row.method = Method.text(
                isQuota ? [.setByQuota] : Method.named(in: row.method).filter(\.isOfCounts),
                weighted: isQuota || row.weightedPercent == nil ? [] : [.setByMargin])
        }
        return row
    }
}
