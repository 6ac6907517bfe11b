import Statistics
import Testing

/// The answers to a ``RandomSurvey`` as one of the many exports that say the same.
struct SurveyExport: CustomTestStringConvertible {
    enum Headers: CaseIterable { case names, numbers, kazakh, russian, twoRows }
    enum Layout: CaseIterable { case plain, titled, framed, separatorLine }
    /// How choices are written.
    enum Wording: CaseIterable { case codes, kazakh, russian, numbered, shabby, lookAlike, neighbours, lost }

    var encoding = "UTF-8"
    var delimiter = ","
    var lineBreak = "\n"
    var headers = Headers.names
    var layout = Layout.plain
    var wording = Wording.codes
    /// Several answers in one cell, or a column each.
    var isJoined = false

    private static let encodings = [
        "UTF-8", "UTF-16LE", "UTF-16BE", "CP1251", "RK1048", "PT154", "CP866", "MAC-CYRILLIC", "ISO-8859-5",
    ]
    private static let delimiters = [",", ";", "\t", "|"]
    private static let lineBreaks = ["\n", "\r\n", "\r"]

    var testDescription: String {
        let delimiter = delimiter == "\t" ? "tab" : delimiter
        let cells = isJoined ? "one cell" : "columns"
        return "\(encoding) \(delimiter) \(headers) \(layout) \(wording) \(cells)"
    }

    /// Every encoding with every delimiter and wording, the rest in turn.
    static let all: [SurveyExport] = {
        var all: [SurveyExport] = []
        for (number, encoding) in encodings.enumerated() {
            for (index, wording) in Wording.allCases.enumerated() {
                let turn = number * 3 + index
                all.append(
                    SurveyExport(
                        encoding: encoding, delimiter: delimiters[(number + index) % 4],
                        lineBreak: lineBreaks[turn % 3], headers: Headers.allCases[turn % 5],
                        layout: Layout.allCases[(turn / 2) % 4], wording: wording, isJoined: turn % 2 == 0))
            }
        }
        return all
    }()

    static func random(using generator: inout SplitMix64) -> SurveyExport {
        func any<T>(_ list: [T]) -> T { list[Int(generator.next() % UInt64(list.count))] }
        return SurveyExport(
            encoding: any(encodings), delimiter: any(delimiters), lineBreak: any(lineBreaks),
            headers: any(Headers.allCases), layout: any(Layout.allCases), wording: any(Wording.allCases),
            isJoined: any([true, false]))
    }

    private var canWriteKazakh: Bool {
        !["CP1251", "CP866", "MAC-CYRILLIC", "ISO-8859-5"].contains(encoding)
    }

    /// The export's bytes.
    func bytes(of survey: RandomSurvey) throws -> [UInt8] {
        let head = header(survey)
        let rows = head + survey.answers.map { cells($0, survey) }
        let width = head[0].count
        var lines = rows.map(line)
        switch layout {
        case .plain: break
        case .titled: lines = ["Опрос 2026", ""] + lines
        case .framed:
            let blank = String(repeating: delimiter, count: width + 1)
            lines = [blank] + rows.map { line([""] + $0 + [""]) } + [blank, blank]
        case .separatorLine: lines = ["sep=\(delimiter)"] + lines
        }
        var text = lines.map { $0 + lineBreak }.joined()
        if !canWriteKazakh { text = text.mapLetters(Letters.lost) }
        return try encoded(text, as: encoding)
    }

    private func line(_ cells: [String]) -> String {
        cells.map { cell in
            let isSpecial = cell.contains { delimiter.contains($0) || $0.isNewline || $0 == "\"" }
            return isSpecial ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: delimiter)
    }
}

