import Statistics
import Testing

/// What must not change the weighted estimates, on random samples with fixed seeds.
struct WeightedInvarianceTests {
    private static let seeds = Array(UInt64(1)...12)

    /// A sample of 40 to 80 with 3 answers, 2 groups, scores 1 to 5 and unequal weights.
    private func sample(seed: UInt64) -> WeightedSample {
        var generator = SplitMix64(seed: seed)
        let respondents = (0..<Int.random(in: 40...80, using: &generator)).map { _ in
            WeightedSample.Respondent(
                answer: Int.random(in: 0...2, using: &generator),
                group: Int.random(in: 1...2, using: &generator),
                score: Double(Int.random(in: 1...5, using: &generator)),
                weight: Double.random(in: 0.2...4, using: &generator))
        }
        return WeightedSample(respondents: respondents)
    }

    /// Every estimate of a sample, in one list.
    private func estimates(_ sample: WeightedSample) throws -> [Double] {
        var all: [Double] = []
        for group in [nil, 1, 2] {
            for answer in sample.answers {
                let share = try #require(sample.proportion(of: answer, in: group))
                let interval = try #require(share.interval)
                all += [share.share, try #require(share.standardError), interval.low, interval.high]
            }
            let mean = try #require(sample.mean(in: group))
            let interval = try #require(mean.interval)
            all += [mean.mean, try #require(mean.standardError), interval.low, interval.high]
            all.append(try #require(sample.quantile(0.5, in: group)))
        }
        let test = try #require(sample.table.raoScott(design: sample.domain(nil).design))
        return all + [test.statistic, test.numeratorDegrees, test.denominatorDegrees, test.p]
    }

    private func expectSame(_ changed: WeightedSample, _ original: WeightedSample) throws {
        for (actual, expected) in zip(try estimates(changed), try estimates(original)) {
            expectClose(actual, expected, relative: 1e-10)
        }
    }

    @Test(arguments: seeds) func `permuting the respondents changes nothing`(seed: UInt64) throws {
        let original = sample(seed: seed)
        var changed = original
        var generator = SplitMix64(seed: seed + 100)
        changed.respondents.shuffle(using: &generator)
        try expectSame(changed, original)
    }

    @Test(arguments: seeds) func `scaling the weights changes nothing`(seed: UInt64) throws {
        let original = sample(seed: seed)
        var changed = original
        for index in changed.respondents.indices { changed.respondents[index].weight *= 6173.2 }
        try expectSame(changed, original)
    }

    @Test(arguments: seeds) func `the shares of all answers add up to one`(seed: UInt64) throws {
        let sample = sample(seed: seed)
        for group in [nil, 1, 2] {
            let shares = sample.answers.map { sample.proportion(of: $0, in: group)?.share ?? .nan }
            expectClose(shares.reduce(0, +), 1, relative: 1e-12)
        }
    }

    @Test(arguments: seeds) func `equal weights give the unweighted estimates`(seed: UInt64) throws {
        var sample = sample(seed: seed)
        for index in sample.respondents.indices { sample.respondents[index].weight = 1 }
        let n = Double(sample.respondents.count)
        for answer in sample.answers {
            let count = Double(sample.respondents.count { $0.answer == answer })
            let estimate = try #require(sample.proportion(of: answer, in: nil))
            expectClose(estimate.share, count / n)
            expectClose(estimate.standardError, (count / n * (1 - count / n) / (n - 1)).squareRoot())
        }
        let counts = sample.respondents.map { (value: $0.score ?? 0, count: 1) }
        let unweighted = try #require(NumberSummary(counts: counts))
        let mean = try #require(sample.mean(in: nil))
        expectClose(mean.mean, unweighted.mean)
        expectClose(mean.interval?.low, unweighted.meanInterval?.low ?? .nan)
        expectClose(mean.interval?.high, unweighted.meanInterval?.high ?? .nan)
    }

    @Test(arguments: seeds) func `raking what already fits changes nothing`(seed: UInt64) throws {
        let sample = sample(seed: seed)
        let cells = sample.respondents.map { Raking.Cell(categories: [$0.group - 1], baseWeight: $0.weight) }
        let reached = [1, 2].map { group in sample.domain(group).members.reduce(0) { $0 + $1.weight } }
        let total = reached.reduce(0, +)
        let raked = try Raking(cells, to: [reached], total: total)
        for (weight, respondent) in zip(raked.weights, sample.respondents) {
            expectClose(weight, respondent.weight, relative: 1e-12)
        }
    }
}
