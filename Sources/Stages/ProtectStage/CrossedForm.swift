import Disclosure
import Problems
import StageFiles
import SurveyModel

/// A form's cross-tabs with the distributions beside them, ready to be linked.
struct CrossedForm {
    /// The characteristics that questions are crossed with.
    let characteristics: [AnswerCounts]
    /// The further questions, in the order of the tables.
    let questions: [CrossedQuestion]
    private let counts: [CellName: (n: Int, base: Int)]
    /// The questionnaire, as named in messages.
    let file: String

    init(_ release: FormRelease) {
        file = release.form.instrument
        counts = Dictionary(
            release.crosstabs.compactMap { row in row.n.flatMap { n in row.base.map { (row.name, (n, $0)) } }
            },
            uniquingKeysWith: { first, _ in first })
        let bys = release.crosstabs.map(\.by).distinct
        let respondents = release.quality.respondents
        let distributions = release.distributionsAsCrossed
        characteristics = bys.map { name in
            AnswerCounts(name, distributions.filter { $0.question == name }, of: respondents)
        }
        questions = CrossedQuestion.all(of: release).filter { !bys.contains($0.answers.name) }
    }

    func count(_ name: CellName) -> Int? { counts[name]?.n }

    func base(_ name: CellName) -> Int? { counts[name]?.base }

    /// Turns the failure of the solver into one of the stage.
    func solving<Result>(_ question: String, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch is UnsolvedProgram {
            throw Failure.data(at: Position(file: file), ProtectProblem.unsolved(question))
        }
    }

    /// The characteristics by each other.
    func linkedCharacteristics() throws -> LinkedQuestion {
        var linked = LinkedQuestion(tables: LinkedTables(features: characteristics.map(\.size), tables: []))
        try addPairs(to: &linked, firstFeature: 0) { _ in .open }
        return linked
    }

    /// A question by each characteristic, and these by each other.
    ///
    /// - Parameter withheld: The cells of the characteristics' own tables that are withheld.
    func linked(_ question: CrossedQuestion, withheld: Set<CellName>) throws -> LinkedQuestion {
        let features = [question.answers.size] + characteristics.map(\.size)
        var linked = LinkedQuestion(tables: LinkedTables(features: features, tables: []))
        var tables: [(table: Int, by: AnswerCounts)] = []
        for (index, by) in characteristics.enumerated() {
            guard let inner = inner(question, by) else { continue }
            tables.append((linked.tables.tables.count, by))
            try add(inner, question.answers, by, features: (0, index + 1), to: &linked) { row, _ in
                row < question.told ? .open : .untold
            }
        }
        try addPairs(to: &linked, firstFeature: 1) { withheld.contains($0) ? .withheld : .always }
        for (table, by) in tables { addDerived(question, table, by, to: &linked) }
        return linked
    }

    private func addPairs(
        to linked: inout LinkedQuestion, firstFeature: Int, release: (CellName) -> CountSystem.Release
    ) throws {
        for (a, rows) in characteristics.enumerated() {
            for (b, columns) in characteristics.enumerated() where b > a {
                guard let inner = inner(CrossedQuestion(answers: rows, told: rows.codes.count), columns)
                else { continue }
                let features = (a + firstFeature, b + firstFeature)
                try add(inner, rows, columns, features: features, to: &linked) { release($1) }
            }
        }
    }

    /// Adds one table.
    ///
    /// - Parameter release: Of a cell by its row and its name.
    private func add(
        _ inner: [[Int]], _ rows: AnswerCounts, _ columns: AnswerCounts, features: (Int, Int),
        to linked: inout LinkedQuestion, release: (Int, CellName) -> CountSystem.Release
    ) throws {
        guard let counts = completed(inner, rows, columns) else {
            throw Failure.data(
                at: Position(file: file), ProtectProblem.tablesDisagree(rows.name, by: columns.name))
        }
        let table = linked.tables.tables.count
        var releases = counts.map { $0.map { _ in CountSystem.Release.always } }
        var names: [(LinkedTables.Place, CellName)] = []
        for (row, code) in rows.codes.enumerated() {
            for (column, byCode) in columns.codes.enumerated() {
                let name = CellName(question: rows.name, by: columns.name, code: code, byCode: byCode)
                releases[row][column] = release(row, name)
                guard [.open, .withheld].contains(releases[row][column]) else { continue }
                names.append((LinkedTables.Place(table: table, row: row, column: column), name))
            }
        }
        linked.tables.tables.append(
            .init(rows: features.0, columns: features.1, counts: counts, release: releases))
        for (place, name) in names {
            let isPair = self.counts[name.mirrored] != nil
            linked.cells.append(
                .init(index: linked.tables.index(place), names: isPair ? [name, name.mirrored] : [name]))
        }
    }

    /// Adds the rows of shares that are derived from the question.
    private func addDerived(
        _ question: CrossedQuestion, _ table: Int, _ by: AnswerCounts, to linked: inout LinkedQuestion
    ) {
        for row in question.derived {
            for (column, byCode) in by.codes.enumerated() {
                let name = CellName(question: row.question, by: by.name, code: row.code, byCode: byCode)
                guard counts[name] != nil else { continue }
                let union = linked.tables.unions.count
                linked.tables.unions.append(
                    .init(table: table, rows: row.answers, column: column, release: .open))
                linked.cells.append(.init(index: linked.tables.index(ofUnion: union), names: [name]))
            }
        }
    }

    /// The valid answers by the valid categories; `nil` if the form has no such table.
    private func inner(_ question: CrossedQuestion, _ by: AnswerCounts) -> [[Int]]? {
        var table: [[Int]] = []
        for code in question.answers.codes.prefix(question.told) {
            let cells = by.codes.compactMap { byCode in
                counts[CellName(question: question.answers.name, by: by.name, code: code, byCode: byCode)]
            }
            guard cells.count == by.codes.count else { return nil }
            table.append(cells.map(\.n))
            if question.told < question.answers.codes.count { table.append(cells.map { $0.base - $0.n }) }
        }
        return table
    }
}
