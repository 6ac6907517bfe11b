import StageFiles
import SurveyModel

/// Which column of an export goes to which variable.
struct ColumnMapping {
    let header: HeaderRows
    private(set) var matches: [HeaderMatcher.Match?]
    /// Columns whose header fits several variables alike.
    private(set) var ambiguous: [(column: Int, variables: [String])] = []
    /// A column without a header that holds answers to the question on its left.
    var spreadColumn: (column: Int, question: String)?
    /// What form numbers are made of, as far as some of them were looked at; of two kinds or more each has two.
    var numberKinds: Set<FormNumberKind> = []
    /// Own answers of which the only column may be the mark or the text, as it is blank where it was looked at.
    var ownAnswersWithoutText: Set<String> = []
    /// Columns that are dropped, since they hold what names or reaches somebody.
    private(set) var personal: [Int: PersonalScreen.Column] = [:]
    private var columnOf: [String: Int] = [:]

    init(_ header: HeaderRows, matcher: HeaderMatcher) {
        self.header = header
        matches = header.matches(matcher)
        noteColumns()
        dropOptions(matcher)
        ambiguous = matches.indices.compactMap { column in
            guard matches[column] == nil else { return nil }
            let variables = header.ambiguous(column, matcher)
            return variables.isEmpty ? nil : (column, variables)
        }
    }

    /// Where a question with one answer has a column of its own, one headed by a choice holds a text beside that
    /// choice, and no mark.
    private mutating func dropOptions(_ matcher: HeaderMatcher) {
        for column in matches.indices {
            guard let variable = matches[column]?.variable, let question = matcher.question(of: variable),
                question.kind == .single, variable != question.name,
                self.column(of: question.name) != nil
            else { continue }
            matches[column] = nil
        }
        noteColumns()
    }

    private mutating func noteColumns() {
        let pairs = matches.enumerated().compactMap { column, match in match.map { ($0.variable, column) } }
        columnOf = Dictionary(pairs) { first, _ in first }
    }

    /// The variable of each column, in order; `nil` for a column that none of the form's questions claims.
    var variables: [String?] { matches.map { $0?.variable } }

    /// Whether the rows taken for a header are one beyond doubt: a question is named in them. A row of answers may hold
    /// numbers and the texts of options, but not that.
    private var hasNamedQuestion: Bool {
        let rules: [HeaderMatcher.Rule] = [
            .name, .text, .header, .firstWords, .textAndMore, .lostLetters,
        ]
        return matches.contains { $0.map { rules.contains($0.rule) } ?? false }
    }

    /// A column's header as messages may tell it; empty where it may be somebody's answer.
    func title(of column: Int) -> String { hasNamedQuestion ? header.text(column) : "" }

    /// Takes a column from whatever question had it.
    mutating func drop(_ column: Int, _ reason: PersonalScreen.Column) {
        matches[column] = nil
        personal[column] = reason
        noteColumns()
    }

    /// How many variables have a column.
    var recognized: Int { Set(matches.compactMap { $0?.variable }).count }

    /// The columns that have a header or a variable.
    var headed: Int { matches.indices.count { !header.isBlank($0) } }

    /// The first column of a variable.
    func column(of variable: String) -> Int? { columnOf[variable] }

    /// Gives a column to another variable, by what its cells hold.
    mutating func reassign(_ column: Int, to variable: String) {
        matches[column] = HeaderMatcher.Match(variable: variable, rule: .cells)
        noteColumns()
    }

    var mapped: [IngestReport.MappedColumn] {
        matches.enumerated().compactMap { index, match in
            match.map {
                IngestReport.MappedColumn(
                    column: index + 1, header: header.text(index), variable: $0.variable,
                    rule: $0.rule.rawValue)
            }
        }
    }

    /// Columns with a header that no question claims.
    var leftOver: [IngestReport.LeftOverColumn] {
        matches.indices.filter { matches[$0] == nil && personal[$0] == nil && !header.isBlank($0) }
            .map { IngestReport.LeftOverColumn(column: $0 + 1, header: title(of: $0)) }
    }
}
