import StageFiles
import SurveyModel

@testable import ProtectStage

/// The tables of a form of which every respondent's answers are given: one list for each question.
struct SmallRelease {
    var questions: [Question]
    /// For each respondent the code of each question, empty for no answer.
    var answers: [[String]]
    var rules = DisclosureRules()
    var population: Int?
    var derived: [DerivedShare] = []
    /// Of each respondent; `nil`: unweighted.
    var weights: [Double]?

    static func question(
        _ name: String, _ codes: Int, _ role: Question.Role = .none, isOrdinal: Bool = false
    ) -> Question {
        Question(
            name: name, kind: .single, label: LocalizedText(everywhere: name),
            choices: (1...codes).map {
                Choice(name: "\($0)", label: LocalizedText(everywhere: "\(name) \($0)"))
            },
            role: role, scale: isOrdinal ? .ordinal : .nominal)
    }

    /// Questions `a` (a characteristic) and `q` with so many respondents for each answer and category.
    static func table(_ counts: [[Int]], minimum: Int = 3) -> SmallRelease {
        var answers: [[String]] = []
        for (row, counts) in counts.enumerated() {
            for (column, count) in counts.enumerated() {
                answers += [[String]](repeating: ["\(column + 1)", "\(row + 1)"], count: count)
            }
        }
        var release = SmallRelease(
            questions: [question("a", counts[0].count, .demographic), question("q", counts.count)],
            answers: answers)
        release.rules.minimumCell = minimum
        return release
    }

    var release: FormRelease {
        var form = Form(
            name: "f", instrument: "f.csv", responses: [], population: population, disclosure: rules)
        form.crosstabsBy = questions.filter { $0.role == .demographic }.map(\.name)
        var quality = QualityReport(form: "f")
        quality.respondents = answers.count
        let items = questions.indices.map { index in
            Item(question: questions[index], codes: answers.map { $0[index] })
        }
        let shares = derived.map { share in
            let index = questions.firstIndex { $0.name == share.source } ?? 0
            return Item(share, answers.map { $0[index] })
        }
        let characteristics = items.filter { $0.question.role == .demographic }
        let all = items + shares
        return FormRelease(
            form: form,
            instrument: Instrument(
                file: "f.csv", title: LocalizedText(), languages: ["en"], questions: questions),
            derived: derived, quality: quality, distributions: all.flatMap { $0.distribution(weights) },
            numbers: [],
            crosstabs: all.flatMap { item in
                characteristics.filter { $0.question.name != item.question.name }
                    .flatMap { item.crosstab(by: $0, weights) }
            },
            tests: all.flatMap { item in
                characteristics.filter { $0.question.name != item.question.name }
                    .map { item.test(by: $0) }
            },
            weights: weights == nil
                ? []
                : [
                    {
                        var row = WeightRow()
                        row.measure = .designEffect
                        row.value = 1.1
                        return row
                    }()
                ])
    }

    /// The tables after disclosure control.
    ///
    /// - Parameters:
    ///   - collapsed: The answers told together in what was handed over before.
    ///   - change: What the tables have beside what the answers make.
    func released(
        collapsed: [String: [[String]]]? = nil, _ change: (inout FormRelease) -> Void = { _ in }
    ) throws -> FormRelease {
        var release = release
        change(&release)
        var past = EarlierReleases.Past()
        past.collapsed = collapsed
        return try release.published(past) { jointCounts($0) }
    }

    /// How the respondents answered, group by group.
    func jointCounts(_ release: FormRelease) -> JointCounts {
        var counter = JointCounter(
            release.instrument, breakdowns: release.breakdowns, derived: release.derived)
        for (index, answers) in answers.enumerated() {
            let coded = Dictionary(uniqueKeysWithValues: zip(questions.map(\.name), answers))
            counter.add(weight: weights?[index] ?? 1) { coded[$0] ?? "" }
        }
        return counter.counts
    }
}

/// A question with everybody's answer.
private struct Item {
    let question: Question
    let codes: [String]

    init(question: Question, codes: [String]) {
        self.question = question
        self.codes = codes
    }

    init(_ share: DerivedShare, _ source: [String]) {
        question = Question(
            name: share.name, kind: .single, label: share.label,
            choices: ["1", "0"].map { Choice(name: $0, label: LocalizedText()) })
        codes = source.map { code in
            if code.isEmpty { return "" }
            return share.condition.truth { _ in [code] } == .yes ? "1" : "0"
        }
    }

    func distribution(_ weights: [Double]?) -> [DistributionRow] {
        let base = codes.count { !$0.isEmpty }
        return question.choices.map { choice in
            var row = DistributionRow()
            row.question = question.name
            row.code = choice.name
            row.label = choice.label
            row.n = codes.count { $0 == choice.name }
            row.base = base
            row.blank = codes.count - base
            row.percent = 100 * Double(row.n ?? 0) / Double(base)
            if let weights {
                row.weightedN = zip(codes, weights).reduce(0) { $1.0 == choice.name ? $0 + $1.1 : $0 }
                row.weightedPercent = 100 * (row.weightedN ?? 0) / weights.reduce(0, +)
            }
            return row
        }
    }

    func crosstab(by other: Item, _ weights: [Double]?) -> [CrosstabRow] {
        question.choices.flatMap { choice in
            other.question.choices.map { category in
                var row = CrosstabRow()
                row.question = question.name
                row.by = other.question.name
                row.code = choice.name
                row.byCode = category.name
                let column = zip(codes, other.codes).enumerated().filter {
                    $0.element.1 == category.name && !$0.element.0.isEmpty
                }
                let cell = column.filter { $0.element.0 == choice.name }
                row.n = cell.count
                row.base = column.count
                row.percent = column.isEmpty ? nil : 100 * Double(cell.count) / Double(column.count)
                row.adjustedResidual = 0.1234567891234567
                row.letters = "A"
                if let weights {
                    row.weightedN = cell.reduce(0) { $0 + weights[$1.offset] }
                    row.weightedBase = column.reduce(0) { $0 + weights[$1.offset] }
                    row.weightedPercent = 100 * (row.weightedN ?? 0) / (row.weightedBase ?? 1)
                }
                return row
            }
        }
    }

    func test(by other: Item) -> TestRow {
        var row = TestRow()
        row.question = question.name
        row.by = other.question.name
        row.test = "pearson"
        row.statistic = 12.345
        row.df1 = 4
        row.p = 0.0123
        row.pAdjusted = 0.0246
        row.cramersV = 0.3
        row.n = codes.count
        return row
    }
}
