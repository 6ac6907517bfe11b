import DelimitedText
import Problems
import SurveyModel

/// How an export is to be read.
struct Layout {
    var encoding: TextEncoding
    var dialect: Dialect
    var mapping: ColumnMapping
    /// Whether rows may be copied without a look at their cells.
    var takesPlainRows = true
}

/// Finds out how an export is to be read. The instrument is the judge: of all readings that come into
/// question, the one is taken under which most headers and answers are recognised.
struct LayoutFinder {
    let matcher: HeaderMatcher
    let recognizer: AnswerRecognizer
    /// The letters of the form's labels, to decide between encodings under which equally much is recognised.
    let letters: LetterScore

    /// In how many rows from the top the header is looked for.
    static let headerRows = 15
    /// How many rows of answers are looked at.
    private static let answerRows = 200

    init(_ instrument: Instrument, form: Form) {
        matcher = HeaderMatcher(instrument, values: form.cleaning.values)
        recognizer = AnswerRecognizer(instrument, form: form)
        letters = LetterScore(instrument.letters)
    }

    /// A way of reading and how much is recognised by it.
    struct Reading {
        var layout: Layout
        /// Headers and answers recognised, and those there are.
        var recognized: Int
        var examined: Int
        var text: [UInt8]

        var isDoubtful: Bool { recognized * 2 < examined }

        /// More is recognised by it; if it is equally much, more columns are, or the header stands higher.
        func isBetter(than other: Reading) -> Bool {
            let (a, b) = (layout.mapping, other.layout.mapping)
            return (recognized, a.recognized, b.header.line) > (other.recognized, b.recognized, a.header.line)
        }
    }

    /// The best reading under each encoding that comes into question, the best first.
    func readings(_ sample: ExportSample, encoding: TextEncoding?) -> [Reading] {
        let encodings = encoding.map { [$0] } ?? sample.encodings
        let readings = encodings.compactMap { reading(sample, $0) }
        let best = readings.map(\.recognized).max()
        let isTied = readings.count { $0.recognized == best } > 1
        let scored = readings.map { ($0, isTied ? letters.of(Array($0.text.prefix(1 << 16))) : 0) }
        // The sort must leave ties in the order of the encodings.
        return scored.enumerated().sorted { a, b in
            (b.element.0.recognized, b.element.1, a.offset) < (a.element.0.recognized, a.element.1, b.offset)
        }.map(\.element.0)
    }

    private func reading(_ sample: ExportSample, _ encoding: TextEncoding) -> Reading? {
        let text = sample.decoded(from: encoding)
        var best: Reading?
        let dialects = sample.isConverted ? [.comma] : separator(text).map { [$0] } ?? Dialect.candidates
        for dialect in dialects {
            guard let candidate = reading(text, encoding, dialect) else { continue }
            if best.map({ candidate.isBetter(than: $0) }) ?? true { best = candidate }
        }
        return best
    }

    private func reading(_ text: [UInt8], _ encoding: TextEncoding, _ dialect: Dialect) -> Reading? {
        let isMarked = separator(text) != nil
        let all = records(text, dialect)
        let rows = isMarked ? Array(all.drop { $0.line == 1 }) : all
        guard var mapping = header(rows).map({ described($0, rows) }) else { return nil }
        let lastLine = max(mapping.header.lastLine, mapping.header.describedLine)
        let answers = rows.filter { $0.line > lastLine }
        mapping.settle(matcher.instrument, answers, recognizer)
        mapping.spreadColumn = mapping.spread(matcher, answers, recognizer)
        mapping.dropPersonal(matcher.instrument, answers)
        mapping.noteNumberKinds(matcher.instrument, answers)
        let cells = mapping.variables.enumerated().flatMap { column, variable in
            answers.compactMap { row in
                variable.flatMap {
                    column < row.fields.count ? recognizer.recognizes(row.fields[column], in: $0) : nil
                }
            }
        }
        return Reading(
            layout: Layout(
                encoding: encoding, dialect: dialect, mapping: mapping,
                takesPlainRows: !matcher.instrument.dropsPersonalData),
            recognized: mapping.recognized + cells.count(where: \.self),
            examined: mapping.headed + cells.count, text: text)
    }

    /// The row, or the two rows, in which most headers are recognised; the first such, and one row rather
    /// than two.
    private func header(_ rows: [DelimitedRecord]) -> ColumnMapping? {
        let rows = rows.prefix(Self.headerRows)
        var best: ColumnMapping?
        for index in rows.indices {
            let single = ColumnMapping(HeaderRows(questions: rows[index], options: nil), matcher: matcher)
            if single.recognized > best?.recognized ?? -1 { best = single }
            if index > 0 {
                let double = ColumnMapping(
                    HeaderRows(questions: rows[index - 1], options: rows[index]), matcher: matcher)
                if double.recognized > best?.recognized ?? -1 { best = double }
            }
            // The row below may still be one of options.
            if let best, best.header.lastLine < rows[index].line, isCertain(best) { break }
        }
        return best
    }

    /// With the rows between the header and Qualtrics' third one, which say what the columns are.
    private func described(_ mapping: ColumnMapping, _ rows: [DelimitedRecord]) -> ColumnMapping {
        let below = rows.prefix(Self.headerRows).filter { $0.line > mapping.header.lastLine }
        guard let last = below.firstIndex(where: { $0.fields.contains(where: HeaderRows.isImportID) }) else {
            return mapping
        }
        var header = mapping.header
        header.describedLine = below[last].line
        header.descriptions = last > 0 ? below[last - 1] : nil
        return ColumnMapping(header, matcher: matcher)
    }

    /// Most of its cells are headers, and most questions are among them: no row below can be a better one.
    private func isCertain(_ mapping: ColumnMapping) -> Bool {
        mapping.recognized * 2 > mapping.headed && mapping.recognized * 2 > matcher.instrument.questions.count
    }

    private func records(_ text: [UInt8], _ dialect: Dialect) -> [DelimitedRecord] {
        let reader = RowReader(MemorySource(text), file: "", dialect: dialect, shape: .any)
        var records: [DelimitedRecord] = []
        while records.count < Self.answerRows, let row = try? reader.next() {
            if case .record(let record) = row, !record.fields.allSatisfy(isBlankCell) {
                records.append(record)
            }
        }
        return records
    }

    /// The delimiter that Excel's first line `sep=;` names.
    private func separator(_ text: [UInt8]) -> Dialect? {
        let line = text.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
        guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
            let delimiter = line.last, delimiter < 0x80
        else { return nil }
        return Dialect(delimiter: delimiter)
    }
}

extension Instrument {
    /// The letters beyond ASCII in its labels.
    fileprivate var letters: Set<Character> {
        let labels = questions.flatMap { question in [question.label] + question.choices.map(\.label) }
        return Set(labels.flatMap { $0.byLanguage.values.joined() }.filter { $0.isLetter && !$0.isASCII })
    }
}
