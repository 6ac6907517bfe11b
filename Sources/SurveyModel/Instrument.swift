import Problems

/// The definition of a form: its questions in the order of the paper.
public struct Instrument: Sendable {
    /// The file it was read from, as named in messages.
    public var file: String
    public var title: LocalizedText
    /// The languages of its labels, in the order of the columns.
    public var languages: [Language]
    public var questions: [Question]
    /// What stands above each grid, by its name.
    public var gridLabels: [String: LocalizedText]
    /// What stands above each group, by its name, whether it is a grid or not.
    public var groupLabels: [String: LocalizedText]
    /// The names of what the form holds beside questions: metadata, calculations, files, repeats. An export may
    /// have columns for these, which are left out.
    public var passedOver: [String]
    /// What whoever keeps the form should know though it can be read.
    public var remarks: [Problem]
    /// The grids whose items together measure one thing.
    public var scales: Set<String> = []
    /// The one rule of the form for answers that are none (`missing`): counted in the base, or apart from it.
    public var countsUndecided = false
    /// Columns and texts of the exports that name or reach somebody are dropped before anything is written.
    public var dropsPersonalData = false
    /// The sheet of a workbook that the lines of its questions are rows of; `nil` for a text.
    public var sheet: String?
    /// What a row of the form is where it is no person: the forms of the word that go with a number, `|` between them
    /// (one and many; one, few and many). Empty: a respondent.
    public var unit = LocalizedText()
    /// What a reader should know of the printed form; empty where there is nothing.
    public var remark = LocalizedText()

    public init(
        file: String, title: LocalizedText, languages: [Language], questions: [Question],
        gridLabels: [String: LocalizedText] = [:], groupLabels: [String: LocalizedText] = [:],
        passedOver: [String] = [], remarks: [Problem] = []
    ) {
        self.gridLabels = gridLabels
        self.groupLabels = groupLabels
        self.passedOver = passedOver
        self.remarks = remarks
        self.file = file
        self.title = title
        self.languages = languages
        self.questions = questions
    }

    public func question(named name: String) -> Question? {
        // Looked for by index, since handing on whole questions takes longer than comparing their names.
        for index in questions.indices where questions[index].name == name { return questions[index] }
        return nil
    }

    /// The questions asked of the respondents themselves, to cross the others with.
    public var demographics: [Question] { questions.filter { $0.role == .demographic } }
}

