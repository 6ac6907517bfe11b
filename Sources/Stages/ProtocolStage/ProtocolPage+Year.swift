import NumberText
import StageFiles
import SurveyModel

extension ProtocolPage {
    /// The parts of the year by code; none where the rules do not name them.
    var quarters: [String] { instrument.question(named: rules.quarter)?.choices.map(\.name) ?? [] }

    /// The columns of `assessment-years.csv`: the weighted mark of each part of the year, how many were given, their mean and
    /// its rounding.
    var yearHeader: [String] {
        ["employee", "unit"] + quarters.map { "\(rules.quarter)_\($0)" } + ["given", "total", "mark"]
    }

    func yearRow(_ respondent: String, _ coded: (String) -> String, _ result: Result) -> [String] {
        let parts = yearParts(respondent, coded, result)
        let found = YearOfMarks.result(parts)
        return [respondent, place(coded, rules.unit)] + parts.map { Self.written($0.total) }
            + [String(found?.given ?? 0), Self.written(found?.total), Self.written(found?.mark)]
    }

    func yearParts(_ respondent: String, _ coded: (String) -> String, _ result: Result)
        -> [YearOfMarks.Part]
    {
        let own = YearOfMarks.Part(
            quarter: place(coded, rules.quarter), total: result.total, mark: result.mark)
        return year.parts(of: respondent, own, quarters: quarters)
    }

    /// The marks of the year so far: what is missing is said.
    func yearTable(_ parts: [YearOfMarks.Part]) -> [String] {
        guard let quarter = instrument.question(named: rules.quarter) else { return [] }
        func marks(_ total: Double?, _ mark: Double?) -> [String] {
            [
                total.map { style.number($0, decimals: 2) } ?? text(.missing),
                mark.map { style.number($0, decimals: 0) } ?? text(.missing),
            ]
        }
        let found = YearOfMarks.result(parts)
        let rows = parts.map { part in
            [quarter.choice(named: part.quarter)?.label[language] ?? part.quarter]
                + marks(part.total, part.mark)
        }
        let sum = ["\(text(.soFar)): \(found?.given ?? 0)/\(parts.count)"] + marks(found?.total, found?.mark)
        return ["## \(word(.year))", ""] + table(["", text(.overall), text(.rounded)], rows + [sum])
    }
}
