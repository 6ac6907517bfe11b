import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

/// The rules that the project ships, each tried on tables made for it.
struct ShippedRulesTests {
    static let root = "\(#filePath)".split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    static let surveys = root + "/surveys"

    private let book: RuleBook
    private let instruments: [String: Instrument]

    init() throws {
        book = try RuleBook.load(path: Self.surveys + "/rules/swot.yml")
        instruments = try ["citizens", "heads"].reduce(into: [:]) {
            $0[$1] = try Instrument.load(path: "\(Self.surveys)/instruments/\($1).csv")
        }
    }

    /// What the rules say of a form, by their ids; tests and indicators are no answers and stay out.
    private func told(_ form: ReleasedForm) -> [String: String] {
        let rules = book.rules.filter {
            $0.form == form.name && ![.association, .indicator].contains($0.measure)
        }
        let run = RuleRun(forms: [form], indicators: nil, languages: ["en"], book: book)
        return Dictionary(run.findings(of: rules).map { ($0.id, $0.text["en"]) }) { first, _ in first }
    }

    /// Whether a rule rests on a question: reads it, a share derived from it, or the grid it is an item of.
    private func rests(_ rule: Rule, on question: Question) -> Bool {
        let derived = book.derived.first { $0.form == rule.form && $0.name == rule.question }
        return rule.question == question.name || rule.question == question.grid
            || derived?.condition.questions.contains(question.name) == true
    }

    @Test(arguments: ["citizens", "heads"])
    func `changing the answers to a question changes every rule that rests on it and no other`(name: String)
        throws
    {
        let instrument = try #require(instruments[name])
        let answers = SameAnswers(instrument, book.derived.filter { $0.form == name })
        let before = told(answers.form(name))
        var tried: Set<String> = []
        for question in instrument.questions {
            let resting = book.rules.filter {
                $0.form == name && ![.association, .indicator].contains($0.measure)
                    && rests($0, on: question)
            }
            let outcomes = answers.options(question).map { told(answers.answering(question, $0).form(name)) }
            for after in outcomes {
                let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
                #expect(changed.isSubset(of: resting.map(\.id)), "\(question.name): \(changed)")
            }
            for rule in resting {
                // It is drawn on some answers and not on others; what has no threshold says something else.
                let sentences = Set(outcomes.map { $0[rule.id] })
                #expect(sentences.count > 1, "\(rule.id) on \(question.name)")
                if rule.hasThreshold {
                    #expect(sentences.contains(nil), "\(rule.id) on \(question.name)")
                }
                tried.insert(rule.id)
            }
        }
        let all = book.rules.filter {
            rule in
            rule.form == name && ![.association, .indicator].contains(rule.measure)
                && !book.indices.contains { $0.name == rule.question }
        }
        #expect(tried == Set(all.map(\.id)))
    }

    @Test func `every closed question that says something of the administration has a rule`() {
        let conditions = book.derived.filter { share in book.rules.contains { $0.question == share.name } }
        func isCovered(_ form: String, _ question: String) -> Bool {
            book.rules.contains { $0.form == form && $0.question == question }
                || conditions.contains { $0.form == form && $0.condition.questions.contains(question) }
        }
        for number in Array(5...10) + Array(12...30) {
            #expect(isCovered("citizens", "q\(number)"), "citizens q\(number)")
        }
        for number in [3, 9] + Array(13...19) {
            #expect(isCovered("heads", "q\(number)"), "heads q\(number)")
        }
    }

    @Test func `everything is said in Kazakh, English and Russian`() throws {
        let model = try MaturityModel.load(path: Self.surveys + "/rules/hr-maturity.yml")
        let ofRules = book.rules.flatMap { [$0.text, $0.recommendation, $0.responsible] }
        let ofShares = book.derived.filter { !$0.isImplied }.flatMap { [$0.label, $0.definition] }
        let ofFactors = book.factors.flatMap { [$0.label, $0.section, $0.question] }
        let headings = book.topics.map(\.label) + book.groups.map(\.label) + Array(book.wording.values)
        let ofLevels = model.ladder.flatMap { [$0.label] + $0.traits.map(\.text) }
        let ofItems = model.sections.map(\.label) + model.items.map(\.text)
        let texts =
            ofRules + ofShares + ofFactors + headings + ofLevels + ofItems + Array(model.wording.values)
        #expect(texts.count > 300)
        for text in texts where !text.isEmpty {
            for language in ["kk", "en", "ru"] {
                #expect(text.byLanguage[language]?.isEmpty == false, "\(language): \(text)")
            }
        }
        #expect(Set(book.wording.keys) == Set(RuleBook.Phrase.allCases))
        #expect(Set(model.wording.keys) == Set(MaturityModel.Phrase.allCases))
    }

    /// What the charts shade as bad is what the rules count as bad, and the other way round.
    @Test func `strengths and weaknesses are drawn from answers that the questionnaires mark so`() {
        for rule in book.rules where rule.quadrant == .strength || rule.quadrant == .weakness {
            guard let question = instruments[rule.form]?.question(named: rule.question), rule.hasThreshold,
                question.choices.contains(where: { $0.polarity != .none })
            else { continue }
            let isGood = (rule.quadrant == .strength) == (rule.atLeast != nil)
            for code in rule.codes {
                #expect(
                    question.choice(named: code)?.polarity == (isGood ? .positive : .negative), "\(rule.id)")
            }
        }
    }

    @Test func `every rule is argued in a comment above it`() throws {
        let text = try String(contentsOfFile: Self.surveys + "/rules/swot.yml", encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for rule in book.rules {
            let line = try #require(rule.line)
            #expect(lines[line - 2].contains("#"), "\(rule.id)")
        }
    }

    @Test func `the checklist of Table 16 stands at measurement, and the named answers would change it`()
        throws
    {
        let model = try MaturityModel.load(path: Self.surveys + "/rules/hr-maturity.yml")
        let rows = try readTeamTable(
            ChecklistRow.self, at: Self.surveys + "/waves/2020-06-zhambyl/hr-maturity.csv")
        let answers = rows.map { ($0.row.item, MaturityRow.Answer(written: $0.row.answer) ?? .none) }
        var checklist = AnsweredChecklist(model: model, answers: Dictionary(uniqueKeysWithValues: answers))
        // The published table: 28 of 38 answered yes, level «өлшемділік».
        #expect(checklist.score.fulfilled == 28)
        #expect(checklist.score.answered == 38)
        #expect(checklist.level.map { model.ladder[$0].label["kk"] } == "өлшемділік")
        let changes = checklist.sensitivity
        #expect(!changes.isEmpty)
        for change in changes {
            checklist.answers[change.item.id] = change.answer
            #expect(checklist.level == change.level)
            checklist.answers[change.item.id] = change.answer == .no ? .yes : .no
        }
    }
}
