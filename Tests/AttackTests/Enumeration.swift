import StageFiles
import SurveyModel

@testable import ProtectStage

/// Every survey with a small instrument, released, and what each release tells of the others.
struct Enumeration {
    /// What somebody learns who lists all surveys that could be behind a release.
    struct Outcome {
        var surveys = 0
        /// Of those with hidden counts, how many.
        var hiding = 0
        var hidden = 0
        var exactly = 0
        var closely = 0
        /// The first told exactly, and too closely.
        var examples: [String] = []
    }

    private let small: SmallInstrument
    private let counts: [[Int]]
    private let surveys: [Survey]
    private let own: [OwnFigures]
    private let shown: [ShownFigures]

    init(_ small: SmallInstrument) throws {
        self.small = small
        counts = small.surveys
        surveys = try counts.map { try Survey(small, $0) }
        own = surveys.map { OwnFigures($0.tables) }
        shown = surveys.map { ShownFigures($0.released) }
    }

    /// The attacker who takes what is shown and what is hidden as given.
    func byFigures() -> Outcome {
        var classes = Classes(own)
        return outcome { survey in
            classes.alike(survey, shown[survey].pattern).filter { fits($0, shown[survey].bands) }
        }
    }

    /// The surveys that would show the same figures, kept by what is shown.
    private struct Classes {
        private let own: [OwnFigures]
        private var known: [[ShownFigures.Figure]: [[Double?]: [Int]]] = [:]

        init(_ own: [OwnFigures]) { self.own = own }

        mutating func alike(_ survey: Int, _ pattern: [ShownFigures.Figure]) -> [Int] {
            let classes =
                known[pattern]
                ?? Dictionary(grouping: own.indices) { other in
                    pattern.map { own[other].value($0) }
                }
            known[pattern] = classes
            return classes[pattern.map { own[survey].value($0) }] ?? []
        }
    }

    /// The attacker who knows the program, too: only surveys that it would release in the same way.
    func byProgram() -> Outcome {
        let classes = Dictionary(grouping: surveys.indices) { bytes(surveys[$0].released) }
        return outcome { classes[bytes(surveys[$0].released)] ?? [] }
    }

    private func fits(_ survey: Int, _ bands: [ShownFigures.Figure: Band]) -> Bool {
        bands.allSatisfy { figure, band in
            own[survey].value(figure).map { band.low <= $0 && $0 <= band.high } ?? true
        }
    }

    private func bytes(_ release: FormRelease) -> [[String]] {
        release.distributions.map { $0.cells(["en"]) + [$0.precision.rawValue] }
            + release.numbers.map { $0.cells([]) + [$0.precision.rawValue] }
            + release.crosstabs.map { $0.cells([]) + [$0.precision.rawValue] }
            + release.tests.map { $0.cells([]) + [$0.precision.rawValue] }
            + release.weights.map { $0.cells([]) } + release.withheld.map { $0.cells([]) }
    }

    /// - Parameter alike: The surveys that could be behind a release, by what the attacker goes by.
    private func outcome(_ alike: (Int) -> [Int]) -> Outcome {
        var outcome = Outcome(surveys: surveys.count)
        var byTotals = Classes(own)
        for survey in surveys.indices {
            let hidden = hiddenCounts(of: survey)
            if hidden.isEmpty { continue }
            outcome.hiding += 1
            let others = alike(survey)
            let unavoidable = byTotals.alike(survey, totals(of: survey))
            for cell in hidden {
                outcome.hidden += 1
                let values = Set(others.map { count(cell, of: $0) })
                let possible = Set(unavoidable.map { count(cell, of: $0) })
                let wanted = min(small.form.disclosure.width + 1, possible.count)
                if wanted < 2 || values.count >= wanted { continue }
                if values.count == 1 { outcome.exactly += 1 } else { outcome.closely += 1 }
                if outcome.examples.count < 3 {
                    outcome.examples.append("\(counts[survey]): \(cell) is in \(values.sorted())")
                }
            }
        }
        return outcome
    }

    /// What is told of a survey whatever is hidden: its distributions.
    private func totals(of survey: Int) -> [ShownFigures.Figure] {
        shown[survey].pattern.filter {
            $0.file == "d" && $0.rounding == .exact && !$0.column.hasPrefix("weighted")
        }
    }

    /// The counts that are not told, and small ones of what stands in no table: answers counted apart, and the
    /// values of open numbers.
    private func hiddenCounts(of survey: Int) -> [CellName] {
        let release = surveys[survey].released
        let cells = surveys[survey].tables.crosstabs.filter { row in
            guard let n = row.n, n > 0 else { return false }
            return !release.crosstabs.contains { told in
                told.question == row.question && told.by == row.by && told.n != nil
                    && MergedCode(text: told.code).codes.contains(row.code)
                    && MergedCode(text: told.byCode).codes.contains(row.byCode)
            } && isOfRelease(row, release)
        }.map(\.name)
        let values = surveys[survey].values.filter { $0.value < small.form.disclosure.minimumCell }.map(\.key)
        let apart = apart.filter { 1..<small.form.disclosure.minimumCell ~= count($0, of: survey) }
        return (cells + values + apart).sorted()
    }

    /// Categories told together are no hidden counts.
    private func isOfRelease(_ row: CrosstabRow, _ release: FormRelease) -> Bool {
        !release.withheld.contains { $0.reason == .merged && $0.question == row.by && $0.code == row.byCode }
    }

    /// The answers counted apart, by breakdown.
    private var apart: [CellName] {
        small.questions.flatMap { question in
            question.choices.filter(\.isMissing).flatMap { choice in
                small.questions.filter { $0.role == .demographic }.flatMap { by in
                    by.choices.map {
                        CellName(question: question.name, by: by.name, code: choice.name, byCode: $0.name)
                    }
                }
            }
        }
    }

    private func count(_ cell: CellName, of survey: Int) -> Int {
        if let row = surveys[survey].tables.crosstabs.first(where: { $0.name == cell }) { return row.n ?? 0 }
        if small.isNumber(cell.question) { return surveys[survey].values[cell] ?? 0 }
        let question = small.variables.firstIndex(of: cell.question) ?? 0
        let by = small.variables.firstIndex(of: cell.by) ?? 0
        return zip(small.profiles, counts[survey]).reduce(0) { sum, profile in
            profile.0[question] == cell.code && profile.0[by] == cell.byCode ? sum + profile.1 : sum
        }
    }
}
