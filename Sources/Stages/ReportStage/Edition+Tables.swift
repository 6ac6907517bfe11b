import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// What the document of all tables is filled with.
    var tablesContext: TemplateContext {
        [
            "title": text(input.wave.title), "synthetic": input.wave.isSynthetic,
            "report": FileName.report(language),
            "smallBase": Self.smallBase, "leastBase": Self.leastBaseOfShare,
            "forms": input.forms.map { form in
                [
                    "title": text(form.instrument.title), "respondents": style.count(form.respondents),
                    "minimumCell": form.form.disclosure.minimumCell,
                    "items": items(of: form).map { tablesContext($0, form) },
                ] as TemplateContext
            },
        ]
    }

    private func tablesContext(_ item: PaperItem, _ form: ReleasedForm) -> TemplateContext {
        let parts = parts(of: item, in: form)
        let crosstabs = parts.flatMap { part in
            demographics(of: form).compactMap { crosstab(part.name, part.title, by: $0, form) }
        }
        let first = form.distribution(of: item.name).first
        return itemContext(item, form).merging(
            [
                "grid": parts.count > 1 ? parts.map { gridPart($0, form) } : [],
                "blank": style.count(first?.blank), "invalid": style.count(first?.invalid),
                "notAsked": style.count(first?.notAsked), "hasUnanswered": first != nil,
                "crosstabs": crosstabs, "hasCrosstabs": !crosstabs.isEmpty,
            ], uniquingKeysWith: { $1 })
    }

    /// The tables of an item: its own or those of a grid's items.
    private func parts(of item: PaperItem, in form: ReleasedForm) -> [(name: String, title: String)] {
        if case .grid(_, let items) = item { return items.map { ($0.name, text($0.label)) } }
        return [(item.name, "")]
    }

    private func gridPart(_ part: (name: String, title: String), _ form: ReleasedForm) -> TemplateContext {
        ["label": part.title, "shares": form.distribution(of: part.name).map(shareRow)]
    }

    private func demographics(of form: ReleasedForm) -> [Question] {
        let names = form.form.crosstabsBy ?? form.instrument.demographics.map(\.name)
        return names.compactMap(form.instrument.question(named:))
    }

    /// The shares of the answers in each group of a characteristic; `nil` where the table is not released.
    private func crosstab(
        _ question: String, _ title: String, by: Question, _ form: ReleasedForm
    ) -> TemplateContext? {
        let cells = form.crosstabs.filter { $0.question == question && $0.by == by.name }
        if cells.isEmpty { return nil }
        let groups = cells.map(\.byCode).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let codes = cells.map(\.code).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let labels = Dictionary(
            form.distribution(of: question).map { ($0.code, text($0.label)) }, uniquingKeysWith: { $1 })
        let tests = form.tests.filter { $0.question == question && $0.by == by.name }
        return [
            "title": title, "hasTitle": !title.isEmpty, "by": text(by.short),
            "groups": groups.map { group in
                [
                    "label": by.choice(named: group).map { text($0.label) } ?? group,
                    "base": base(cells.first { $0.byCode == group }?.base),
                ]
            },
            "rows": codes.map { code in
                let label = labels[code] ?? code
                return [
                    "label": label.isEmpty ? code : label,
                    "cells": groups.map { group in
                        ["text": cellText(cells.first { $0.code == code && $0.byCode == group })]
                    },
                ] as TemplateContext
            },
            "tests": tests.map { testRow($0, form) }, "hasTests": !tests.isEmpty,
        ]
    }

    /// The share and the count; where the base is very small the count alone, where withheld a bullet.
    private func cellText(_ cell: CrosstabRow?) -> String {
        guard let cell else { return Self.dash }
        if cell.suppressed != .none { return "•" }
        guard let base = cell.base, base >= Self.leastBaseOfShare else { return style.count(cell.n) }
        return "\(style.percent(cell.weightedPercent ?? cell.percent)) (\(style.count(cell.n)))"
    }
}
