import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// The associations that the adjusted tests show, of questions with the respondents' characteristics.
    var associations: [TemplateContext] {
        input.forms.flatMap { form in
            associated(in: form).map { row in
                let part = items(of: form).first { $0.holds(row.question) }?.part(row.question)
                let anchor = Self.anchor(form.name, part ?? row.question, by: row.by)
                return testRow(row, form).merging(
                    ["cell": rowCell(label(of: row.question, in: form), anchor, .report)],
                    uniquingKeysWith: { $1 })
            }
        }
    }

    private func associated(in form: ReleasedForm) -> [TestRow] {
        form.tests.filter { form.isShown($0) && !$0.by.isEmpty }
    }

    /// Maps of the questions whose answers are associated with a characteristic.
    var associationMaps: [TemplateContext] {
        input.forms.flatMap { form in
            associated(in: form).compactMap { test in
                items(of: form).first { $0.holds(test.question) }.map { $0.part(test.question) }
            }.distinct.compactMap { charts.residuals(form: form.name, question: $0) }.chartContexts
        }
    }

    /// - Returns: `test` is the test's name as a flag, which the template `test` puts into words.
    func testRow(_ row: TestRow, _ form: ReleasedForm) -> TemplateContext {
        let degrees = [row.df1, row.df2].compactMap { $0 }.map { style.plain($0) }
        return [
            "question": label(of: row.question, in: form), "by": label(of: row.by, in: form),
            "test": [row.test: true], "statistic": style.number(row.statistic, decimals: 2),
            "hasStatistic": row.statistic != nil,
            "df": degrees.joined(separator: "; "), "hasDf": !degrees.isEmpty,
            "p": probability(row.p, isBound: row.isCoarse, form), "hasP": row.p != nil,
            "pAdjusted": probability(
                row.pAdjusted, isBound: form.tests.contains(where: \.isCoarse), form),
            "hasAdjusted": row.pAdjusted != nil,
            "v": style.number(row.cramersV, decimals: 2), "hasV": row.cramersV != nil,
            "n": base(row.n), "hasN": row.n != nil,
            "isSparse": row.minExpected.map { $0 < Self.leastExpected } ?? false,
        ]
    }

    /// A p-value; where only a bound is released, as one.
    private func probability(_ p: Double?, isBound: Bool, _ form: ReleasedForm) -> String {
        guard isBound, p == 1 else { return style.probability(p, isBound: isBound) }
        return style.probability(above: TestRow.largestBound(form.form.statistics))
    }

    /// Below this expected count the chi-square distribution is no fair approximation.
    private static let leastExpected = 5.0

    /// A question's short label with its number; of a choice of a multiple question, that of both.
    func label(of name: String, in form: ReleasedForm) -> String {
        if let share = input.rules.derived.first(where: { $0.form == form.name && $0.name == name }) {
            return text(share.label)
        }
        for question in form.instrument.questions {
            let number = PaperItem.number(of: question.name)
            let title = (number.isEmpty ? "" : number + ". ") + text(question.short)
            if question.name == name { return title }
            if let choice = question.choices.first(where: { question.variable(of: $0) == name }) {
                return "\(title): \(text(choice.label))"
            }
        }
        return name
    }

    /// What was once published beside what this run gives.
    var publishedRows: [TemplateContext] {
        input.published.map { row in
            let form = input.forms.first { $0.name == row.form }
            return [
                "statement": text(row.statement),
                "cell": rowCell(text(row.statement), anchor(row), .report),
                "published": written(row.published, row, form),
                "reproduced": written(row.reproduced, row, form),
                "agrees": row.agrees == .yes, "disagrees": row.agrees == .no,
                "isWithheld": row.agrees == PublishedRow.Agreement.none,
                "place": form.map { label(of: row.question, in: $0) } ?? row.question,
                "source": row.source,
            ]
        }
    }

    /// A figure as it was printed; the most frequent answer in words.
    private func written(_ figure: Double?, _ row: PublishedRow, _ form: ReleasedForm?) -> String {
        if row.measure == PublishedFigure.Measure.mode.rawValue, let figure, let form {
            let code = format(figure)
            // What was published had its answers one by one; in the released tables small ones may be merged.
            let answer = form.instrument.question(named: row.question)?.choice(named: code)?.label
            if let answer { return text(answer) }
        }
        return style.number(figure, decimals: row.decimals ?? 0)
    }

    /// Where the figure stands in the tables.
    private func anchor(_ row: PublishedRow) -> Anchor {
        switch PublishedFigure.Measure(rawValue: row.measure) {
        case .share?, .count?: Self.anchor(row.form, row.question, code: row.code)
        case .mean?, .minimum?: Self.anchor(row.form, meanOf: row.question)
        case .mode?, .base?, nil: Self.anchor(row.form, row.question)
        }
    }
}
