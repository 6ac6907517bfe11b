import StageFiles
import SurveyModel

/// How a respondent stands to an item.
enum Outcome: Hashable { case answered, blank, invalid, notAsked }

/// Reads one item's answer off the rows of `coded.csv`.
struct ItemReader {
    let item: ClosedItem
    private var source: any AnswerSource

    /// - Throws: `Failure` if the rows lack one of its variables.
    init(_ item: ClosedItem, of rows: CodedRows) throws {
        self.item = item
        source =
            switch item.kind {
            case .single, .grid, .score: try OneAnswer(item, rows)
            case .multiple: try Flags(item, rows)
            case .rank: try Places(item, rows)
            }
    }

    /// Reads a derived share off the answers to the questions it is defined by.
    init(_ derived: DerivedShare, _ instrument: Instrument, of rows: CodedRows) throws {
        item = ClosedItem(derived)
        source = try DerivedAnswer(derived, instrument, rows)
    }

    /// How many variables it is counted by: one for each option of a multiple question, else one.
    var variables: Int { item.isPerCode ? item.codes.count : 1 }

    /// How many codes each of these variables has: those of the item; given and not given for an option;
    /// the places of a ranking.
    var codesPerVariable: Int { item.kind == .multiple ? 2 : item.codes.count }

    /// Reads one respondent.
    ///
    /// - Parameter codes: Where the code of each variable goes, if the item was answered.
    mutating func read(_ row: CodedRow, into codes: inout [Int]) throws -> Outcome {
        try source.read(row, into: &codes)
    }
}

private protocol AnswerSource {
    mutating func read(_ row: CodedRow, into codes: inout [Int]) throws -> Outcome
}

private struct OneAnswer: AnswerSource {
    let column: CodedColumn

    init(_ item: ClosedItem, _ rows: CodedRows) throws {
        column = try CodedColumn(item.name, codes: item.codes.map(\.name), of: rows)
    }

    func read(_ row: CodedRow, into codes: inout [Int]) throws -> Outcome {
        let cell = try column(row)
        guard case .code(let code) = cell else { return Outcome(unanswered: [cell]) }
        codes[0] = code
        return .answered
    }
}

/// Answered are those who chose at least one option, or whose every flag says not chosen.
private struct Flags: AnswerSource {
    let columns: [CodedColumn]

    init(_ item: ClosedItem, _ rows: CodedRows) throws {
        columns = try item.codes.map { try CodedColumn($0.variable, codes: ["1", "0"], of: rows) }
    }

    func read(_ row: CodedRow, into codes: inout [Int]) throws -> Outcome {
        var (given, refused) = (0, 0)
        for (index, column) in columns.enumerated() {
            let cell = try column(row)
            codes[index] = cell == .code(0) ? 0 : 1
            given += cell == .code(0) ? 1 : 0
            refused += cell == .code(1) ? 1 : 0
        }
        if given > 0 || refused == columns.count { return .answered }
        return Outcome(unanswered: try columns.map { try $0(row) })
    }
}

/// Answered are those who gave every item a place; a ranking with gaps counts as invalid.
private struct Places: AnswerSource {
    let columns: [CodedColumn]

    init(_ item: ClosedItem, _ rows: CodedRows) throws {
        let places = item.codes.indices.map { String($0 + 1) }
        columns = try item.codes.map { try CodedColumn($0.variable, codes: places, of: rows) }
    }

    func read(_ row: CodedRow, into codes: inout [Int]) throws -> Outcome {
        var given = 0
        for (index, column) in columns.enumerated() {
            guard case .code(let place) = try column(row) else { continue }
            codes[index] = place
            given += 1
        }
        if given == columns.count { return .answered }
        return given > 0 ? .invalid : Outcome(unanswered: try columns.map { try $0(row) })
    }
}

/// A condition is looked into once for each combination of answers.
private struct DerivedAnswer: AnswerSource {
    private let condition: Expression
    private let questions: [Question]
    private let variables: [String]
    private let indices: [Int]
    private var known: [[String]: CodedCell] = [:]

    init(_ derived: DerivedShare, _ instrument: Instrument, _ rows: CodedRows) throws {
        condition = derived.condition
        questions = condition.questions.compactMap(instrument.question(named:))
        variables = questions.flatMap(\.variables)
        indices = try variables.map { try rows.column(of: $0) }
    }

    mutating func read(_ row: CodedRow, into codes: inout [Int]) throws -> Outcome {
        let answers = indices.map { row.fields[$0] }
        let cell = known[answers] ?? judge(answers)
        known[answers] = cell
        guard case .code(let code) = cell else { return Outcome(unanswered: [cell]) }
        codes[0] = code
        return .answered
    }

    private func judge(_ answers: [String]) -> CodedCell {
        let coded = Dictionary(zip(variables, answers)) { first, _ in first }
        let truth = condition.truth { name in
            questions.first { $0.name == name }?.validAnswer(coded) ?? []
        }
        switch truth {
        case .yes: return .code(0)
        case .no: return .code(1)
        case .unknown:
            let unanswered = answers.compactMap(CodedCell.init(unanswered:))
            return [.invalid, .notAsked].first(where: unanswered.contains) ?? .blank
        }
    }
}

extension Question {
    /// The answer without choices that count as no valid answer.
    fileprivate func validAnswer(_ coded: [String: String]) -> Answer {
        answer { coded[$0] ?? Unanswered.blank }.filter { choice(named: $0)?.isMissing != true }
    }
}

extension Outcome {
    /// What several cells without an answer say together.
    fileprivate init(unanswered cells: [CodedCell]) {
        self = cells.contains(.invalid) ? .invalid : cells.contains(.notAsked) ? .notAsked : .blank
    }
}