/// One question of a form.
public struct Question: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case single = "select_one"
        case multiple = "select_multiple"
        case rank
        case integer, decimal, text, date
    }

    public enum Role: String, Sendable, CaseIterable {
        case id, weight, demographic
        case none = ""
    }

    public enum Scale: String, Sendable, CaseIterable { case nominal, ordinal }

    public var name: String
    public var kind: Kind
    public var label: LocalizedText
    /// A short label for tables and charts; the full label where the form gives none.
    public var short: LocalizedText
    /// What stands below the question on the form.
    public var hint = LocalizedText()
    public var choices: [Choice]
    public var role: Role
    public var scale: Scale
    /// The section of the report it belongs to.
    public var topic: String
    /// Further headers an export may carry for this question.
    public var headers: [String]
    /// The grid (`begin_group`) it is an item of.
    public var grid: String?
    /// The innermost group it lies in, grid or not.
    public var group: String?
    /// Asked only where this holds.
    public var relevant: Expression?
    /// An answer must satisfy this.
    public var constraint: Expression?
    /// What the answer follows from, where nobody is asked it.
    public var calculation: Expression?
    /// An export may lack this question (`required` is `no`).
    public var isOptional: Bool
    /// Whoever is known by the answer may be harmed: a group that all gave one answer is hidden.
    public var isSensitive: Bool
    /// The line in the instrument's file.
    public var line: Int

    public init(
        name: String, kind: Kind, label: LocalizedText, short: LocalizedText = LocalizedText(),
        choices: [Choice] = [], role: Role = .none, scale: Scale = .nominal, topic: String = "",
        headers: [String] = [], grid: String? = nil, group: String? = nil, relevant: Expression? = nil,
        constraint: Expression? = nil, isOptional: Bool = false, isSensitive: Bool = false, line: Int = 0
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.short = short.isEmpty ? label : short
        self.choices = choices
        self.role = role
        self.scale = scale
        self.topic = topic
        self.headers = headers
        self.grid = grid
        self.group = group
        self.relevant = relevant
        self.constraint = constraint
        self.isOptional = isOptional
        self.isSensitive = isSensitive
        self.line = line
    }

    /// A number that is an assessment on a short scale: an `integer` of ordinal scale.
    public var isScore: Bool { kind == .integer && scale == .ordinal }

    /// The values a score may take: the whole numbers from 0 to 10 that its constraint allows; `nil` unless
    /// it is a score with a constraint.
    public var scores: [Int]? {
        guard isScore, let constraint else { return nil }
        let scores = (0...10).filter { constraint.truth(this: [String($0)]) { _ in [] } == .yes }
        return scores.isEmpty ? nil : scores
    }

    /// Whether its answers come from a list.
    public var hasChoices: Bool { kind == .single || kind == .multiple || kind == .rank }

    /// Whether a respondent may write an answer beside the list.
    public var allowsOwnAnswer: Bool { choices.contains { $0.name == Choice.ownAnswer } }

    /// The variable that holds the text of an own answer.
    public var ownAnswerVariable: String { "\(name)_\(Choice.ownAnswer)" }

    public func choice(named name: String) -> Choice? { choices.first { $0.name == name } }

    /// The variable of one choice of a multiple question (a flag) or of a ranking (a place).
    ///
    /// The flag of the own-answer choice is `<question>_other_chosen`, since `<question>_other` is the
    /// own answer's text.
    public func variable(of choice: Choice) -> String {
        if kind == .multiple, choice.name == Choice.ownAnswer { return "\(ownAnswerVariable)_chosen" }
        return "\(name)_\(choice.name)"
    }

    /// The raw variable that says which item of a ranking was given a place, counted from 1. No name holds
    /// an `@`.
    public func variable(ofPlace place: Int) -> String { "\(name)@\(place)" }

    /// The raw variable that says whether one choice of a question with one answer was marked, where an export has a
    /// column for each. No name holds an `@`.
    public func variable(ofOption choice: Choice) -> String { "\(name)@\(choice.name)" }

    /// The variables that hold its coded answers: one, or one per choice.
    public var variables: [String] {
        kind == .multiple || kind == .rank ? choices.map(variable(of:)) : [name]
    }
}

/// One answer on a question's list.
public struct Choice: Sendable {
    /// The name of the choice that stands for an own answer.
    public static let ownAnswer = "other"

    public enum Polarity: String, Sendable, CaseIterable {
        case positive, neutral, negative
        case none = ""
    }

    public var name: String
    public var label: LocalizedText
    /// A short label for tables and charts; the label where the form gives none.
    public var short: LocalizedText
    /// Further spellings accepted for it.
    public var accept: [String]
    /// It cannot stand beside another choice of a multiple question.
    public var isExclusive: Bool
    /// It is counted apart from the valid answers.
    public var isMissing: Bool
    /// It is no answer to what was asked, as “hard to answer”, whether it is counted apart or not.
    public var isUndecided: Bool
    /// What the answer says of the body assessed.
    public var polarity: Polarity

    public init(
        name: String, label: LocalizedText, short: LocalizedText = LocalizedText(), accept: [String] = [],
        isExclusive: Bool = false, isMissing: Bool = false, isUndecided: Bool? = nil,
        polarity: Polarity = .none
    ) {
        self.name = name
        self.label = label
        self.short = short.isEmpty ? label : short
        self.isUndecided = isUndecided ?? isMissing
        self.accept = accept
        self.isExclusive = isExclusive
        self.isMissing = isMissing
        self.polarity = polarity
    }
}
