import Markdown
import StageFiles
import SurveyModel
import TemplateText

/// A figure once published beside what this run gives.
struct PublishedView: TemplateView {
    var statement = ""
    var cell = Inline(markdown: "")
    var published = ""
    var reproduced = ""
    var agrees = false
    var disagrees = false
    var isWithheld = false
    /// There is no such figure to compare, and not because it is withheld.
    var isMissing = false
    var place = ""
    var source = ""
}

extension Edition {
    /// What was once published beside what this run gives.
    var publishedRows: [PublishedView] {
        input.published.map { row in
            let form = input.form(row.form)
            return PublishedView(
                statement: text(row.statement), cell: rowCell(text(row.statement), anchor(row), .report),
                published: written(row.published, row, form), reproduced: written(row.reproduced, row, form),
                agrees: row.agrees == .yes, disagrees: row.agrees == .no,
                isWithheld: row.agrees == .withheld, isMissing: row.agrees == PublishedRow.Agreement.none,
                place: form.map { label(of: row.question, in: $0) } ?? row.question, source: row.source)
        }
    }

    /// A figure as it was printed; the most frequent answer in words.
    private func written(_ figure: Double?, _ row: PublishedRow, _ form: ReportForm?) -> String {
        if row.measure == PublishedFigure.Measure.mode.rawValue, let figure, let form {
            let code = format(figure)
            // What was published had its answers one by one; in the released tables small ones may be merged.
            let answer =
                form.instrument.question(named: row.question)?.choice(named: code)?.label
                ?? form.share(of: row.question, code: code)?.label
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
