import SurveyModel

/// All that the targets file asks of one question.
struct QuestionPlan {
    let question: Question
    var blank = 0.0
    /// 1 where answers are drawn with the shares, so that these are met by chance only.
    var drawn = 0.0
    /// The shares of its answers, first those for some respondents; the first group that fits counts.
    var groups: [ShareGroup] = []
    var number = NumberShape()
    /// How much each item of a ranking is valued.
    var weights: [Double]
    var ties = 0.0
    var gaps = 0.0
    var phrases: [Phrase] = []
    var typos = 0.0
    var variants = 0.0
    var style: KeyingStyle?
    var correlations: [CorrelationTarget] = []
    var conditions: [ConditionTarget] = []

    init(_ question: Question) {
        self.question = question
        weights = question.choices.map { _ in 1 }
    }

    /// Dates are dealt as days.
    var isNumber: Bool { [.integer, .decimal, .date].contains(question.kind) }

    /// The index of the own-answer choice.
    var ownAnswer: Int? { question.choices.firstIndex { $0.name == Choice.ownAnswer } }
}

/// The shares of a question's answers among the respondents for whom a condition holds.
struct ShareGroup {
    /// `nil`: all others.
    var condition: Expression?
    /// Of each choice, in the question's order; or of each of ``numbers``.
    var shares: [Double]
    var numbers: [Double] = []
    var line: Int
}

/// What is asked of a question's numbers.
struct NumberShape {
    var mean: Double?
    var sd: Double?
    var min: Double?
    var max: Double?
    var step: Double?
    /// Of a date: the question whose date it counts from, and the last day that has come.
    var since: String?
    var until: Double?
    var line = 0
}

/// A text given as an open or own answer.
struct Phrase {
    var text: String
    var weight: Double
}

/// A correlation to be approached.
struct CorrelationTarget {
    var own: Score
    var other: Score
    var value: Double
}

/// A share of respondents for whom a condition is to hold, exactly.
struct ConditionTarget {
    /// What it is called in messages.
    var name: String
    var condition: Expression
    var share: Double
    var line: Int
}
