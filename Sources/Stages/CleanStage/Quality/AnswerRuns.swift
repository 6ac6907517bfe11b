import StageFiles
import SurveyModel

/// Finds respondents one after the other, in the order of the exports, who gave the same answer, more of them
/// than chance explains.
///
/// In `n` answers of which a share `p` is the answer in question, the expected number of runs of at least `l`
/// is `p^l (1 + (n - l)(1 - p))` (Feller, An Introduction to Probability Theory and Its Applications I, XIII);
/// a run is listed where that is below the bound. An export sorted by an answer shows here too.
struct AnswerRuns {
    static let bound = 0.001

    fileprivate struct Run {
        var length = 0
        /// The rows it begins and ends on.
        var first = 0
        var last = 0
    }

    fileprivate struct Item {
        var name: String
        var variable: Int
        var code: Int?
        var current = Run()
        /// By code: how often it was given, and its longest run.
        var codes: [(count: Int, longest: Run)] = []
        /// The texts of the codes, and the codes of texts that have none in the book.
        var texts: [String]
        var others: [String: Int] = [:]
    }

    private var questions: [Item]

    init(_ instrument: Instrument, _ book: CodeBook) {
        questions = instrument.questions
            .filter { $0.role != .id && $0.role != .weight && ($0.kind == .single || $0.isScore) }
            .filter { !instrument.isFrame($0) }
            .map { question in
                let variable = book.number(of: question.name)
                return Item(name: question.name, variable: variable, texts: book.tables[variable].texts)
            }
    }

    /// - Parameter firstRow: The number of the block's first row.
    mutating func add(_ coded: CodedBlock, firstRow: Int) {
        for index in questions.indices { questions[index].add(coded, firstRow) }
    }

    /// The longest run of each answer, where it is improbable.
    ///
    /// - Parameter names: Who stands in some rows, by row.
    func found(_ names: ([Int]) throws -> [Int: String]) rethrows -> [QualityReport.Run] {
        try questions.flatMap { try found($0, names) }
    }

    private func found(
        _ item: Item, _ names: ([Int]) throws -> [Int: String]
    ) rethrows -> [QualityReport.Run] {
        let n = item.codes.reduce(0) { $0 + $1.count }
        let given = zip(item.texts, item.codes).filter { $0.1.count > 0 }.sorted { $0.0 < $1.0 }
        let improbable = given.filter { _, counted in
            let share = Double(counted.count) / Double(n)
            return AnswerRuns.expected(counted.longest.length, of: n, share: share) < AnswerRuns.bound
        }
        return try improbable.map { code, counted in
            let run = counted.longest
            let names = try names([run.first, run.last])
            return .init(
                question: item.name, code: code, length: run.length, first: names[run.first] ?? "",
                last: names[run.last] ?? "")
        }
    }

    /// The expected number of runs at least that long.
    static func expected(_ length: Int, of n: Int, share: Double) -> Double {
        let power = (0..<length).reduce(1.0) { product, _ in product * share }
        return power * (1 + Double(n - length) * (1 - share))
    }
}

extension AnswerRuns.Item {
    fileprivate mutating func add(_ coded: CodedBlock, _ firstRow: Int) {
        let cells = coded.codes[variable]
        // Counted when a run or the block ends.
        var since = 0
        for row in coded.counted {
            let answer = number(of: cells[row], row, coded)
            if answer != code {
                keep(since)
                since = 0
                code = answer
                current = .init(length: 0, first: firstRow + row)
            }
            since += 1
            current.length += 1
            current.last = firstRow + row
        }
        keep(since)
    }

    /// Counts the answers since the last time, and keeps the run if it is the longest.
    private mutating func keep(_ count: Int) {
        guard let code else { return }
        while codes.count <= code { codes.append((0, .init())) }
        codes[code].count += count
        if current.length > codes[code].longest.length { codes[code].longest = current }
    }

    /// `nil` where there is no answer.
    private mutating func number(of code: UInt16, _ row: Int, _ coded: CodedBlock) -> Int? {
        if code < CodeTable.firstAnswer { return nil }
        return code == CodeTable.loose ? other(coded.text(variable, row)) : Int(code)
    }

    private mutating func other(_ text: String) -> Int {
        if let known = others[text] { return known }
        others[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }
}
