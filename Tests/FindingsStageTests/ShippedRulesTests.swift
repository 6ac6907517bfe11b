import Foundation
import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

/// The rules that the project ships, each tried on tables made for it.
struct ShippedRulesTests {
    private static let root = "\(#filePath)".split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    private static let surveys = root + "/surveys"

    private let book: RuleBook
    private let instruments: [String: Instrument]

    init() throws {
        book = try RuleBook.load(path: Self.surveys + "/rules/swot.yml")
        instruments = try ["citizens", "heads"].reduce(into: [:]) {
            $0[$1] = try Instrument.load(path: "\(Self.surveys)/instruments/\($1).csv")
        }
    }

    /// The tables of a form in which every answer has the same share and every number the same mean.
    private func form(_ name: String, share: Double = 0, mean: Double = 3.5) -> ReleasedForm {
        let instrument = instruments[name]!
        var form = ReleasedForm(form: Form(name: name, instrument: "", responses: []), instrument: instrument)
        let derived = book.derived.filter { $0.form == name }.map { ($0.name, ["1", "0"]) }
        let closed = instrument.questions.filter(\.hasChoices).map { ($0.name, $0.choices.map(\.name)) }
        let scores = instrument.questions.filter(\.isScore).map { ($0.name, ["1", "2", "3", "4", "5"]) }
        for (question, codes) in closed + scores + derived {
            form.distributions += codes.map { row(question, $0, share) }
        }
        form.numbers = instrument.questions.flatMap(\.variables).map { SmallTables.number($0, mean: mean) }
        return form
    }

    private func row(_ question: String, _ code: String, _ share: Double) -> DistributionRow {
        let n = Int(share * 10)
        return SmallTables.share(question, code, n, 1000, low: max(share - 1, 0), high: min(share + 1, 100))
    }

    private func fired(_ form: ReleasedForm) -> Set<String> {
        let rules = book.rules.filter { $0.form == form.name && $0.hasThreshold }
        return Set(RuleRun(forms: [form], indicators: nil, languages: ["en"]).findings(of: rules).map(\.id))
    }

    @Test func `turning a question's answers round changes what rests on it and nothing else`() {
        for rule in book.rules where rule.hasThreshold {
            var form = form(rule.form, share: 0)
            let before = fired(form)
            var changed: Set<String> = []
            for share in [0.0, 100] {
                for index in form.distributions.indices
                where form.distributions[index].question == rule.question {
                    form.distributions[index] = row(rule.question, form.distributions[index].code, share)
                }
                for index in form.numbers.indices where form.numbers[index].question == rule.question {
                    form.numbers[index] = SmallTables.number(rule.question, mean: share == 0 ? 1 : 5)
                }
                changed.formUnion(fired(form).symmetricDifference(before))
            }
            let onTheQuestion = Set(
                book.rules.filter { $0.form == rule.form && $0.question == rule.question }.map(\.id))
            #expect(changed.contains(rule.id), "\(rule.id)")
            #expect(changed.isSubset(of: onTheQuestion), "\(rule.id)")
        }
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
