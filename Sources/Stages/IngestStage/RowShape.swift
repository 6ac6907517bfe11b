import DelimitedText

/// What the rows below a header must look like.
struct RowShape {
    let mapping: ColumnMapping
    /// Columns that have neither header nor variable.
    let unheadedColumns: [Int]
    private let recognizer: AnswerRecognizer
    private let matcher: HeaderMatcher

    init(_ mapping: ColumnMapping, _ recognizer: AnswerRecognizer, _ matcher: HeaderMatcher) {
        self.mapping = mapping
        self.recognizer = recognizer
        self.matcher = matcher
        unheadedColumns = mapping.matches.indices.filter {
            mapping.matches[$0] == nil && mapping.header.isBlank($0)
        }
    }

    /// Whether a cell is a header for a variable, and no answer to it.
    func describes(_ cell: String, _ variable: String) -> Bool {
        recognizer.recognizes(cell, in: variable) != true
            && matcher.candidates(cell).contains { $0.variable == variable }
    }

    enum Fit { case fits, tooShort, tooLong }

    /// Columns without a header behind the last one may be missing; blank cells may be too many.
    func fit(_ record: DelimitedRecord) -> Fit {
        if record.fields.count < mapping.header.headedWidth { return .tooShort }
        return record.fields.dropFirst(mapping.header.width).allSatisfy(isBlankCell) ? .fits : .tooLong
    }

    var readerShape: RowReader.Shape {
        RowReader.Shape(
            fits: { $0.line <= mapping.header.lastLine || fit($0) == .fits }, holdsAnswers: holdsAnswers)
    }

    /// Whether at least half of the closed questions answered are answered from their lists, and more than
    /// one where there is more than one.
    private func holdsAnswers(_ record: DelimitedRecord) -> Bool {
        let told = zip(mapping.variables, record.fields).map { variable, cell in
            variable.flatMap { recognizer.recognizes(cell, in: $0) }
        }
        let recognized = told.count { $0 == true }
        let closed = mapping.variables.count { $0.map(recognizer.knows) ?? false }
        return recognized >= min(2, max(closed, 1)) && recognized * 2 >= told.count { $0 != nil }
    }
}