extension SurveyExport {
    private func header(_ survey: RandomSurvey) -> [[String]] {
        let columns = [("id", "")] + survey.questions.flatMap { columnHeaders(of: $0) }
        if headers != .twoRows {
            return [columns.map { $1.isEmpty ? $0 : headers == .kazakh ? "\($0): \($1)" : "\($0)[\($1)]" }]
        }
        var last = ""
        let questions = columns.map { question, option in
            defer { last = question }
            return option.isEmpty || question != last ? question : ""
        }
        return [questions, columns.map { $1.isEmpty && $0 != "id" ? "Жауап" : $1 }]
    }

    /// The headers of a question's columns: of the question, and of the option if there is a column for it.
    private func columnHeaders(of question: RandomSurvey.Question) -> [(String, String)] {
        let language = headers == .russian ? 1 : 0
        let text: String
        switch headers {
        case .names: text = question.name
        case .numbers: text = "№" + question.name.dropFirst()
        case .kazakh, .russian, .twoRows: text = question.texts[language]
        }
        if question.allowsOwnAnswer { return [(text, ""), ("\(question.name)_other", "")] }
        guard question.kind == .multiple || question.kind == .rank, !isJoined else { return [(text, "")] }
        let isNumbered = headers == .names || headers == .numbers
        return zip(question.codes, question.choices).map { (text, isNumbered ? $0 : $1[language]) }
    }

    private func cells(_ answers: [String], _ survey: RandomSurvey) -> [String] {
        var cells = [answers[0]]
        var index = 1
        for question in survey.questions {
            let values = Array(answers[index..<(index + question.variables.count)])
            index += values.count
            cells += self.cells(values, question)
        }
        return cells
    }

    private func cells(_ values: [String], _ question: RandomSurvey.Question) -> [String] {
        switch question.kind {
        case .single: return [word(values[0], question)] + values.dropFirst()
        case .multiple:
            let chosen = zip(question.codes, values).filter { $1 == "1" }.map { word($0.0, question) }
            return isJoined ? [chosen.joined(separator: "; ")] : values
        case .rank:
            let order = zip(question.codes, values).sorted { (Int($0.1) ?? 0) < (Int($1.1) ?? 0) }
            if !isJoined { return values }
            return [values[0].isEmpty ? "" : order.map { word($0.0, question) }.joined(separator: ", ")]
        case .decimal: return [wording == .codes ? values[0] : values[0].replacing(".", with: ",")]
        case .integer: return [wording == .shabby && !values[0].isEmpty ? "\(values[0]) лет" : values[0]]
        case .date:
            let parts = values[0].split(separator: "-").reversed()
            return [wording == .codes ? values[0] : parts.joined(separator: ".")]
        case .text: return values
        }
    }

    /// A choice as it was typed.
    private func word(_ code: String, _ question: RandomSurvey.Question) -> String {
        guard let index = question.codes.firstIndex(of: code) else { return "" }
        let (kazakh, russian) = (question.choices[index][0], question.choices[index][1])
        switch wording {
        case .codes: return code
        case .kazakh: return kazakh
        case .russian: return russian
        case .numbered: return "\(index + 1)) \(kazakh)"
        case .shabby: return "  \(russian.uppercased().replacing(" ", with: " \u{A0}")). "
        case .lookAlike: return russian.mapLetters(Letters.latin)
        case .neighbours: return kazakh.mapLetters(Letters.neighbours)
        case .lost: return kazakh.mapLetters(Letters.lost)
        }
    }
}

/// What becomes of a letter on the way.
private enum Letters {
    static let latin: [Character: Character] = ["а": "a", "е": "e", "о": "o", "р": "p", "с": "c"]
    static let neighbours: [Character: Character] = [
        "қ": "к", "ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "ө": "о",
    ]
    static let lost: [Character: Character] = Dictionary(
        uniqueKeysWithValues: "қәіңғүұөҚӘІҢҒҮҰӨ".map { ($0, "?") })
}

extension String {
    fileprivate func mapLetters(_ letters: [Character: Character]) -> String {
        String(map { letters[$0] ?? $0 })
    }
}
