import StageFiles
import SurveyModel

extension Edition {
    /// How complete and how clean a form's answers are.
    func quality(of form: ReleasedForm) -> TemplateContext {
        func rows(_ measure: QualityRow.Measure) -> [QualityRow] {
            form.quality.filter { $0.measure == measure && $0.n != 0 }
        }
        func total(_ measure: QualityRow.Measure) -> Int { rows(measure).compactMap(\.n).reduce(0, +) }
        func share(_ row: QualityRow) -> Double { Double(row.n ?? 0) / Double(max(row.base ?? 1, 1)) }
        // An own answer is asked only of those who chose to give one.
        let ownAnswers = form.instrument.questions.map(\.ownAnswerVariable)
        let blank = rows(.blank).filter { !ownAnswers.contains($0.name) }.stablySorted {
            share($0) > share($1)
        }
        let named: (QualityRow) -> TemplateContext = { row in
            [
                "name": name(of: row, in: form), "title": title(of: row.name, in: form),
                "n": style.count(row.n),
                "of": style.count(row.base),
                "isTold": row.n != nil,
            ]
        }
        let groups: [(String, QualityRow.Measure)] = [
            ("rules", .changed), ("unresolved", .invalid), ("duplicates", .duplicates),
            ("inconsistent", .inconsistent), ("straightlined", .straightlined), ("runs", .run),
            ("doubleEntry", .doubleEntry), ("excluded", .excluded),
        ]
        var context: TemplateContext = [
            "rejected": counted(total(.rejected)), "changed": counted(total(.changed)),
            "invalid": counted(total(.invalid)), "blank": counted(total(.blank)),
            "blanks": blank.prefix(5).map(named), "hasBlanks": !blank.isEmpty,
        ]
        // Where cells are hidden, how many were changed may be withheld: it could tell answers.
        let changed = rows(.changed)
        if !changed.isEmpty, changed.allSatisfy({ $0.n == nil }) { context["changed"] = ["isUntold": true] }
        for (key, measure) in groups {
            let rows = rows(measure).filter { measure != .changed || $0.n != nil && !$0.name.isEmpty }
            context[key] = rows.map(named)
            context["has" + key.prefix(1).uppercased() + key.dropFirst()] = !rows.isEmpty
        }
        return context
    }

    /// What a check looks for, a rule in words; what has neither stays as it is.
    private func name(of row: QualityRow, in form: ReleasedForm) -> String {
        let check = row.measure == .inconsistent ? input.checks[form.name]?[row.name] : nil
        return check.map(text).flatMap { $0.isEmpty ? nil : $0 } ?? words[row.name]
    }

    /// A question by its number and short label; what is no question stays as it is.
    private func title(of name: String, in form: ReleasedForm) -> String {
        guard let question = form.instrument.question(named: name) else { return name }
        let number = PaperItem.number(of: name)
        return number.isEmpty ? text(question.short) : "\(number). \(text(question.short))"
    }
}
