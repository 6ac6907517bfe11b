import Foundation
import SurveyModel
import Testing
import WorkbookOutput

@testable import PaperStage

struct PaperFormTests {
    private func instrument() throws -> Instrument {
        let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = #"""
            survey,type,name,label::Қазақша (kk),label::English (en),relevant,role,constraint,scale
            ,text,code,Нөмірі,Number,,id,,
            ,select_one work,q1,Жұмыс істейсіз бе?,Do you work?,,,,
            ,text,q1_other,Басқа,Other,"selected(${q1}, 'other')",,,
            ,select_multiple work,q2,Қайсысы <маңызды> & неге?,Which?,"selected(${q1}, 'y')",,,
            ,rank work,q3,Реттеңіз,Put in order,,,,
            ,integer,q4,Баға,Mark,,,. >= 1 and . <= 5,ordinal
            ,begin_group,q5,Бағалаңыз,Rate,,,,
            ,select_one scale,q5_1,жол,roads,,,,
            ,select_one scale,q5_2,су,water,,,,
            ,end_group,,,,,,,
            ,decimal,w,Салмақ,Weight,,weight,,
            ,text,q6,Ұсыныс,Suggestion,,,,
            choices,list_name,name,label::Қазақша (kk),label::English (en)
            ,work,y,иә,Yes
            ,work,n,"=жоқ",No
            ,work,other,басқа,Other
            ,scale,1,жаман,bad
            ,scale,2,жақсы,good
            """#
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try Instrument.load(path: path)
    }

    @Test func `a printed form asks what is asked, with the numbers that are keyed`() throws {
        let page = PaperForm(try instrument(), title: "form", "kk").html
        #expect(page.contains("<h1>form</h1>") && page.contains("<p>Нөмірі ____________</p>"))
        #expect(page.contains("<h3>1. Жұмыс істейсіз бе?</h3>"))
        #expect(page.contains("☐ 1. иә<br>\n☐ 2. =жоқ<br>\n☐ 3. басқа: ____"))
        // The condition names the question and the answer; signs of HTML are only signs.
        #expect(page.contains("<h3>2. Қайсысы &lt;маңызды&gt; &amp; неге?</h3>"))
        #expect(page.contains("Тек мына жағдайда: 1 = 1 (иә)."))
        #expect(page.contains("____ иә") && page.contains("☐ 1&emsp;☐ 2&emsp;☐ 3&emsp;☐ 4&emsp;☐ 5"))
        #expect(
            page.contains("<th>1. жаман</th><th>2. жақсы</th>")
                && page.contains("<td>су</td><td>☐</td><td>☐</td>"))
        #expect(page.contains("<h3>6. Ұсыныс</h3>"))
        // Neither the weight nor the text of an own answer is a question of its own.
        #expect(!page.contains("Салмақ") && page.components(separatedBy: "<h3>").count == 7)
    }

    @Test
    func `a keying workbook has a column for each variable, lists for answers, and a page of what they are`()
        throws
    {
        let sheets = KeyingWorkbook(try instrument(), "kk").sheets(named: "f")
        #expect(sheets.map(\.name) == ["f", "Жауаптар", "lists"] && sheets[2].isHidden)
        func texts(_ row: [SheetCell]) -> [String] {
            row.map { if case .text(let text) = $0.value { text } else { "" } }
        }
        #expect(
            texts(sheets[0].rows[0]) == [
                "code", "q1", "q1_other", "q2_y", "q2_n", "q2_other_chosen", "q3_y", "q3_n", "q3_other", "q4",
                "q5_1", "q5_2", "q6",
            ])
        #expect(sheets[2].rows.map(texts) == [["иә", "жаман"], ["=жоқ", "жақсы"], ["басқа", ""]])
        let kinds = sheets[0].rules.map { "\($0.kind)" }
        #expect(kinds[1] == "list(sheet: \"lists\", column: 0, count: 3)")
        #expect(kinds[3] == "whole(from: 0, through: 1)" && kinds[6] == "whole(from: 1, through: 3)")
        #expect(
            kinds[9] == "whole(from: 1, through: 5)"
                && kinds[11] == "list(sheet: \"lists\", column: 1, count: 2)")
        #expect(sheets[1].rows.count == 14)
    }
}
