import StageFiles
import Statistics
import SurveyModel
import WorkbookOutput

/// One question's released figures.
struct QuestionSheet {
    let form: ReleasedForm
    let name: String
    private let language: Language
    private let words: WorkbookWords
    private let shares: [DistributionRow]

    init(_ form: ReleasedForm, _ name: String, _ language: Language, _ words: WorkbookWords) {
        (self.form, self.name, self.language, self.words) = (form, name, language, words)
        shares = form.distribution(of: name)
    }

    var title: String {
        let label = form.instrument.question(named: name)?.label[language] ?? ""
        return label.isEmpty ? shares.first?.label[language] ?? name : label
    }

    var base: Int? { shares.first?.base ?? form.number(of: name)?.n }

    func sheet(named sheet: String, contents: String) -> Sheet {
        var page = Sheet(name: sheet)
        page.widths = [8, 46, 11, 11, 11, 11, 11]
        page.rows = [
            [.text(title, .title)], [SheetCell(.link(words[.back], sheet: contents))], [],
        ]
        if !shares.isEmpty { page.rows += sharesTable + [[]] }
        let numbers = numbersTable
        if !numbers.isEmpty { page.rows += numbers + [[]] }
        for by in crossed { page.rows += crosstab(by) + [[]] }
        page.rows.append([.text(words[.note], .note)])
        return page
    }

    private func heading(_ words: [WorkbookWords.Word]) -> [SheetCell] {
        words.map { .text(self.words[$0], .heading) }
    }

    private var sharesTable: [[SheetCell]] {
        var header: [WorkbookWords.Word] = [.code, .answer, .count, .base, .share, .low, .high]
        if form.isWeighted { header += [.weightedCount, .weightedShare, .weightedLow, .weightedHigh] }
        header.append(.precision)
        var rows = [heading(header)]
        for row in shares {
            var cells: [SheetCell] = [
                .text(row.code), .text(row.label[language], .wrapped), whole(row.n), whole(row.base),
                decimal(row.percent), decimal(row.low), decimal(row.high),
            ]
            if form.isWeighted {
                cells += [row.weightedN, row.weightedPercent, row.weightedLow, row.weightedHigh].map {
                    decimal($0)
                }
            }
            cells.append(row.precision.step.map { SheetCell(.number($0)) } ?? .empty)
            rows.append(cells)
        }
        if let first = shares.first {
            for (word, count) in [
                (WorkbookWords.Word.blank, first.blank), (.unresolved, first.invalid),
                (.notAsked, first.notAsked),
            ] {
                rows.append([.empty, .text(words[word], .note), whole(count)])
            }
        }
        return rows
    }

    /// Of the question itself, or of the items of a ranking.
    private var numbersTable: [[SheetCell]] {
        let question = form.instrument.question(named: name)
        let variables = question?.kind == .rank ? question?.variables ?? [] : [name]
        let found = variables.compactMap { variable in form.number(of: variable).map { (variable, $0) } }
        if found.isEmpty { return [] }
        var rows = [
            heading([.item, .answer, .base, .mean, .low, .high, .deviation, .minimum, .median, .maximum])
        ]
        for (variable, row) in found {
            let item =
                question?.choices.first { question?.variable(of: $0) == variable }?.label[language] ?? ""
            rows.append(
                [.text(variable), .text(item, .wrapped), whole(row.n)]
                    + [row.average.value, row.average.low, row.average.high, row.sd].map {
                        decimal($0, .twoDecimals)
                    }
                    + [row.min, row.middle, row.max].map { decimal($0) })
        }
        return rows
    }

    private var crossed: [String] {
        var seen = Set<String>()
        return form.crosstabs.filter { $0.question == name }.map(\.by).filter { seen.insert($0).inserted }
    }

    /// For each group a column of shares, one of counts and one of letters.
    private func crosstab(_ by: String) -> [[SheetCell]] {
        let cells = form.crosstabs.filter { $0.question == name && $0.by == by }
        var groups: [String] = []
        var codes: [String] = []
        for cell in cells {
            if !groups.contains(cell.byCode) { groups.append(cell.byCode) }
            if !codes.contains(cell.code) { codes.append(cell.code) }
        }
        let label = form.instrument.question(named: by)?.label[language] ?? by
        var rows: [[SheetCell]] = [[.empty, .text("\(words[.by]): \(label)", .title)]]
        var header = heading([.code, .answer])
        let columns = form.instrument.question(named: by)?.choices.filter { !$0.isMissing } ?? []
        for group in groups {
            // As the letters in the cells count them; groups told together have none.
            let column = columns.firstIndex { $0.name == group }
            let letter = column.map { ColumnProportions.letter(ofColumn: $0) + ". " } ?? ""
            let name = form.label(of: by, code: group)?[language] ?? group
            header += [
                .text("\(letter)\(name), %", .heading), .text(words[.count], .heading), .text("", .heading),
            ]
        }
        rows.append(header)
        for code in codes {
            var row: [SheetCell] = [
                .text(code), .text(form.label(of: name, code: code)?[language] ?? code, .wrapped),
            ]
            for group in groups { row += figures(cells.first { $0.code == code && $0.byCode == group }) }
            rows.append(row)
        }
        var bases: [SheetCell] = [.empty, .text(words[.base], .note)]
        for group in groups {
            let cell = cells.first { $0.byCode == group && ($0.base != nil || $0.baseBand != nil) }
            bases += [.empty, cell?.baseBand.map(band) ?? whole(cell?.base), .empty]
        }
        return rows + [bases]
    }

    private func figures(_ cell: CrosstabRow?) -> [SheetCell] {
        guard let cell, cell.suppressed == .none else { return [hidden, hidden, .empty] }
        let isMarked = cell.standsOut != .none
        return [
            cell.percentBand.map(band)
                ?? decimal(form.share(cell), isMarked ? .oneDecimalMarked : .oneDecimal),
            whole(cell.n, isMarked ? .wholeMarked : .whole), .text(cell.letters),
        ]
    }

    private var hidden: SheetCell { .text("•", .hidden) }

    private func band(_ band: Band) -> SheetCell {
        .text("\(format(band.low))–\(format(band.high))", .hidden)
    }

    private func whole(_ count: Int?, _ style: SheetCell.Style = .whole) -> SheetCell {
        count.map { SheetCell(.number(Double($0)), style) } ?? hidden
    }

    private func decimal(_ number: Double?, _ style: SheetCell.Style = .oneDecimal) -> SheetCell {
        guard let number, number.isFinite else { return hidden }
        return SheetCell(.number(number), style)
    }
}
