import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// What the report is filled with.
    var reportContext: TemplateContext {
        [
            "title": title, "region": text(input.wave.region),
            "hasRegion": !input.wave.region.isEmpty,
            "synthetic": input.wave.isSynthetic,
            "from": input.wave.fieldwork.map { style.date($0.from) } ?? "",
            "to": input.wave.fieldwork.map { style.date($0.to) } ?? "",
            "fieldwork": input.wave.fieldwork != nil,
            "smallBase": Self.smallBase, "leastBase": Self.leastBaseOfShare,
            "tables": FileName.tables(language),
            "summary": summary, "hasSummary": !summary.isEmpty,
            "essentials": essentials, "hasEssentials": !essentials.isEmpty,
            "forms": input.forms.map(formContext),
            "swot": swotTables, "hasSwot": !input.swot.isEmpty,
            "contradictions": contradictions, "hasContradictions": !contradictions.isEmpty,
            "pairings": pairings, "hasPairings": !pairings.isEmpty,
            "gaps": gaps, "hasGaps": !input.swot.isEmpty && !gaps.isEmpty,
            "indicators": plainIndicators, "hasIndicators": !plainIndicators.isEmpty,
            "maturity": maturityContext as Any, "hasMaturity": !input.maturity.isEmpty,
            "recommendations": recommendations, "hasRecommendations": !recommendations.isEmpty,
            "published": publishedRows, "hasPublished": !publishedRows.isEmpty,
            "associationMaps": associationMaps,
            "associations": associations, "hasAssociations": !associations.isEmpty,
            "methods": methods,
            "definitions": definitions, "hasDefinitions": !definitions.isEmpty,
            "findings": input.findings.map(appendixRow), "hasFindings": !input.findings.isEmpty,
        ]
    }

    private func formContext(_ form: ReleasedForm) -> TemplateContext {
        let portrait = input.findings.filter { $0.form == form.name && $0.topic == Self.portraitTopic }
        return [
            "title": text(form.title), "respondents": counted(form.respondents),
            "population": counted(form.form.population), "hasPopulation": form.form.population != nil,
            "questions": counted(items(of: form).count { $0.isAsked(in: form.instrument) }),
            "qualityFile": "\(FileName.tables)/\(form.name)/\(FileName.qualitySummary)",
            "minimumCell": form.form.disclosure.minimumCell,
            "level": style.level(form.form.statistics.level), "weights": weights(of: form),
            "withheld": counted(input.disclosure.count { $0.form == form.name && !$0.byCode.isEmpty }),
            "portrait": portrait.map(findingContext), "hasPortrait": !portrait.isEmpty,
            "quality": quality(of: form),
            "quotes": form.quotes.map { ["question": quoted($0, form), "text": $0.text] },
            "hasQuotes": !form.quotes.isEmpty,
            "groups": input.groups(of: form).map { group in
                [
                    "label": text(group.label), "hasLabel": !group.label.isEmpty,
                    "charts": [charts.opinions(form: form.name, group: group.id)].compactMap(\.self)
                        .chartContexts,
                    "topics": group.topics.map { topicContext($0, form) },
                ] as TemplateContext
            },
        ]
    }

    /// What was asked: of an own answer the question it stands beside.
    private func quoted(_ quote: QuoteRow, _ form: ReleasedForm) -> String {
        let owner = form.instrument.questions.first {
            $0.allowsOwnAnswer && $0.ownAnswerVariable == quote.question
        }
        return label(of: owner?.name ?? quote.question, in: form)
    }

    static let portraitTopic = "portrait"

    private func topicContext(_ topic: String, _ form: ReleasedForm) -> TemplateContext {
        let findings = input.findings.filter { $0.form == form.name && $0.topic == topic }
        return [
            "label": input.rules.topic(topic).map { text($0.label) } ?? topic, "hasLabel": !topic.isEmpty,
            "findings": findings.map(findingContext), "hasFindings": !findings.isEmpty,
            "items": items(of: form).filter { $0.topic == topic }.map { itemContext($0, form) },
        ]
    }

    /// How the derived shares are defined.
    private var definitions: [TemplateContext] {
        input.rules.derived.filter { !$0.isImplied }.map {
            ["label": text($0.label), "definition": text($0.definition)]
        }
    }
}
