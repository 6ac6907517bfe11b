import Problems
import Testing

@testable import IngestStage

/// The headers of an export, and below them one respondent's row.
private func export(_ headers: String, _ cells: String) -> String { "id;q1;\(headers);q7\n17;1;\(cells);3\n" }

struct HeaderTests {
    @Test(arguments: ["5", "5.", "5)", "Q5", "q5", "№5", "№ 5", "5-сұрақ", "Вопрос 5", "q0005", "group/q5"])
    func `a question is known by its number or name`(header: String) throws {
        let run = try IngestRun(export(header, "2"))
        #expect(run.header == ["respondent", "q1", "q5", "q7"])
        #expect(run.rows == [["17", "1", "2", "3"]])
    }

    @Test(arguments: [
        ("Сіз қайда жұмыс істейсіз?", "text"), ("  Где  Вы работаете ", "text"),
        ("5. Где Вы работаете?", "text"),
        ("Q5: Где Вы работаете?", "text"), ("Сіз қайда жұмыс", "first-words"), ("Место работы", "header"),
        ("\"Сіз қайда\nжұмыс істейсіз?\"", "text"), ("С?з ?айда ж?мыс ?стейс?з?", "lost-letters"),
        ("Где Вы рабо\u{FFFD}\u{FFFD}аете?", "lost-letters"), ("Где Вы работаете?Њж", "text-and-more"),
    ])
    func `a question is known by its text in any language`(header: String, rule: String) throws {
        let run = try IngestRun(export(header, "2"))
        #expect(run.header == ["respondent", "q1", "q5", "q7"])
        #expect(run.rules[2] == rule)
    }

    @Test(arguments: [
        "q16_%", "q16.%", "q16/%", "Q16[%]", "q0016_000%", "Q16[SQ00%]", "16.%", "16_%",
        "Қандай ақпарат көзіне сенесіз? [%]",
    ])
    func `options are known by their numbers`(pattern: String) throws {
        let headers = ["1", "2", "3"].map { pattern.replacing("%", with: $0) }.joined(separator: ";")
        let run = try IngestRun(export("5;\(headers);q16_other_chosen;q16_other", "2;1;0;1;1;радио"))
        #expect(
            run.header.dropFirst(3) == ["q7", "q16_1", "q16_2", "q16_3", "q16_other_chosen", "q16_other"])
        #expect(run.rows == [["17", "1", "2", "3", "1", "0", "1", "1", "радио"]])
    }

    @Test(arguments: [
        "Қандай ақпарат көзіне сенесіз?: %", "Каким источникам Вы доверяете? - %", "16. %",
        "Каким источникам Вы доверяете? [%]", "q16: %", "Каким источникам Вы доверяете?/%",
        "16. Қандай ақпарат көзіне сенесіз? – %",
    ])
    func `options are known by their texts`(pattern: String) throws {
        let headers = ["Теледидар", "Газеты", "Ғаламтор", "Басқа көз"].map {
            pattern.replacing("%", with: $0)
        }
        let run = try IngestRun(export("5;\(headers.joined(separator: ";"))", "2;1;0;1;0"))
        #expect(run.header.dropFirst(4) == ["q16_1", "q16_2", "q16_3", "q16_other_chosen"])
    }

    @Test func `the column of an own answer is its text where its cells are no marks`() throws {
        let run = try IngestRun(export("5;q16[1];q16[2];q16[3];q16[other]", "2;1;0;1;радио"))
        #expect(run.header.last == "q16_other")
        #expect(run.rules.contains("cells"))
    }

    @Test func `a repeated header belongs to the question on its left`() throws {
        let run = try IngestRun("id;q1;Q5;Другое;Q6;Другое;q7\n17;1;3;дома;2;;3\n")
        #expect(run.header == ["respondent", "q1", "q5", "q5_other", "q6", "q6_other", "q7"])
        #expect(run.rows == [["17", "1", "3", "дома", "2", "", "3"]])
    }

    @Test func `a ranking comes as places per item, as an order or as items per place`() throws {
        let items = try IngestRun(export("5;q11_1;q11_2;q11_3", "2;3;1;2"))
        #expect(items.header.suffix(3) == ["q11_1", "q11_2", "q11_3"])
        let order = try IngestRun(export("5;11", "2;2,3,1"))
        #expect(order.header.last == "q11")
        for pattern in ["q11: %-орын", "Расставьте ценности по важности - % место", "q11 rank %", "q11@%"] {
            let headers = (1...3).map { pattern.replacing("%", with: "\($0)") }.joined(separator: ";")
            let places = try IngestRun(export("5;\(headers)", "2;Семья;Работа;Здоровье"))
            #expect(places.header.suffix(3) == ["q11@1", "q11@2", "q11@3"])
            #expect(places.rows[0].suffix(3) == ["Семья", "Работа", "Здоровье"])
        }
        let words = try IngestRun(
            export("5;q11: first choice;q11: екінші таңдау;q11: третье место", "2;1;3;2"))
        #expect(words.header.suffix(3) == ["q11@1", "q11@2", "q11@3"])
    }

    @Test func `numbered columns that hold items instead of places are places`() throws {
        let run = try IngestRun(export("5;q11[1];q11[2];q11[3]", "2;Семья;Работа;Здоровье"))
        #expect(run.header.suffix(3) == ["q11@1", "q11@2", "q11@3"])
    }

    @Test func `a ranking in two ways at once is refused`() throws {
        let failure = try #require(throws: Failure.self) {
            try IngestRun(export("5;q11_1;q11_2;q11_3;q11", "2;3;1;2;2,3,1"))
        }
        #expect(failure.problems.map(\.what) == [IngestProblem.mixedRanking("q11").what])
    }

    @Test func `two columns for one variable are refused`() throws {
        let failure = try #require(throws: Failure.self) {
            try IngestRun(export("5;Где Вы работаете?", "2;2"))
        }
        #expect(failure.problems.map(\.what) == [IngestProblem.variableTwice("q5", first: 3, second: 4).what])
        #expect(failure.problems.map(\.position.line) == [1])
    }

    @Test func `a missing question is refused unless it is optional`() throws {
        let failure = try #require(throws: Failure.self) { try IngestRun("id;q1;q7\n17;1;3\n") }
        #expect(failure.problems.map(\.what) == [IngestProblem.missingQuestion("q5").what])
    }

    @Test func `a column of no question is left over, and refused when strict`() throws {
        let run = try IngestRun(export("5;Отметка времени", "2;1 мая"))
        #expect(run.file?.columnsLeftOver.map(\.column) == [4])
        #expect(run.warnings.map(\.position.column) == [4])
        #expect(throws: Failure.self) {
            try IngestRun(export("5;Отметка времени", "2;1 мая"), isStrict: true)
        }
    }

    @Test func `a text that fits two questions is not taken for either`() throws {
        let run = try IngestRun(export("5;Сіз қайда жұмыс істейсіз? (", "2;?"))
        #expect(run.header == ["respondent", "q1", "q5", "q5_other", "q7"])
        let form = smallForm.replacing("Қандай ұсыныстарыңыз бар?", with: "Қандай ақпарат керек?")
        let ambiguous = try IngestRun(export("5;Қандай ақпарат", "2;1"), by: form)
        #expect(ambiguous.file?.columnsLeftOver.count == 1)
    }
}
