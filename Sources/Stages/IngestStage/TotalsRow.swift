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
    /// Rows of answers so far, and what their form numbers are made of.
    private var rows = 0
    private var kinds: Set<FormNumberKind> = []
    private var lastKind: FormNumberKind?
    /// The same of the rows by which the export was understood.
    private let knownKinds: Set<FormNumberKind>

    init(_ mapping: ColumnMapping, _ instrument: Instrument, _ recognizer: AnswerRecognizer) {
        self.recognizer = recognizer
        knownKinds = mapping.numberKinds
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
        rows += 1
        if let idColumn { kinds.insert(FormNumberKind(record.fields[idColumn].utf8)) }
    }

    /// The same of a record in a batch.
    mutating func add(_ batch: RecordBatch, _ record: Int) {
        let first = batch.fields(of: record).lowerBound
        for index in numbers.indices {
            add(Self.number(batch.field(first + numbers[index].index)), to: index)
        }
        rows += 1
        guard let idColumn else { return }
        let kind = FormNumberKind(batch.field(first + idColumn))
        if kind != lastKind {
            kinds.insert(kind)
            lastKind = kind
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
        if let idColumn {
            let number = batch.field(fields.lowerBound + idColumn)
            return isWritten(number) && knownKinds.contains(FormNumberKind(number))
        }
        return numbers.isEmpty
            || fields.contains { field in
                isWritten(batch.field(field)) && !numbers.contains { $0.index == field - fields.lowerBound }
            }
    }

    /// A row is one of totals if its first cell, or its form number, says so, no closed question is answered and
    /// all else is sums, counts or means of what stands above; without the word, if it has no form number, or one of
    /// another kind than those above, and all it holds are sums greater than any answer; or if the number of rows
    /// above stands in such a form number. What looks like one and is not certain may be one.
    func verdict(_ record: DelimitedRecord) -> Verdict {
        guard let first = record.fields.firstIndex(where: { !isBlankCell($0) }) else { return .answers }
        let isNamed = saysTotal(record.fields[first])
        let lacksID = idColumn.map { isBlankCell(record.fields[$0]) } ?? false
        let isForeign = idColumn.map { isOfNewKind(record.fields[$0]) } ?? false
        if !isNamed, idColumn == nil { return isBareSum(record) ? .possible : .answers }
        guard isNamed || lacksID || isForeign, !isAnswered(record) else { return .answers }
        let rest = record.fields.indices.filter { column in
            !isBlankCell(record.fields[column])
                && !(isNamed && column == first || isForeign && column == idColumn)
        }
        let areNumbers = rest.allSatisfy { number(record, $0) != nil }
        let areSums = rest.allSatisfy { isSum(record, $0) }
        if isNamed {
            if first == idColumn, !isForeign, !areSums { return .possible }
            if first == idColumn || !rest.isEmpty && areSums { return areNumbers ? .certain : .possible }
            return !rest.isEmpty && areNumbers ? .possible : .answers
        }
        if !rest.isEmpty, rest.allSatisfy({ isGreaterSum(record, $0) }) { return .certain }
        guard isForeign, areNumbers, let idColumn, !holdsCode(record) else { return .answers }
        let isCounted = count(in: record.fields[idColumn]) == rows
        let numeric = rest.filter { column in numbers.contains { $0.index == column } }
        if isCounted, numeric.allSatisfy({ isSum(record, $0) }) { return .certain }
        return isCounted || !rest.isEmpty && areSums ? .possible : .answers
    }

    /// Whether a form number is made of other signs than all above, where there are enough to tell.
    private func isOfNewKind(_ number: String) -> Bool {
        rows > 1 && !isBlankCell(number) && !kinds.contains(FormNumberKind(number.utf8))
    }

    /// The one number in a text that is more than a number: `n=3`.
    private func count(in text: String) -> Int? {
        let figures = text.split { !($0.isASCII && $0.isWholeNumber) }
        return figures.count == 1 ? Int(figures[0]) : nil
    }

    /// Whether some closed question holds one of its codes.
    private func holdsCode(_ record: DelimitedRecord) -> Bool {
        closed.contains { recognizer.recognizes(record.fields[$0.column], in: $0.variable) == true }
    }

    /// Whether a text is a word for totals, alone or before others: «Итого по выборке».
    private func saysTotal(_ text: String) -> Bool {
        guard let sign = text.utf8.first, !(0x30...0x39).contains(sign) else { return false }
        if KnownWords.means(.total, String(text.prefix(1))), text.count == 1 { return true }
        let word = text.drop(while: \.isWhitespace).prefix { $0.isLetter }
        // `N` alone is one, `N 17` a form number.
        return KnownWords.means(.total, text) || word.count > 2 && KnownWords.means(.total, String(word))
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

    private static func number(_ text: UnsafeRawBufferPointer) -> Double? {
        // Most are a few figures or nothing.
        if text.count < 16, text.allSatisfy({ (0x30...0x39).contains($0) }) {
            return text.isEmpty ? nil : Double(text.reduce(0) { $0 * 10 + Int($1 & 0xF) })
        }
        return number(String(decoding: text, as: UTF8.self))
    }

    private static func number(_ text: String) -> Double? {
        let figures = trimmed(text).replacing(",", with: ".")
        return Double(figures.hasSuffix("%") ? String(figures.dropLast()) : figures)
    }
}
