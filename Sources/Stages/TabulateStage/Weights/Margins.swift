import DelimitedText
import Problems
import SurveyModel

/// The population's shares to which a sample is raked: a `margins-*.csv` with the columns
/// `question, code, share` (or `count`).
struct Margins {
    /// What the population is like in one question.
    struct Margin {
        let item: ClosedItem
        /// By code: the share or count wanted, 0 where the file names none.
        var targets: [Double]
        /// By code: the line in the file.
        var lines: [Int?]
        /// The first line of the question.
        let line: Int
    }

    let file: String
    private(set) var all: [Margin] = []

    /// - Throws: `Failure` with all that is wrong with the file.
    init(path: String, _ instrument: Instrument) throws {
        try self.init(
            RecordReader(path: path, recognizing: ["question", "code", "share", "count"].contains), instrument
        )
    }

    init(_ reader: RecordReader, _ instrument: Instrument) throws {
        file = reader.file
        let header = try reader.next()?.fields ?? []
        guard header == ["question", "code", "share"] || header == ["question", "code", "count"] else {
            throw Failure.data(at: Position(file: file, line: 1), MarginProblem.badHeader)
        }
        var problems: [Problem] = []
        while let record = try reader.next() {
            if let problem = add(record, reader.dialect, instrument) {
                problems.append(Problem(.error, at: Position(file: file, line: record.line), problem))
            }
        }
        if all.isEmpty, problems.isEmpty {
            problems.append(Problem(.error, at: Position(file: file, line: 1), MarginProblem.empty))
        }
        if header[2] == "share" { problems += all.compactMap(wrongSum) }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }

    private mutating func add(
        _ record: DelimitedRecord, _ dialect: Dialect, _ instrument: Instrument
    ) -> MarginProblem? {
        guard record.fields.count == 3 else { return .badRow }
        let (name, code) = (record.fields[0], record.fields[1])
        guard let target = Double(dialect.withDecimalPoint(record.fields[2])), target >= 0, target.isFinite
        else {
            return .badNumber(question: name, code: code)
        }
        let singles = instrument.questions.filter { $0.kind == .single }
        guard let question = singles.first(where: { $0.name == name }), let item = ClosedItem(question) else {
            return .notAMargin(name, nearest: nearestName(to: name, among: singles.map(\.name)))
        }
        let valid = item.validCodes
        guard let index = valid.first(where: { item.codes[$0].name == code }) else {
            let known = valid.map { item.codes[$0].name }
            return .unknownCode(code, question: name, nearest: nearestName(to: code, among: known))
        }
        let margin = all.firstIndex { $0.item.name == name } ?? begin(item, record.line)
        if all[margin].lines[index] != nil { return .repeated(question: name, code: code) }
        all[margin].targets[index] = target
        all[margin].lines[index] = record.line
        return nil
    }

    private mutating func begin(_ item: ClosedItem, _ line: Int) -> Int {
        all.append(
            Margin(
                item: item, targets: item.codes.map { _ in 0 }, lines: item.codes.map { _ in nil }, line: line
            ))
        return all.count - 1
    }

    /// Shares add up to 1 or 100, give or take the rounding of what was published.
    private func wrongSum(_ margin: Margin) -> Problem? {
        let sum = margin.targets.reduce(0, +)
        if abs(sum - 1) <= 0.01 || abs(sum - 100) <= 1 { return nil }
        return Problem(
            .error, at: Position(file: file, line: margin.line),
            MarginProblem.wrongSum(question: margin.item.name, sum: sum))
    }
}
