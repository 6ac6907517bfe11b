import Foundation
import Problems
import SurveyModel
import Testing

@testable import ProtocolStage

/// The shipped assessment, page by page.
struct ProtocolPageTests {
    private static let folder =
        "\(#filePath)".split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        + "/Documentation/assessment"

    private func page(_ language: Language = "en") throws -> ProtocolPage {
        let form = try Instrument.load(path: Self.folder + "/instruments/assessment.csv")
        let rules = Self.folder + "/rules/assessment.yml"
        let book = try RuleBook.load(path: rules)
        return ProtocolPage(
            form, book, try #require(book.protocol), try IndexScores(book.indices, form, file: rules),
            language)
    }

    /// Targets 3, competences 3, functions 2.
    private let marks = ["t1": "4", "t2": "2", "c1": "3", "f1": "2", "unit": "1", "training": "2"]

    /// Table 17: 0.40·3 = 1.2, 0.30·3 = 0.9, 0.30·2 = 0.6, together 2.7, rounded 3.
    @Test func `the result is Table 17 to the digit`() throws {
        let result = try page().result { marks[$0] ?? "" }
        #expect(result.parts.map(\.name) == ["targets", "competences", "functions"])
        #expect(result.parts.map { ($0.weight ?? 0).rounded() } == [40, 30, 30])
        #expect(result.parts.map { (($0.points ?? 0) * 100).rounded() / 100 } == [1.2, 0.9, 0.6])
        #expect(result.total == 2.7 && result.mark == 3)
        let text = try page().text("E-01", { marks[$0] ?? "" }, result)
        #expect(text.contains("| Mean mark of the targets | 40% | 3.00 | 1.20 |"))
        #expect(text.contains("| Overall mark |  |  | 2.70 |") && text.contains("| Rounded mark |  |  | 3 |"))
    }

    /// Of 4.9 and 4 without targets: 4.45, which is 4 and not 5 by way of 4.5.
    @Test func `a mark is rounded once, and what is missing is said and no zero`() throws {
        var cells = ["f1": "4", "unit": "3"]
        for item in 1...10 { cells["c\(item)"] = item == 5 ? "4" : "5" }
        for item in 1...5 { cells["t\(item)"] = ".s" }
        let result = try page().result { cells[$0] ?? "" }
        #expect(result.total == 4.45 && result.mark == 4)
        #expect(result.parts.map { $0.weight.map { $0.rounded() } } == [nil, 50, 50])
        let text = try page().text("E-02", { cells[$0] ?? "" }, result)
        #expect(text.contains("| Mean mark of the targets | – | not given | – |"))
        let rows = try page().rows("E-02", { cells[$0] ?? "" }, result)
        #expect(rows[0] == ["E-02", "3", "", "targets", "", "", "", "4.45", "4"])
    }

    @Test func `who has too few factors has no mark`() throws {
        let result = try page().result { ["c1": "3"][$0] ?? "" }
        #expect(result.total == nil && result.mark == nil && result.parts.allSatisfy { $0.weight == nil })
        #expect(
            try page().text("E-03", { ["c1": "3"][$0] ?? "" }, result).contains(
                "| Overall mark |  |  | not given |"))
    }

    @Test(arguments: ["kk", "en", "ru"])
    func `a page has the answers in words, the comments and the lines to sign, in its language`(
        language: String
    )
        throws
    {
        let cells = marks.merging([
            "comment_employee": "a | b *c*", "training": "1", "training_topics_2": "1",
        ]) { $1 }
        let text = try page(language).text(
            "E-01", { cells[$0] ?? "" }, page(language).result { cells[$0] ?? "" })
        let told = [
            "kk": ["Құрылыс басқармасы", "цифрлық құралдар", "Тікелей басшының қолы: ", "Қызметші қолы: "],
            "en": ["Department of construction", "digital tools", "Signature of the direct superior: "],
            "ru": [
                "Управление строительства", "цифровые инструменты",
                "Подпись непосредственного руководителя: ",
            ],
        ]
        for part in told[language] ?? [] { #expect(text.contains(part), "\(part)") }
        // No text can break a table or set itself in italics.
        #expect(text.contains("a \\| b \\*c\\*"))
    }

    @Test func `the table has a cell for every column`() throws {
        let page = try page()
        let rows = page.rows("E-01", { marks[$0] ?? "" }, page.result { marks[$0] ?? "" })
        #expect(rows.allSatisfy { $0.count == ProtocolPage.header.count })
        #expect(rows[0] == ["E-01", "1", "", "targets", "3", "40", "1.2", "2.7", "3"])
        #expect(rows[2] == ["E-01", "1", "", "functions", "2", "30", "0.6", "2.7", "3"])
    }

    @Test func `a comment stands beside its mark`() throws {
        let cells = marks.merging(["c1_comment": "plans | well"]) { $1 }
        let text = try page().text("E-01", { cells[$0] ?? "" }, page().result { cells[$0] ?? "" })
        #expect(text.contains("| Competence 1: interim mark | 3 | plans \\| well |"))
        #expect(text.contains("| What is assessed | Interim mark | Comment of the superior |"))
        #expect(!text.contains("**Competence 1"))
    }

    /// 3.1 and 3.8 make 3.45, of two parts of four; the others are not given.
    @Test func `the year is the mean of the parts that were given, and what is missing is said`() throws {
        typealias Part = YearOfMarks.Part
        let quarters = ["1", "2", "3", "4"]
        let parts = YearOfMarks().parts(
            of: "E-01", Part(quarter: "2", total: 3.8, mark: 4), quarters: quarters)
        #expect(parts.map(\.total) == [nil, 3.8, nil, nil])
        #expect(
            YearOfMarks.result(
                [Part(quarter: "1", total: 3.1), Part(quarter: "2", total: 3.8)] + parts[2...])! == (
                    3.45, 3, 2
                ))
        #expect(YearOfMarks.result([Part(quarter: "1")]) == nil)
        let four = [2.7, 3.2, 4, 4.1].enumerated().map { Part(quarter: "\($0)", total: $1) }
        #expect(YearOfMarks.result(four)! == (3.5, 4, 4))
        let page = try page()
        let cells = marks.merging(["quarter": "2"]) { $1 }
        let result = page.result { cells[$0] ?? "" }
        let row = page.yearRow("E-01", { cells[$0] ?? "" }, result)
        #expect(
            page.yearHeader.joined(separator: ",")
                == "employee,unit,quarter_1,quarter_2,quarter_3,quarter_4,given,total,mark")
        #expect(row == ["E-01", "1", "", "2.7", "", "", "1", "2.7", "3"])
        let text = page.text("E-01", { cells[$0] ?? "" }, result)
        #expect(
            text.contains("| quarter I | not given | not given |")
                && text.contains("| So far: 1/4 | 2.70 | 3 |"))
    }

    @Test(arguments: [
        ("E-01", "E-01"), ("../x", "_2e_2e_2fx"), ("", "_"), ("Әлия", "_4d8_43b_438_44f"), ("a b", "a_20b"),
    ])
    func `a code is a safe name of a file`(code: String, name: String) { #expect(fileName(code) == name) }
}
