import CivilCalendar
import DelimitedText
import Problems
import SurveyModel

/// The rows of a targets file, read but not yet compared with the questionnaire.
struct TargetFile {
    let path: String
    private(set) var targets: [Target] = []
    private(set) var problems: [Problem] = []
    private var columns: [Column: Int] = [:]

    private enum Column: String, CaseIterable {
        case question, measure, code, value
        case condition = "where"
        case note

        static let required: [Column] = [.question, .measure, .code, .value]
    }

    /// - Throws: `Failure` if the file cannot be read or its header is not that of a targets file. What is
    ///   wrong with single rows is gathered in ``problems``.
    init(path: String) throws {
        try self.init(RecordReader(path: path) { Column(rawValue: $0) != nil }, path: path)
    }

    init(_ reader: RecordReader, path: String) throws {
        self.path = path
        let header = try reader.next() ?? DelimitedRecord(line: 1, fields: [])
        try readHeader(header)
        while let record = try reader.next() {
            guard record.fields.count == header.fields.count else {
                complain(record.line, .raggedRow(fields: record.fields.count, columns: header.fields.count))
                continue
            }
            if let target = target(record) { targets.append(target) }
        }
    }

    private mutating func readHeader(_ header: DelimitedRecord) throws {
        for (index, name) in header.fields.enumerated() {
            guard let column = Column(rawValue: name) else {
                let nearest = nearestName(to: name, among: Column.allCases.map(\.rawValue))
                throw failure(header.line, .unknownColumn(name, nearest: nearest))
            }
            columns[column] = index
        }
        for column in Column.required where columns[column] == nil {
            throw failure(header.line, .missingColumn(column.rawValue))
        }
    }

    private func cell(_ column: Column, of record: DelimitedRecord) -> String {
        columns[column].map { record.fields[$0] } ?? ""
    }

    private mutating func target(_ record: DelimitedRecord) -> Target? {
        let name = cell(.measure, of: record)
        guard let measure = Measure(rawValue: name) else {
            let nearest = nearestName(to: name, among: Measure.allCases.map(\.rawValue))
            complain(record.line, .unknownMeasure(name, nearest: nearest))
            return nil
        }
        var target = Target(
            line: record.line, question: cell(.question, of: record), measure: measure,
            code: cell(.code, of: record))
        let value = cell(.value, of: record)
        target.value = number(value)
        if !value.isEmpty, target.value?.isFinite != true {
            complain(record.line, .notANumber(value))
            return nil
        }
        let condition = cell(.condition, of: record)
        if condition.isEmpty { return target }
        do throws(ExpressionError) {
            target.condition = try Expression(parsing: condition)
            return target
        } catch {
            complain(record.line, .badCondition(error))
            return nil
        }
    }

    private mutating func complain(_ line: Int, _ problem: TargetProblem) {
        problems.append(Problem(.error, at: Position(file: path, line: line), problem))
    }

    private func failure(_ line: Int, _ problem: TargetProblem) -> Failure {
        .data(at: Position(file: path, line: line), problem)
    }
}

/// A number, a fraction like `8/21`, or a date as its days since 1970.
private func number(_ text: String) -> Double? {
    if let day = CalendarDay(text) { return Double(day.number) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return Double(text) }
    guard let above = Double(parts[0]), let below = Double(parts[1]), below != 0 else { return nil }
    return above / below
}
