import DelimitedText
import PersonalDetails
import Problems
import StageFiles
import SurveyModel

/// Keeps what names or reaches somebody out of everything that is written: whole columns, and parts of cells. Only of forms
/// whose questionnaire says `personal` `drop`.
struct PersonalScreen {
    /// A column that is dropped, and by what it is known.
    struct Column: Equatable {
        var kind: PersonalData.Kind
        var isByHeader: Bool
    }

    private let mapping: ColumnMapping
    private let recognizer: AnswerRecognizer
    private let instrument: Instrument
    /// By dropped column: how many cells hold something.
    private(set) var dropped: [Int: Int]
    /// By variable and kind: from how many cells something was taken out.
    private(set) var cleared: [String: [PersonalData.Kind: Int]] = [:]

    /// - Returns: `nil` if the form keeps personal details.
    init?(_ mapping: ColumnMapping, _ instrument: Instrument, _ recognizer: AnswerRecognizer) {
        guard instrument.dropsPersonalData else { return nil }
        (self.mapping, self.instrument, self.recognizer) = (mapping, instrument, recognizer)
        dropped = mapping.personal.mapValues { _ in 0 }
    }

    /// The row as it may be written.
    mutating func screened(_ record: DelimitedRecord) -> DelimitedRecord {
        var record = record
        for column in dropped.keys where column < record.fields.count {
            if !isBlankCell(record.fields[column]) { dropped[column, default: 0] += 1 }
        }
        for (column, variable) in mapping.variables.enumerated() where column < record.fields.count {
            guard let variable, !isBlankCell(record.fields[column]) else { continue }
            let (text, kinds) = screened(record.fields[column], of: variable)
            if kinds.isEmpty { continue }
            record.fields[column] = text
            for kind in kinds { cleared[variable, default: [:]][kind, default: 0] += 1 }
        }
        return record
    }

    private func screened(_ cell: String, of variable: String) -> (text: String, kinds: [PersonalData.Kind]) {
        if recognizer.recognizes(cell, in: variable) == true { return (cell, []) }
        let question = instrument.questions.first {
            $0.name == variable || $0.variables.contains(variable)
        }
        if question?.role == .id {
            // A part of a form number would be another form's number.
            guard let kind = PersonalData.kind(ofCell: cell) else { return (cell, []) }
            return ("", [kind])
        }
        switch question?.kind {
        case .text, nil: return PersonalData.cleared(cell)
        case .date:
            return PersonalData.beginsWithDate(cell) || !holdsPerson(cell)
                ? (cell, []) : PersonalData.cleared(cell)
        case .single, .multiple, .rank, .integer, .decimal:
            // Slips of the keyboard in answers of the list are mended later.
            if question?.allowsOwnAnswer == true || holdsPerson(cell) { return PersonalData.cleared(cell) }
            return (cell, [])
        }
    }

    private func holdsPerson(_ cell: String) -> Bool {
        let digits = cell.count(where: \.isWholeNumber)
        return digits > 8 && PersonalData.holdsNumber(cell)
            || digits <= 8 && PersonalData.kind(ofCell: cell) == .name
    }
}

extension PersonalScreen {
    var columnsDropped: [IngestReport.DroppedColumn] {
        dropped.sorted { $0.key < $1.key }.compactMap { column, cells in
            mapping.personal[column].map {
                IngestReport.DroppedColumn(
                    column: column + 1, kind: $0.kind.rawValue, isByHeader: $0.isByHeader, cells: cells)
            }
        }
    }

    var cellsCleared: [IngestReport.ClearedCells] {
        mapping.variables.compactMap(\.self).flatMap { variable in
            PersonalData.Kind.allCases.compactMap { kind in
                cleared[variable]?[kind].map {
                    IngestReport.ClearedCells(variable: variable, kind: kind.rawValue, cells: $0)
                }
            }
        }
    }
}

extension PersonalScreen {
    /// Says what was dropped and taken out, in kinds and numbers.
    func tell(_ file: IngestReport.File, at header: Position, _ report: ProblemReport) {
        if !columnsDropped.isEmpty {
            let problem = IngestProblem.personalColumns(
                columnsDropped.map(\.column), kinds: columnsDropped.map(\.kind))
            report(Problem(.note, at: header, problem))
        }
        var told: Set<String> = []
        for variable in cellsCleared.map(\.variable) where told.insert(variable).inserted {
            let own = cellsCleared.filter { $0.variable == variable }
            let problem = IngestProblem.personalCells(
                variable, kinds: own.map(\.kind), cells: own.map(\.cells).max() ?? 0)
            report(Problem(.warning, at: header, problem))
        }
    }
}

extension ColumnMapping {
    /// Gives up the columns that hold personal details: by their headers, where no question has that header, and by what most
    /// of the cells hold that were looked at. Of the questions only texts and form numbers may be such columns.
    mutating func dropPersonal(_ instrument: Instrument, _ rows: [DelimitedRecord]) {
        guard instrument.dropsPersonalData else { return }
        for (column, variable) in variables.enumerated() {
            let question = instrument.questions.first { $0.name == variable }
            if variable == nil, let kind = PersonalData.kind(ofHeader: header.text(column)) {
                drop(column, .init(kind: kind, isByHeader: true))
                continue
            }
            let mayHold = variable == nil || question?.kind == .text || question?.role == .id
            let filled = rows.filter { column < $0.fields.count && !isBlankCell($0.fields[column]) }
            let kinds = mayHold ? filled.compactMap { PersonalData.kind(ofCell: $0.fields[column]) } : []
            let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
            let most = PersonalData.Kind.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
            if let most, 2 * kinds.count >= filled.count, !kinds.isEmpty {
                drop(column, .init(kind: most, isByHeader: false))
            }
        }
    }
}
