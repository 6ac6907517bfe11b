import StageFiles
import SurveyModel

/// The variables of `coded.csv` by number, and what the numbers in their cells stand for.
struct CodeBook {
    let variables: [String]
    private(set) var tables: [CodeTable]
    private let indices: [String: Int]

    init(_ variables: [String]) {
        self.variables = variables
        tables = variables.map { _ in CodeTable() }
        indices = Dictionary(variables.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }

    /// The variables of an instrument with the codes its lists give them; other values are taken in as they are
    /// found in the columns.
    init(_ instrument: Instrument) {
        let questions = instrument.questions.filter { $0.role != .id }
        self.init(questions.flatMap(\.variables))
        for question in questions {
            let codes =
                switch question.kind {
                case .single: question.choices.map(\.name)
                case .multiple: ["0", "1"]
                case .rank: question.choices.indices.map { String($0 + 1) }
                case .integer, .decimal, .text, .date: [String]()
                }
            for variable in question.variables.compactMap(index(of:)) {
                for code in codes { _ = add(code, to: variable) }
            }
        }
    }

    func index(of variable: String) -> Int? { indices[variable] }

    /// The number of a variable that the form has.
    func number(of variable: String) -> Int {
        guard let index = indices[variable] else {
            preconditionFailure("\(variable) is no variable of the form")
        }
        return index
    }

    /// The number of a text among a variable's codes, taken in if it is new and there is room.
    mutating func add(_ text: String, to variable: Int) -> UInt16 { tables[variable].add(text) }
}

/// The codes of one variable: what any of its cells may hold, numbered.
struct CodeTable {
    static let blank: UInt16 = 0
    static let invalid: UInt16 = 1
    static let notAsked: UInt16 = 2
    /// The first number of an answer.
    static let firstAnswer: UInt16 = 3
    /// What an option of a multiple question holds: not chosen, chosen.
    static let (no, yes): (UInt16, UInt16) = (firstAnswer, firstAnswer + 1)
    /// A text without a number, kept where it stands.
    static let loose = TextDictionary.loose

    private(set) var texts = [Unanswered.blank, Unanswered.invalid, Unanswered.notAsked]
    private var numbers = [
        Unanswered.blank: blank, Unanswered.invalid: invalid, Unanswered.notAsked: notAsked,
    ]

    /// ``loose`` for a text that is none of them.
    func number(of text: String) -> UInt16 { numbers[text] ?? CodeTable.loose }

    mutating func add(_ text: String) -> UInt16 {
        if let known = numbers[text] { return known }
        guard texts.count < Int(CodeTable.loose) else { return CodeTable.loose }
        let number = UInt16(texts.count)
        numbers[text] = number
        texts.append(text)
        return number
    }
}
