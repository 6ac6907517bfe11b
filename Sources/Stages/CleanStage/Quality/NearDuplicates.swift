import StageFiles
import SurveyModel

/// Finds respondents nearly all of whose answers are those of an earlier one: the percent match of Kuriakose
/// and Robbins, "Don't get duped: fraud through duplication in public opinion surveys", Statistical Journal of
/// the IAOS 32 (2016), with their threshold.
///
/// What is compared are whole questions, so that the many unmarked options of a multiple one do not count as
/// agreement; demographics and texts are left out. Of a pair only questions that both answered are compared,
/// and only if they are enough for chance not to explain the match. Since every pair is looked at, forms
/// beyond a limit of rows are not searched.
struct NearDuplicates {
    static let threshold = 0.85
    static let leastQuestions = 20
    static let rowLimit = 10_000

    /// The variables of each question.
    private let questions: [[Int]]
    /// Small numbers for the answers, question by question.
    private var codes: [[UInt16]]
    private var known: [[String: UInt16]]
    private var respondents: [String] = []
    private var digests: [UInt64] = []
    /// There are more rows than can be compared.
    private(set) var isOverLimit = false

    init(_ instrument: Instrument, _ book: CodeBook) {
        questions = instrument.questions.filter { question in
            question.role == .none && question.kind != .text && question.kind != .date
                && !instrument.isFrame(question)
        }.map { $0.variables.map(book.number) }
        known = questions.map { _ in [:] }
        codes = questions.map { _ in [] }
    }

    /// Whether the form was searched.
    var isSearched: Bool { !isOverLimit && questions.count >= NearDuplicates.leastQuestions }

    /// - Parameters:
    ///   - digests: Of all the answers of each row; rows that are the same are not listed here.
    ///   - respondent: Who stands in a row.
    mutating func add(_ coded: CodedBlock, digests: [UInt64], respondent: (Int) -> String) {
        guard isSearched else { return }
        if respondents.count + coded.counted.count > NearDuplicates.rowLimit {
            isOverLimit = true
            (codes, known, respondents, self.digests) = ([], [], [], [])
            return
        }
        for row in coded.counted {
            respondents.append(respondent(row))
            self.digests.append(digests[row])
            for index in questions.indices { codes[index].append(code(of: index, coded, row)) }
        }
    }

    /// The nearest earlier respondent of each who has one near enough.
    var groups: [QualityReport.DuplicateGroup] {
        respondents.indices.compactMap { row in
            nearest(to: row).map { earlier, match in
                .init(
                    kind: .near, respondents: [respondents[earlier], respondents[row]], match: match)
            }
        }
    }

    /// A small number for the answer to a question; 0 where there is none.
    private mutating func code(of index: Int, _ coded: CodedBlock, _ row: Int) -> UInt16 {
        let variables = questions[index]
        if variables.contains(where: { coded.codes[$0][row] == CodeTable.invalid })
            || !variables.contains(where: { coded.isAnswered($0, row) })
        {
            return 0
        }
        let answer = variables.map { coded.text($0, row) }.joined(separator: " ")
        if let code = known[index][answer] { return code }
        // Rows are fewer than numbers, so each answer gets one of its own.
        let code = UInt16(known[index].count + 1)
        known[index][answer] = code
        return code
    }

    private func nearest(to row: Int) -> (row: Int, match: Double)? {
        let most = Int((1 - NearDuplicates.threshold) * Double(questions.count))
        var best: (row: Int, match: Double)?
        for (earlier, count) in differing(from: row).enumerated()
        where count <= most && digests[earlier] != digests[row] {
            guard let match = match(earlier, row), match > best?.match ?? 0 else { continue }
            best = (earlier, match)
        }
        return best
    }

    /// In how many questions each earlier row has another answer.
    private func differing(from row: Int) -> [UInt16] {
        var counts = Array(repeating: UInt16(0), count: row)
        for answers in codes where answers[row] != 0 {
            let answer = answers[row]
            counts.withUnsafeMutableBufferPointer { counts in
                answers.withUnsafeBufferPointer { answers in
                    // The compiler makes vectors of this.
                    for earlier in 0..<row {
                        let differs: UInt16 = answers[earlier] == answer ? 0 : 1
                        counts[earlier] &+= answers[earlier] == 0 ? 0 : differs
                    }
                }
            }
        }
        return counts
    }

    /// The share of matching answers; `nil` if it is below the threshold or of too few questions.
    private func match(_ first: Int, _ second: Int) -> Double? {
        var (compared, matching) = (0, 0)
        for answers in codes where answers[first] != 0 && answers[second] != 0 {
            compared += 1
            if answers[first] == answers[second] { matching += 1 }
        }
        guard compared >= NearDuplicates.leastQuestions else { return nil }
        let match = Double(matching) / Double(compared)
        return match >= NearDuplicates.threshold ? match : nil
    }
}
