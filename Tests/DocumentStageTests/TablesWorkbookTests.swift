import StageFiles
import SurveyModel
import Testing
import WorkbookOutput

@testable import DocumentStage

struct TablesWorkbookTests {
    private func form() -> ReleasedForm {
        let choices = ["1", "2"].map { Choice(name: $0, label: LocalizedText(["kk": "жауап \($0)"])) }
        let questions = ["q1", "q2"].map {
            Question(name: $0, kind: .single, label: LocalizedText(["kk": "=сұрақ \($0)"]), choices: choices)
        }
        let instrument = Instrument(
            file: "f.csv", title: LocalizedText(), languages: ["kk"], questions: questions)
        var released = ReleasedForm(
            form: Form(name: "f", instrument: "f.csv", responses: []), instrument: instrument)
        released.distributions = ["q1", "q2"].flatMap { question in
            ["1", "2"].map { code in
                var row = DistributionRow()
                (row.question, row.code, row.label) = (question, code, LocalizedText(["kk": "жауап \(code)"]))
                (row.n, row.base, row.percent, row.low, row.high) = (12, 40, 30, 18.1, 45.4)
                (row.blank, row.invalid, row.notAsked) = (1, 2, 3)
                return row
            }
        }
        released.crosstabs = ["1", "2"].flatMap { code in
            ["1", "2"].map { group in
                var cell = CrosstabRow()
                (cell.question, cell.by, cell.code, cell.byCode) = ("q1", "q2", code, group)
                if group == "2" {
                    cell.suppressed = .primary
                } else {
                    (cell.n, cell.base, cell.percent, cell.letters) = (9, 20, 45, "B")
                    cell.standsOut = .more
                }
                return cell
            }
        }
        return released
    }

    private func texts(_ row: [SheetCell]) -> [String] {
        row.map { cell in
            switch cell.value {
            case .none: ""
            case .text(let text): text
            case .number(let number): "\(number)"
            case .link(let text, let sheet): "\(text)→\(sheet)"
            }
        }
    }

    @Test func `a sheet for each question, with numbers as numbers and hidden cells as such`() {
        let wave = Wave(
            name: "w", paths: WavePaths(surveys: "s", wave: "s/waves/w"),
            title: LocalizedText(["kk": "толқын"]), languages: ["kk"])
        let sheets = TablesWorkbook(wave, [form()], "kk").sheets
        #expect(sheets.map(\.name) == ["Мазмұны", "q1", "q2"])
        #expect(texts(sheets[0].rows[5]) == ["q1→q1", "=сұрақ q1", "40.0"])
        let rows = sheets[1].rows.map(texts)
        #expect(rows.contains(["1", "жауап 1", "12.0", "40.0", "30.0", "18.1", "45.4", ""]))
        #expect(rows.contains(["", "Жауапсыз", "1.0"]) && rows.contains(["", "Сұралмаған", "3.0"]))
        #expect(rows.contains(["1", "жауап 1", "45.0", "9.0", "B", "•", "•", ""]))
        #expect(rows.contains { $0.contains("A. жауап 1, %") && $0.contains("B. жауап 2, %") })
        #expect(rows.contains(["", "Негізі", "", "20.0", "", "", "•", ""]))
        let cell = sheets[1].rows.flatMap { $0 }.first { $0.style == .oneDecimalMarked }
        #expect(cell != nil, "a cell that stands out is marked")
    }
}
