import StageFiles
import SurveyModel

/// The figure that a rule reads, with the table rows it was read from.
struct Measurement {
    /// How the figure is written.
    enum Unit { case percent, points, number, none }

    var figure: Estimate
    /// How many answers it rests on; `nil` for an indicator, which is no sample.
    var base: Int?
    /// How many of them gave the answer.
    var count: Int?
    var code = ""
    /// What is named in the sentence: an answer, an item, several of them.
    var labels: [LocalizedText] = []
    var unit = Unit.percent
    /// The probability of error of a test.
    var p: Double?
    /// The figure of the previous wave.
    var previous: Double?
    var evidence: [String]

    /// Fewer answers carry no firm finding.
    static let smallBase = 30
    /// Fewer answers are told as counts, not as a share.
    static let leastBaseOfShare = 10

    /// `nil` if the figure does not reach the rule's threshold.
    func verdict(of rule: Rule) -> FindingRow.Verdict? {
        guard let value = figure.value else { return nil }
        let isBeyond = { (number: Double) in
            (rule.atLeast.map { number >= $0 } ?? true) && (rule.atMost.map { number <= $0 } ?? true)
        }
        // A figure that is released rounded is taken at the less favourable end of what it may be.
        let rounding = figure.rounding
        guard isBeyond(value - rounding), isBeyond(value + rounding) else { return nil }
        if !rule.hasThreshold { return FindingRow.Verdict.none }
        guard let base else { return .firm }
        guard base >= Self.smallBase, let low = figure.low, let high = figure.high else { return .suggestive }
        return isBeyond(low - rounding) && isBeyond(high + rounding) ? .firm : .suggestive
    }
}

/// Where a figure stands: a row of a released table, told by the columns that tell it from the others.
enum Evidence {
    static func distribution(_ form: String, _ question: String, code: String) -> String {
        row(form, FileName.distributions, [("question", question), ("code", code)])
    }

    static func number(_ form: String, _ question: String) -> String {
        row(form, FileName.numbers, [("question", question)])
    }

    static func duration(_ form: String, _ question: String) -> String {
        row(form, FileName.durations, [("question", question), ("by", ""), ("by_code", "")])
    }

    static func crosstab(_ form: String, _ question: String, _ code: String, by: String, _ group: String)
        -> String
    {
        row(
            form, FileName.crosstabs,
            [("question", question), ("by", by), ("code", code), ("by_code", group)])
    }

    static func test(_ form: String, _ row: TestRow) -> String {
        self.row(form, FileName.tests, [("question", row.question), ("by", row.by), ("test", row.test)])
    }

    private static func row(_ form: String, _ file: String, _ keys: [(String, String)]) -> String {
        "\(FileName.tables)/\(form)/\(file)#" + keys.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }
}
