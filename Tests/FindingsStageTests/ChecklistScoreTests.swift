import StageFiles
import Testing

@testable import FindingsStage
@testable import SurveyModel

struct ChecklistScoreTests {
    private func checklist(_ answers: [[MaturityRow.Answer]]) -> AnsweredChecklist {
        var all: [String: MaturityRow.Answer] = [:]
        let sections = answers.enumerated().map { section, answers in
            MaturityModel.Section(
                id: "\(section)", label: "section",
                items: answers.enumerated().map { item, answer in
                    all["\(section).\(item)"] = answer
                    return MaturityModel.Item(
                        id: "\(section).\(item)", text: "item", supportedBy: [], contradictedBy: [], line: nil
                    )
                })
        }
        let ladder = [("low", 0.0, 0.0), ("middle", 50, 0), ("high", 70, 20)].map {
            MaturityModel.Level(id: $0.0, label: "level", share: $0.1, floor: $0.2, traits: [])
        }
        return AnsweredChecklist(
            model: MaturityModel(sections: sections, ladder: ladder, wording: [:]), answers: all)
    }

    @Test func `an answer in part counts half, an open item neither way`() {
        let score = ChecklistScore([.yes, .partly, .no, .none] as [MaturityRow.Answer])
        #expect(score.fulfilled == 1.5)
        #expect(score.answered == 3)
        #expect(score.share == 50)
        #expect(ChecklistScore([.none] as [MaturityRow.Answer]).share == nil)
    }

    @Test func `a level asks for its share over all and for its floor in every section`() {
        #expect(checklist([[.yes, .yes, .yes, .yes], [.yes, .no, .no, .no, .no]]).level == 1)
        #expect(checklist([[.yes, .yes, .yes, .yes], [.yes, .no]]).level == 2)
        #expect(checklist([[.yes, .yes, .yes, .yes, .yes, .yes], [.no, .no]]).level == 1)
        #expect(checklist([[.none], [.none]]).level == nil)
    }

    @Test func `sensitivity names the answers that would change the level, and they do`() {
        let answered = checklist([[.yes, .yes, .yes, .yes, .yes, .yes], [.yes, .no]])
        let changes = answered.sensitivity
        #expect(changes.map(\.item.id) == ["1.0"])
        var changed = answered
        changed.answers["1.0"] = changes[0].answer
        #expect(changed.level == changes[0].level)
        #expect(changed.level != answered.level)
    }

    @Test func `what is missing is listed by effect`() {
        let answered = checklist([[.yes, .no, .yes], [.no, .no], [.yes, .yes]])
        #expect(answered.missing(for: answered.model.ladder[2]).map(\.id) == ["1.0", "1.1", "0.1"])
        // 4 of 7 are fulfilled; 70 % are 4.9.
        #expect(answered.itemsMissing(for: answered.model.ladder[2]) == 1)
    }

    @Test(arguments: [
        ("иә", "yes"), ("ИӘ", "yes"), ("да", "yes"), ("1", "yes"), ("Жоқ", "no"), ("нет", "no"), ("0", "no"),
        ("ішінара", "partly"), ("in part", "partly"), ("", ""),
    ])
    func `answers are understood in three languages`(written: String, answer: String) {
        #expect(MaturityRow.Answer(written: written)?.rawValue == answer)
    }

    @Test func `other answers are not guessed at`() {
        #expect(MaturityRow.Answer(written: "мүмкін") == nil)
    }
}
