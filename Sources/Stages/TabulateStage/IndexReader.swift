import StageFiles
import SurveyModel

/// Reads the scores of a form's indices off the columns of `coded.csv`. Answers are looked into once for each
/// combination of them in a block.
struct IndexReader: Sendable {
    /// What a respondent has in every index, and what one without a score is counted as.
    struct Respondent {
        var scores: [IndexScores.Score]
        var unanswered: Int32
    }

    let scores: IndexScores
    private let table: CodedTable
    private let columns: [Int]

    /// - Throws: `Failure` if the table lacks one of the variables.
    init(_ scores: IndexScores, of table: CodedTable) throws {
        self.scores = scores
        self.table = table
        columns = try scores.variables.map { try table.column(of: $0) }
    }

    /// The respondents of a block.
    func respondents(_ block: ColumnBlock) -> [Respondent] {
        let combinations = table.combinations(of: columns, in: block)
        let respondents = combinations.firstRows.map { row in
            score(columns.map { table.text(block, row: row, column: $0) })
        }
        return combinations.numbers.map { respondents[Int($0)] }
    }

    private func score(_ cells: [String]) -> Respondent {
        let coded = Dictionary(zip(scores.variables, cells)) { first, _ in first }
        let isAsked = cells.contains { $0 != Unanswered.notAsked }
        return Respondent(
            scores: scores.scores { coded[$0] ?? Unanswered.blank },
            unanswered: isAsked ? Slot.blank : Slot.notAsked)
    }
}

extension StageOutput {
    /// Writes each respondent's scores.
    func write(_ indices: IndexReader, of table: CodedTable) throws {
        if indices.scores.indices.isEmpty { return remove(FileName.indices) }
        let file = try file(FileName.indices)
        try file.write([respondentVariable] + indices.scores.indices.map(\.name))
        for index in 0..<table.columns.blockCount {
            let block = try table.columns.block(index)
            for (row, respondent) in indices.respondents(block).enumerated() {
                let values = respondent.scores.map { $0.value.map(format) ?? "" }
                try file.write([table.text(block, row: row, column: 0)] + values)
            }
        }
    }
}

extension Wave {
    /// The indices of a form, each item found among its questions.
    ///
    /// - Throws: `Failure` with the items that cannot be scored, at their lines in the rules file.
    func indexScores(of form: Form, _ instrument: Instrument) throws -> IndexScores {
        guard let path = swot?.rules else { return .none }
        let book = try RuleBook.load(path: path)
        return try IndexScores(
            book.indices.filter { $0.form == form.name }, instrument,
            taken: book.derived.filter { $0.form == form.name }.map(\.name), file: path)
    }
}
