import StageFiles
import SurveyModel

/// A question of which each respondent has one answer at most: a closed one, the first places of a ranking,
/// or one option of a question with several answers.
struct CrossedQuestion {
    /// A row of a derived share: these answers together.
    struct DerivedRow {
        var question: String
        var code: String
        /// The numbers of the answers.
        var answers: [Int]
    }

    var answers: AnswerCounts
    /// How many of the answers, from the first, are rows of its table; the rest of an option is not.
    var told: Int
    var derived: [DerivedRow] = []
}

extension CrossedQuestion {
    /// The questions of a form's distributions; shares derived from one question alone are told with it.
    static func all(of release: FormRelease) -> [CrossedQuestion] {
        let distributions = release.distributionsAsCrossed
        let names = distributions.map(\.question).distinct
        var questions: [CrossedQuestion] = []
        for name in names {
            let rows = distributions.filter { $0.question == name && $0.base != nil && $0.n != nil }
            let share = release.derived.first { $0.name == name && $0.form == release.form.name }
            if let share, let source = share.source,
                let place = questions.firstIndex(where: { $0.answers.name == source }),
                let derived = questions[place].derivedRows(share, rows)
            {
                questions[place].derived += derived
            } else {
                questions += questionsOf(rows, respondents: release.quality.respondents)
            }
        }
        return questions
    }

    private static func questionsOf(_ rows: [DistributionRow], respondents: Int) -> [CrossedQuestion] {
        guard let first = rows.first, let base = first.base else { return [] }
        let isExclusive = rows.reduce(0) { $0 + ($1.n ?? 0) } == base && first.kind != .multiple
        if isExclusive {
            let answers = AnswerCounts(first.question, rows, of: respondents)
            return [CrossedQuestion(answers: answers, told: answers.codes.count)]
        }
        return rows.filter { $0.n ?? 0 > 0 }.map { row in
            var answers = AnswerCounts(first.question, [row], of: respondents)
            let rest = base - (row.n ?? 0)
            if rest > 0 {
                answers.codes.append("")
                answers.counts.append(rest)
                answers.unanswered -= rest
            }
            return CrossedQuestion(answers: answers, told: 1)
        }
    }

    /// Which answers make up each row of a share that is derived from this question alone.
    ///
    /// - Returns: `nil` if they do not add up, since more than the answers decides.
    private func derivedRows(_ share: DerivedShare, _ rows: [DistributionRow]) -> [DerivedRow]? {
        guard told == answers.codes.count else { return nil }
        var derived: [DerivedRow] = []
        for row in rows {
            let wanted: Truth = row.code == "1" ? .yes : .no
            let parts = answers.codes.indices.filter { index in
                share.condition.truth { _ in [answers.codes[index]] } == wanted
            }
            guard parts.reduce(0, { $0 + answers.counts[$1] }) == row.n else { return nil }
            derived.append(DerivedRow(question: row.question, code: row.code, answers: parts))
        }
        return derived
    }
}

extension DerivedShare {
    /// The question it is derived from, if it is one.
    var source: String? {
        let names = condition.questions.distinct
        return names.count == 1 ? names[0] : nil
    }
}

extension AnswerCounts {
    /// - Parameters:
    ///   - rows: The valid answers.
    ///   - respondents: How many there are, with an answer or without.
    init(_ name: String, _ rows: [DistributionRow], of respondents: Int) {
        let given = rows.filter { $0.base != nil && $0.n ?? 0 > 0 }
        self.init(
            name: name, codes: given.map(\.code), counts: given.map { $0.n ?? 0 },
            unanswered: respondents - given.reduce(0) { $0 + ($1.n ?? 0) })
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, in the order of its first coming.
    var distinct: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
