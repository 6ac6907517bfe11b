import Markdown
import StageFiles
import Statistics
import SurveyModel

extension Edition {
    /// What the document of all tables is filled with.
    var tablesContext: TemplateContext {
        [
            "title": title, "synthetic": input.wave.isSynthetic,
            "report": FileName.report(language),
            "smallBase": Self.smallBase, "leastBase": Self.leastBaseOfShare,
            "forms": input.forms.map { form in
                [
                    "title": text(form.title), "respondents": style.count(form.respondents),
                    "minimumCell": form.form.disclosure.minimumCell, "weights": weights(of: form),
                    "level": style.level(form.form.statistics.level),
                    "items": items(of: form).map { tablesContext($0, form) },
                ] as TemplateContext
            },
        ]
    }

    private func tablesContext(_ item: PaperItem, _ form: ReleasedForm) -> TemplateContext {
        let parts = item.tables(language)
        let crosstabs = parts.flatMap { part in
            demographics(of: form).compactMap { crosstab(part.name, part.title, by: $0, item, form) }
        }
        let first = form.distribution(of: item.name).first
        return itemContext(item, form, in: .tables).merging(
            [
                "grid": parts.count > 1 ? parts.map { gridPart($0, form) } : [],
                "blank": style.count(first?.blank), "invalid": style.count(first?.invalid),
                "notAsked": style.count(first?.notAsked), "hasUnanswered": first != nil,
                "files": files(form), "crosstabs": crosstabs, "hasCrosstabs": !crosstabs.isEmpty,
                "numberTests": crosstabs.isEmpty ? numberTests(item, form) : [],
                "maps": parts.compactMap { charts.residuals(form: form.name, question: $0.name) }
                    .chartContexts,
            ], uniquingKeysWith: { $1 })
    }

    /// The released tables that hold a form's rows, as links from the document.
    private func files(_ form: ReleasedForm) -> String {
        [FileName.distributions, FileName.numbers, FileName.crosstabs, FileName.tests].map { name in
            Inline.link(Inline(name), to: "\(FileName.tables)/\(form.name)/\(name)").markdown
        }.joined(separator: ", ")
    }

    private func gridPart(_ part: (name: String, title: String), _ form: ReleasedForm) -> TemplateContext {
        ["label": part.title, "shares": shareRows(form.distribution(of: part.name), form, .tables)]
    }

    /// The questions with which the others are crossed.
    func demographics(of form: ReleasedForm) -> [Question] {
        let names = form.form.crosstabsBy ?? form.instrument.demographics.map(\.name)
        return names.compactMap(form.instrument.question(named:))
    }

    /// The shares of the answers in each group of a characteristic; `nil` where the table is not released.
    private func crosstab(
        _ question: String, _ title: String, by: Question, _ item: PaperItem, _ form: ReleasedForm
    ) -> TemplateContext? {
        let cells = form.crosstabs.filter { $0.question == question && $0.by == by.name }
        if cells.isEmpty { return nil }
        let groups = cells.map(\.byCode).distinct
        let codes = cells.map(\.code).distinct
        let labels = Dictionary(
            form.distribution(of: question).map { ($0.code, text($0.label)) }, uniquingKeysWith: { $1 })
        let tests = item.testedParts(language).filter { $0.question == question }.flatMap { part in
            testRows(part, by: by, form)
        }
        return [
            "title": title, "hasTitle": !title.isEmpty, "by": text(by.short),
            "anchor": Self.anchor(form.name, question, by: by.name).markdown,
            "groups": groups.map { group in
                let column = by.choices.filter { !$0.isMissing }.firstIndex { $0.name == group }
                return [
                    "letter": column.map(ColumnProportions.letter) ?? "", "hasLetter": column != nil,
                    "label": form.label(of: by.name, code: group).map(text) ?? group,
                    "base": base(cells.first { $0.byCode == group && $0.base != nil }?.base),
                ]
            },
            "rows": codes.map { code in
                // Answers told together have the codes of all, with a plus between.
                let label =
                    labels[code]
                    ?? code.split(separator: "+").map { labels[String($0)] ?? String($0) }
                    .joined(separator: "; ")
                return [
                    "label": label.isEmpty ? code : label,
                    "cell": rowCell(
                        label.isEmpty ? code : label,
                        Self.anchor(form.name, question, by: by.name, code: code), .tables),
                    "cells": groups.map { group in
                        cellContext(cells.first { $0.code == code && $0.byCode == group }, form)
                    },
                ] as TemplateContext
            },
            "tests": tests, "hasTests": !tests.isEmpty,
        ]
    }

    /// All tests of a question; of an option of several the one that decides.
    private func testRows(_ part: PaperItem.TestedPart, by: Question, _ form: ReleasedForm)
        -> [TemplateContext]
    {
        form.tests(of: part.variable, by: by.name).filter { part.code == nil || $0.pAdjusted != nil }
            .filter { $0.p != nil || $0.statistic != nil }
            .map { test in
                testRow(test, form).merging(
                    ["part": part.label, "hasPart": part.code != nil], uniquingKeysWith: { $1 })
            }
    }

    /// The tests of a number by each characteristic; it has no table of shares that they could stand under.
    private func numberTests(_ item: PaperItem, _ form: ReleasedForm) -> [TemplateContext] {
        item.testedParts(language).flatMap { part in
            demographics(of: form).flatMap { by in
                testRows(part, by: by, form).map { row in
                    row.merging(["part": text(by.short), "hasPart": true], uniquingKeysWith: { $1 })
                }
            }
        }
    }

    private func cellContext(_ cell: CrosstabRow?, _ form: ReleasedForm) -> TemplateContext {
        let letters = cell.map { $0.suppressed == .none && $0.base ?? 0 >= Self.smallBase ? $0.letters : "" }
        return [
            "text": cellText(cell, form), "letters": letters ?? "", "hasLetters": letters?.isEmpty == false,
            "standsOut": cell.map { $0.standsOut != .none } ?? false,
        ]
    }

    /// The share and the count; where the base is very small the count alone, where withheld a bullet.
    private func cellText(_ cell: CrosstabRow?, _ form: ReleasedForm) -> String {
        guard let cell else { return Self.dash }
        if cell.suppressed != .none { return "•" }
        guard let base = cell.base, base > 0 else { return Self.dash }
        guard base >= Self.leastBaseOfShare, let share = form.share(cell) else { return style.count(cell.n) }
        return "\(style.percent(share)) (\(style.count(cell.n)))"
    }
}
