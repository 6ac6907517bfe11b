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
        #expect(try page().row("E-02", { cells[$0] ?? "" }, result).last == "targets")
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
        let row = page.row("E-01", { marks[$0] ?? "" }, page.result { marks[$0] ?? "" })
        #expect(row.count == page.header.count)
        #expect(Array(zip(page.header, row)).contains { $0 == "targets_points" && $1 == "1.2" })
    }

    @Test(arguments: [
        ("E-01", "E-01"), ("../x", "_2e_2e_2fx"), ("", "_"), ("Әлия", "_4d8_43b_438_44f"), ("a b", "a_20b"),
    ])
    func `a code is a safe name of a file`(code: String, name: String) { #expect(fileName(code) == name) }
}
