import DelimitedText
import Problems
import StageFiles
import SurveyModel

extension CodingDecisions {
    /// Reads a wave's coding file.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    static func load(path: String, _ instrument: Instrument) throws -> CodingDecisions {
        try load(.decisions(at: path), instrument)
    }

    static func load(_ file: RecordReader, _ instrument: Instrument) throws -> CodingDecisions {
        let table = try DecisionTable(file, columns: ["question", "answer", "code"])
        var reader = CodingReader(file: file.file, instrument: instrument)
        for row in table.rows { reader.add(row) }
        if !reader.problems.isEmpty { throw Failure(.data, reader.problems) }
        return reader.decisions
    }
}

/// Makes decisions of the rows of a coding file.
private struct CodingReader {
    let file: String
    let instrument: Instrument
    var decisions = CodingDecisions()
    var problems: [Problem] = []
    private var lines: [String: [MatchingKey: Int]] = [:]

    init(file: String, instrument: Instrument) {
        self.file = file
        self.instrument = instrument
    }

    mutating func add(_ row: DecisionTable.Row) {
        let (name, answer, cell) = (
            row.cells[0], MatchingKey(SpreadsheetText.original(row.cells[1])), row.cells[2]
        )
        let codes = cell.split { $0.isWhitespace || JoinedCoder.separators.contains($0) }.map(String.init)
        // Not decided yet.
        if codes.isEmpty { return }
        let texts = instrument.questions.filter { $0.kind == .text && $0.role != .id }
        guard let text = texts.first(where: { $0.name == name }) else {
            let nearest = nearestName(to: name, among: texts.map(\.name))
            return complain(row.line, .unknownText(name, nearest: nearest))
        }
        guard let frame = instrument.frame(of: text) else { return complain(row.line, .noFrame(name)) }
        for code in codes { add(code, of: answer, to: text.name, frame, line: row.line) }
    }

    private mutating func add(
        _ code: String, of answer: MatchingKey, to text: String, _ frame: Question, line: Int
    ) {
        guard frame.choice(named: code) != nil else {
            let nearest = nearestName(to: code, among: frame.choices.map(\.name))
            return complain(
                line,
                .unknownCode(
                    code, question: frame.name, nearest: nearest, choices: frame.choices.map(\.name)))
        }
        let known = decisions.codes[text]?[answer] ?? []
        if frame.kind != .multiple, let first = lines[text]?[answer], !known.contains(code) {
            return complain(line, .severalCodes(question: frame.name, firstLine: first))
        }
        if lines[text]?[answer] == nil { lines[text, default: [:]][answer] = line }
        decisions.add(code, of: answer, to: text)
    }

    private mutating func complain(_ line: Int, _ problem: CleanProblem) {
        problems.append(Problem(.error, at: Position(file: file, line: line), problem))
    }
}
