import Markdown
import StageFiles
import SurveyModel
import TemplateText

/// One of the two tables, by section and factor.
struct SwotTableView: TemplateView {
    var isFirst = false
    var rows: [FactorView] = []
}

struct FactorView: TemplateView {
    var factor = ""
    var section = ""
    var startsSection = false
    var favourable: [EntryView] = []
    var unfavourable: [EntryView] = []
    /// What to ask the reader where the sources contradict each other.
    var question = ""
}

/// An entry of a table: a sentence with where it comes from.
struct EntryView: TemplateView {
    var text = ""
    /// The sentence without its full stop, and that.
    var stem = ""
    var stop = ""
    var fromSurvey = false
    var fromIndicator = false
    var fromStatement = false
    var n = ""
    var interval = ""
    var isFirm = false
    var isSuggestive = false
    var isSmall = false
    var isContradicted = false
    var references = Inline(markdown: "")
    var source = ""
}

/// A strength that helps to use an opportunity, or a weakness that a threat finds.
struct PairView: TemplateView {
    var isUse = false
    var inside: EntryView?
    var outside: EntryView?
}

/// Where a statement was taken from.
struct StatementView: TemplateView {
    var anchor = Inline(markdown: "")
    var name = ""
    var text = ""
    var source = ""
}

extension Edition {
    /// The two tables, by section and factor.
    func swotTables(in document: ReportDocument) -> [SwotTableView] {
        Quadrant.tables.map { table in
            var section = ""
            let told = input.rules.factors.filter { $0.table == table && !entries(of: $0).isEmpty }
            let rows = told.map { factor in
                var row = view(factor, entries(of: factor), document)
                row.startsSection = row.section != section && !row.section.isEmpty
                section = row.section
                return row
            }
            return SwotTableView(isFirst: table == Quadrant.tables.first, rows: rows)
        }
    }

    private func entries(of factor: Factor) -> [SwotRow] { input.swot.filter { $0.factor == factor.id } }

    private func view(_ factor: Factor, _ entries: [SwotRow], _ document: ReportDocument = .report)
        -> FactorView
    {
        func views(isFavourable: Bool) -> [EntryView] {
            entries.filter { $0.quadrant.isFavourable == isFavourable }.map { view($0, in: document) }
        }
        return FactorView(
            factor: text(factor.label), section: text(factor.section), favourable: views(isFavourable: true),
            unfavourable: views(isFavourable: false),
            question: text(factor.question))
    }

    func view(_ entry: SwotRow, in document: ReportDocument = .report) -> EntryView {
        let sentence = Self.stem(text(entry.text))
        let finding = input.finding(of: entry).map(view)
        return EntryView(
            text: text(entry.text), stem: sentence.stem, stop: sentence.stop,
            fromSurvey: entry.origin == .survey, fromIndicator: entry.origin == .indicator,
            fromStatement: entry.origin == .statement, n: finding?.n ?? "",
            interval: finding?.interval ?? "", isFirm: finding?.isFirm ?? false,
            isSuggestive: finding?.isSuggestive ?? false, isSmall: finding?.isSmall ?? false,
            isContradicted: !entry.contradicts.isEmpty,
            references: references(entry.evidence, from: document),
            source: source(of: entry))
    }

    /// Where an indicator or a statement was taken from.
    private func source(of entry: SwotRow) -> String {
        let places = (input.finding(of: entry)?.evidence ?? entry.evidence).split(separator: " ")
        return places.compactMap { input.sources[String($0)] }.joined(separator: "; ")
    }

    /// The matters on which the sources say opposite things.
    var contradictions: [FactorView] {
        let told = input.swot.filter { !$0.contradicts.isEmpty && !$0.matter.isEmpty }
        return told.map(\.matter).distinct.map { matter in
            let entries = told.filter { $0.matter == matter }
            let factors = entries.map(\.factor).distinct.compactMap(input.rules.factor)
            let label = input.rules.matter(matter)?.label ?? factors.first?.label ?? LocalizedText()
            return FactorView(
                factor: text(label),
                favourable: entries.filter { $0.quadrant.isFavourable == true }.map { view($0) },
                unfavourable: entries.filter { $0.quadrant.isFavourable == false }.map { view($0) },
                question: factors.lazy.map { text($0.question) }.first { !$0.isEmpty } ?? "")
        }
    }

    /// The firmest entries on one matter that meet: a strength and an opportunity, a weakness and a threat.
    var pairs: [PairView] {
        let firmest = input.swot.stablySorted { input.rank($0) < input.rank($1) }
        func pairs(_ inner: Quadrant, _ outer: Quadrant) -> [PairView] {
            // The firmest of a matter stand for it.
            let matters = firmest.filter { $0.quadrant == inner && !$0.matter.isEmpty }.map(\.matter).distinct
            let found = matters.compactMap { matter -> PairView? in
                func first(_ quadrant: Quadrant) -> SwotRow? {
                    firmest.first { $0.quadrant == quadrant && $0.matter == matter }
                }
                guard let inside = first(inner), let outside = first(outer) else { return nil }
                return PairView(isUse: inner == .strength, inside: view(inside), outside: view(outside))
            }
            return Array(found.prefix(Self.mostPairs))
        }
        return pairs(.strength, .opportunity) + pairs(.weakness, .threat)
    }

    private static let mostPairs = 5

    /// The factors of which nothing is known.
    var gaps: [FactorView] {
        input.rules.factors.filter { entries(of: $0).isEmpty }.map { view($0, []) }
    }

    /// Where the statements of the tables were taken from.
    var statements: [StatementView] {
        input.swot.filter { $0.origin == .statement }.flatMap { entry in
            entry.evidence.split(separator: " ").map { place in
                StatementView(
                    anchor: Inline(markdown: Self.anchor(statement: place).markdown),
                    name: Self.name(ofStatement: place),
                    text: text(entry.text), source: input.sources[String(place)] ?? "")
            }
        }
    }

    /// `E12`, by the line it stands on.
    static func name(ofStatement place: Substring) -> String {
        "E\(place.split(separator: "=").last ?? place)"
    }
}

extension ReportInput {
    /// The first of the findings an entry rests on.
    func finding(of entry: SwotRow) -> FindingRow? {
        entry.evidence.split(separator: " ").lazy.compactMap { self.finding(String($0)) }.first
    }

    /// What an entry rests on: 0 a firm finding, 1 a suggestive one, 2 an indicator, 3 a statement.
    func rank(_ entry: SwotRow) -> Int {
        switch entry.origin {
        case .survey: finding(of: entry)?.verdict == .firm ? 0 : 1
        case .indicator: 2
        case .statement: 3
        }
    }

    /// The firmest entries of a quadrant; of equal firmness those farthest beyond their thresholds first.
    func firmest(_ quadrant: Quadrant, _ count: Int) -> [SwotRow] {
        let entries = swot.filter { $0.quadrant == quadrant }.map {
            (entry: $0, beyond: finding(of: $0)?.beyond ?? 0)
        }
        return entries.stablySorted {
            (rank($0.entry), -$0.beyond) < (rank($1.entry), -$1.beyond)
        }.prefix(count).map(\.entry)
    }
}
