import DelimitedText
import SurveyModel

/// Tells a row of totals, as spreadsheets have it at the end, from a respondent's.
struct TotalsRow {
    enum Verdict { case answers, certain, possible }

    private struct Column {
        var index: Int
        var count = 0
        var sum = 0.0
        var highest = -Double.infinity
    }

    private let idColumn: Int?
    private let closed: [(column: Int, variable: String)]
    private let recognizer: AnswerRecognizer
    private var numbers: [Column]

    init(_ mapping: ColumnMapping, _ instrument: Instrument, _ recognizer: AnswerRecognizer) {
        self.recognizer = recognizer
        idColumn = instrument.questions.first { $0.role == .id }.flatMap { mapping.column(of: $0.name) }
        let numeric = instrument.questions.filter {
            ($0.kind == .integer || $0.kind == .decimal) && $0.role != .id
        }
        numbers = numeric.compactMap { mapping.column(of: $0.name).map { Column(index: $0) } }
        closed = instrument.questions.filter { $0.kind == .single }.compactMap { question in
            mapping.column(of: question.name).map { ($0, question.name) }
        }
    }

    /// Counts a row of answers, to know the sums by.
    mutating func add(_ record: DelimitedRecord) {
        for index in numbers.indices { add(number(record, numbers[index].index), to: index) }
    }

    /// The same of a record in a batch.
    mutating func add(_ batch: RecordBatch, _ record: Int) {
        let first = batch.fields(of: record).lowerBound
        for index in numbers.indices {
            let text = batch.field(first + numbers[index].index)
            if !text.isEmpty { add(Self.number(String(decoding: text, as: UTF8.self)), to: index) }
        }
    }

    private mutating func add(_ number: Double?, to index: Int) {
        guard let number else { return }
        numbers[index].count += 1
        numbers[index].sum += number
        numbers[index].highest = max(numbers[index].highest, number)
    }

    /// Whether a row is one of answers whatever stands above it: its form number is written, or anything that is
    /// no number, and it does not begin with a word for totals.
    func holdsAnswers(_ batch: RecordBatch, _ record: Int, isWritten: (UnsafeRawBufferPointer) -> Bool)
        -> Bool
    {
        let fields = batch.fields(of: record)
        guard let first = fields.first(where: { !batch.field($0).isEmpty }), isWritten(batch.field(first)),
            !saysTotal(String(decoding: batch.field(first), as: UTF8.self))
        else { return false }
        if let idColumn { return isWritten(batch.field(fields.lowerBound + idColumn)) }
        return numbers.isEmpty
            || fields.contains { field in
                isWritten(batch.field(field)) && !numbers.contains { $0.index == field - fields.lowerBound }
            }
    }

    /// A row is one of totals if its first cell, or its form number, says so, no closed question is answered and
    /// all else is sums, counts or means of what stands above; without the word, if it has no form number and all
    /// it holds are sums greater than any answer. With the word and other numbers it may be one.
    func verdict(_ record: DelimitedRecord) -> Verdict {
        guard let first = record.fields.firstIndex(where: { !isBlankCell($0) }) else { return .answers }
        let isNamed = saysTotal(record.fields[first])
        let lacksID = idColumn.map { isBlankCell(record.fields[$0]) } ?? false
        if !isNamed, idColumn == nil { return isBareSum(record) ? .possible : .answers }
        guard isNamed || lacksID, !isAnswered(record) else { return .answers }
        let rest = record.fields.indices.filter {
            !isBlankCell(record.fields[$0]) && !(isNamed && $0 == first)
        }
        if !isNamed {
            return !rest.isEmpty && rest.allSatisfy { isGreaterSum(record, $0) } ? .certain : .answers
        }
        if first == idColumn || !rest.isEmpty && rest.allSatisfy({ isSum(record, $0) }) {
            return rest.allSatisfy { number(record, $0) != nil } ? .certain : .possible
        }
        return !rest.isEmpty && rest.allSatisfy { number(record, $0) != nil } ? .possible : .answers
    }

    /// Whether a text is a word for totals, alone or before others: «Итого по выборке».
    private func saysTotal(_ text: String) -> Bool {
        guard let sign = text.utf8.first, !(0x30...0x39).contains(sign) else { return false }
        let word = text.drop(while: \.isWhitespace).prefix { $0.isLetter }
        return KnownWords.means(.total, text) || KnownWords.means(.total, String(word))
    }

    /// Without form numbers: whether nothing but sums is filled, though the form has closed questions.
    private func isBareSum(_ record: DelimitedRecord) -> Bool {
        guard let number = numbers.first(where: { isGreaterSum(record, $0.index) }), !closed.isEmpty else {
            return false
        }
        return record.fields.indices.allSatisfy {
            $0 == number.index || isBlankCell(record.fields[$0]) || isGreaterSum(record, $0)
        }
    }

    private func isAnswered(_ record: DelimitedRecord) -> Bool {
        closed.contains { column, variable in
            recognizer.recognizes(record.fields[column], in: variable) == true
                && number(record, column) == nil
        }
    }

    private func isSum(_ record: DelimitedRecord, _ column: Int) -> Bool {
        guard let number = number(record, column), let known = numbers.first(where: { $0.index == column }),
            known.count > 1
        else { return false }
        let mean = known.sum / Double(known.count)
        return [known.sum, Double(known.count), mean].contains { abs($0 - number) < 0.006 }
    }

    private func isGreaterSum(_ record: DelimitedRecord, _ column: Int) -> Bool {
        guard let number = number(record, column), let known = numbers.first(where: { $0.index == column })
        else { return false }
        return known.count > 2 && number > known.highest && abs(known.sum - number) < 0.006
    }

    private func number(_ record: DelimitedRecord, _ column: Int) -> Double? {
        guard column < record.fields.count else { return nil }
        return Self.number(record.fields[column])
    }

    private static func number(_ text: String) -> Double? {
        Double(trimmed(text).replacing(",", with: "."))
    }
}
