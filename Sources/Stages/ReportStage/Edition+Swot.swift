import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// The two tables, by section and factor.
    var swotTables: [TemplateContext] {
        ["Б.1", "Б.2"].map { table in
            let factors = input.rules.factors.filter { $0.table == table }
            let told = factors.filter { !entries(of: $0).isEmpty }
            let rows = told.enumerated().map { index, factor in
                let section = text(factor.section)
                let isFirst = index == 0 || text(told[index - 1].section) != section
                return [
                    "factor": text(factor.label), "section": section,
                    "startsSection": isFirst && !section.isEmpty,
                    "favourable": cell(entries(of: factor), isFavourable: true),
                    "unfavourable": cell(entries(of: factor), isFavourable: false),
                ] as TemplateContext
            }
            return ["isFirst": table == "Б.1", "rows": rows, "hasRows": !rows.isEmpty]
        }
    }

    private func entries(of factor: Factor) -> [SwotRow] { input.swot.filter { $0.factor == factor.id } }

    /// One cell: its entries, each on a line.
    private func cell(_ entries: [SwotRow], isFavourable: Bool) -> [TemplateContext] {
        let entries = entries.filter { $0.quadrant.isFavourable == isFavourable }
        return entries.enumerated().map { index, entry in
            entryContext(entry).merging(["isLast": index == entries.count - 1], uniquingKeysWith: { $1 })
        }
    }

    func entryContext(_ entry: SwotRow) -> TemplateContext {
        let finding = finding(of: entry)
        let origin: TemplateContext = [
            "fromSurvey": entry.origin == .survey, "fromIndicator": entry.origin == .indicator,
            "fromStatement": entry.origin == .statement,
            "references": references(entry.evidence), "places": places(entry),
            "source": source(of: entry, finding), "hasSource": !source(of: entry, finding).isEmpty,
            "isContradicted": !entry.contradicts.isEmpty,
        ]
        let rest = finding.map(findingContext) ?? ["hasBase": false, "hasInterval": false, "isFirm": false]
        return rest.merging(origin, uniquingKeysWith: { $1 })
            .merging(sentence(entry.text), uniquingKeysWith: { $1 })
    }

    /// The anchors of the statements of an entry.
    private func places(_ entry: SwotRow) -> String {
        entry.evidence.split(separator: " ").filter { input.finding(String($0)) == nil }
            .map { Self.anchor(statement: $0).markdown }.joined()
    }

    /// Where an indicator or a statement was taken from.
    private func source(of entry: SwotRow, _ finding: FindingRow?) -> String {
        let places = (finding?.evidence ?? entry.evidence).split(separator: " ")
        return places.compactMap { input.sources[String($0)] }.joined(separator: "; ")
    }

    /// The factors on which the survey and another origin point different ways.
    var contradictions: [TemplateContext] {
        input.rules.factors.compactMap { factor in
            let entries = entries(of: factor).filter { !$0.contradicts.isEmpty }
            guard entries.contains(where: { $0.origin == .survey }) else { return nil }
            return [
                "factor": text(factor.label),
                "question": text(factor.question), "hasQuestion": !factor.question.isEmpty,
                "favourable": cell(entries, isFavourable: true),
                "unfavourable": cell(entries, isFavourable: false),
            ]
        }
    }

    /// The pairings of related factors: what helps to use an opportunity, and where a threat meets a weakness.
    var pairings: [TemplateContext] {
        input.rules.factors.filter { $0.table == "Б.2" }.flatMap { outside in
            outside.related.compactMap(input.rules.factor).compactMap { inside in
                let pairs = [true, false].map { isFavourable in
                    (
                        cell(entries(of: inside), isFavourable: isFavourable),
                        cell(entries(of: outside), isFavourable: isFavourable)
                    )
                }
                let told = pairs.map { !$0.0.isEmpty && !$0.1.isEmpty }
                guard told.contains(true) else { return nil }
                return [
                    "inside": text(inside.label), "outside": text(outside.label),
                    "hasUse": told[0], "strengths": pairs[0].0, "opportunities": pairs[0].1,
                    "hasDanger": told[1], "weaknesses": pairs[1].0, "threats": pairs[1].1,
                ]
            }
        }
    }

    /// The factors of which nothing is known.
    var gaps: [TemplateContext] {
        input.rules.factors.filter { entries(of: $0).isEmpty }.map {
            ["factor": text($0.label), "id": $0.id, "section": text($0.section)]
        }
    }
}
