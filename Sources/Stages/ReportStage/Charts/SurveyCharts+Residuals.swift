import StageFiles
import SurveyModel

extension SurveyCharts {
    /// The released cross-tabs of a question as one map; `nil` where no cell of it is worth a look.
    func residuals(of question: String, title: String, in form: ReportForm) -> ResidualMap? {
        let cells = form.demographics.flatMap { form.crosstab(of: question, by: $0.name) }
        let answers = form.distribution(of: question).filter { row in
            !row.label.isEmpty && cells.contains { $0.code == row.code }
        }
        let isNotable = cells.contains {
            $0.suppressed == .none && abs($0.adjustedResidual ?? 0) > ResidualMap.notable
        }
        guard isNotable, !answers.isEmpty else { return nil }
        let bands = cells.map(\.by).distinct.map { by -> ResidualMap.Band in
            let characteristic = form.instrument.question(named: by)
            let crossed = cells.filter { $0.by == by }
            let columns = crossed.map(\.byCode).distinct.map { group in
                ResidualMap.Column(
                    label: form.label(of: by, code: group)?[language] ?? group,
                    cells: answers.map { answer in
                        cell(crossed.first { $0.code == answer.code && $0.byCode == group })
                    })
            }
            return ResidualMap.Band(label: characteristic?.short[language] ?? by, columns: columns)
        }
        return ResidualMap(
            title: title, note: words[.residuals], answers: answers.map { $0.label[language] },
            bands: bands,
            legend: (less: words[.less], more: words[.more], hidden: words[.hidden]))
    }

    private func cell(_ row: CrosstabRow?) -> ResidualMap.Cell {
        guard let row else { return .empty }
        if row.suppressed != .none { return .hidden }
        guard let residual = row.adjustedResidual, residual.isFinite else { return .empty }
        return .residual(residual, text: style.signed(residual, decimals: 1))
    }
}

extension Array where Element: Equatable {
    /// Each element once, at its first place.
    var distinct: [Element] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
