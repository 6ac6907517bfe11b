import DelimitedText
import Problems
import SurveyModel

@testable import SimulateStage

/// The questionnaire the tests answer.
///
///     q1  status        1 student, 2 worker, 3 pensioner
///     q2  content?      1 yes, 2 no, 3 hard to answer (counted apart), own answer
///     q3  reasons       1, 2, 3 and 9 none (exclusive), several
///     q4  values        a ranking of four
///     q5  years of service (half-years)    q6  years in post
///     q7  suggestions   q8  queue: 1 yes, 2 no
let smallForm = Instrument(
    file: "form.csv", title: LocalizedText(), languages: ["kk"],
    questions: [
        Question(
            name: "q1", kind: .single, label: text("Мәртебеңіз"),
            choices: choices("студент", "жұмысшы", "зейнеткер")),
        Question(
            name: "q2", kind: .single, label: text("Қанағаттанасыз ба?"),
            choices: choices("иә, қанағаттанамын", "жоқ; қанағаттанбаймын")
                + [
                    Choice(name: "3", label: text("жауап беруге қиналамын"), isMissing: true),
                    Choice(name: "other", label: text("өз жауабыңыз")),
                ]),
        Question(name: "q2_other", kind: .text, label: text("Өз жауабыңыз"), isOptional: true),
        Question(
            name: "q3", kind: .multiple, label: text("Себептері"),
            choices: choices("маман жоқ", "дәрі жоқ", "кезек ұзақ")
                + [Choice(name: "9", label: text("ешқайсысы"), isExclusive: true)]),
        Question(
            name: "q4", kind: .rank, label: text("Құндылықтар"),
            choices: choices("білім", "табыс", "таза ауа", "денсаулық")),
        Question(name: "q5", kind: .decimal, label: text("Еңбек өтілі")),
        Question(name: "q6", kind: .integer, label: text("Лауазымда")),
        Question(name: "q7", kind: .text, label: text("Ұсыныстар")),
        Question(name: "q8", kind: .single, label: text("Кезекте тұрсыз ба?"), choices: choices("иә", "жоқ")),
    ])

/// Targets every question of the form is content with.
let enough = [
    "q2,phrase,әртүрлі,1,", "q5,mean,,10,", "q6,mean,,1,",
]

func text(_ kazakh: String) -> LocalizedText { LocalizedText(["kk": kazakh]) }

private func choices(_ labels: String...) -> [Choice] {
    labels.enumerated().map { Choice(name: String($0 + 1), label: text($1)) }
}

/// A plan from the rows of a targets file, their columns `question,measure,code,value,where`.
func plan(_ rows: [String], derived: [DerivedShare] = []) throws -> SimulationPlan {
    let lines = ["question,measure,code,value,where"] + rows
    let source = MemorySource(lines.joined(separator: "\n") + "\n")
    let file = try TargetFile(RecordReader(source, file: "targets.csv"), path: "targets.csv")
    return try SimulationPlan(file, instrument: smallForm, derived: derived)
}

func answers(_ rows: [String], derived: [DerivedShare] = [], respondents: Int = 120, seed: UInt64 = 1) throws
    -> AnswerSheet
{
    let plan = try plan(rows, derived: derived)
    return try Simulation(plan: plan, respondents: respondents, seed: seed).answers()
}

extension AnswerSheet {
    /// How many respondents gave an answer, alone or beside others; `""`: none.
    func count(_ question: String, _ code: String) -> Int {
        (0..<respondents).count { respondent in
            let answer = answer(question, of: respondent)
            return code.isEmpty ? answer.isEmpty : answer.contains(code)
        }
    }

    func numbers(_ question: String) -> [Double] {
        guard let column = column(question) else { return [] }
        return column.cells.filter(AnswerColumn.isAnswer).map(column.number)
    }
}
