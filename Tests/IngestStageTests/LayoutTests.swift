import DelimitedText
import Problems
import StageFiles
import Testing

@testable import IngestStage

private let plain = "id,q1,q5,q7\n0017,1,2,3\n017,2,1,30\n"
private let answers = [["0017", "1", "2", "3"], ["017", "2", "1", "30"]]

struct LayoutTests {
    @Test(arguments: [",", ";", "\t", "|"])
    func `the delimiter is found`(delimiter: String) throws {
        let run = try IngestRun(plain.replacing(",", with: delimiter))
        #expect(run.rows == answers)
        #expect(run.file?.delimiter == (delimiter == "\t" ? "tab" : delimiter))
    }

    @Test(arguments: ["sep=;\n", "\"sep=;\"\r\n", "SEP=;\r"])
    func `Excel's line that names the delimiter is understood`(line: String) throws {
        let run = try IngestRun(line + "id;q1;q5;q7\n1;1;2;2,5\n")
        #expect(run.rows == [["1", "1", "2", "2,5"]])
        #expect(run.file?.headerLine == 2)
    }

    @Test func `a semicolon separates where commas are decimal`() throws {
        let run = try IngestRun("id;q1;q5;стаж\n1;1;2;2,5\n2;2;1;3,5\n")
        #expect(run.rows == [["1", "1", "2", "2,5"], ["2", "2", "1", "3,5"]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `titles and blank rows above, blank rows and columns around are passed over`(end: String) throws {
        let lines = [
            "Сауалнама 2026", "", ",,,,,", ",id,q1,q5,q7,", ",0017,1,2,3,", ",017,2,1,30,", ",,,,,", ",,,,,",
        ]
        let run = try IngestRun(lines.joined(separator: end) + end)
        #expect(run.rows == answers)
        #expect(run.file?.headerLine == 4)
        #expect(run.file?.lines == LineNumbers([5, 6]))
        #expect(run.report?.rowsRejected == 0)
        #expect(run.warnings.isEmpty)
    }

    @Test func `a title with a stray quotation mark does no harm`() throws {
        #expect(try IngestRun("Survey 5\" wide\n\(plain)").rows == answers)
    }

    @Test func `a header in two rows: blanks belong to the question on their left`() throws {
        let run = try IngestRun(
            """
            id,Ваш пол,Где Вы работаете?,,Стаж,Каким источникам Вы доверяете?,,,,Расставьте ценности по важности,,
            ,Response,Response,Другое (укажите),Response,Телевидение,Газеты,Интернет,Другой источник,Семья,Здоровье,Работа
            1,Мужской,В селе,дома,3,Телевидение,,,радио,1,2,3
            2,Женский,В городе,,4,,Газеты,,,,3,1

            """)
        #expect(
            run.header == [
                "respondent", "q1", "q5", "q5_other", "q7", "q11_1", "q11_2", "q11_3", "q16_1", "q16_2",
                "q16_3",
                "q16_other",
            ])
        #expect(
            run.rows == [
                ["1", "Мужской", "В селе", "дома", "3", "1", "2", "3", "Телевидение", "", "", "радио"],
                ["2", "Женский", "В городе", "", "4", "", "3", "1", "", "Газеты", "", ""],
            ])
        #expect(run.file?.lines.stretches.map(\.step).first == 3)
        #expect(run.file?.columns[6].header == "Каким источникам Вы доверяете?: Газеты")
    }

    @Test func `a header in two rows: the question may be repeated over its options`() throws {
        let run = try IngestRun(
            "id,q1,q5,q7,q16,q16,q16,q16\n,,,,Теледидар,Газеттер,Ғаламтор,Басқа көз\n1,1,2,3,1,0,0,0\n")
        #expect(run.header.suffix(4) == ["q16_1", "q16_2", "q16_3", "q16_other_chosen"])
        #expect(run.rows.count == 1)
    }

    @Test func `a second row that only says the same as the header is no respondent`() throws {
        let run = try IngestRun(
            "id,q1,q5,q7\nНомер анкеты,Ваш пол,Где Вы работаете?,Каков Ваш стаж (лет)?\n1,1,2,3\nid,q1,q5,q7\n2,1,2,3\n"
        )
        #expect(run.rows.map { $0[0] } == ["1", "2"])
        #expect(run.file?.rowsRejected.map(\.line) == [2, 4])
    }

    @Test func `a second row that only announces the answers is no respondent`() throws {
        let run = try IngestRun("id,q1,q5,q7\n,Response,Open-Ended Response,Жауап\n1,1,2,3\n")
        #expect(run.rows.map { $0[0] } == ["1"])
        #expect(run.file?.rowsRejected.map(\.line) == [2])
    }

    @Test func `answers are never taken for a second header row`() throws {
        let run = try IngestRun("id,q1,q5,q7,q16\n1,Ер,Ауылда,3,Теледидар\n2,Ер,Ауылда,3,Газеттер\n")
        #expect(run.rows.count == 2)
        #expect(run.header.last == "q16")
    }

    @Test func `a column without a header that holds answers is named, not dropped in silence`() throws {
        let run = try IngestRun("id,q1,q5,,q7\n1,1,2,x,3\n2,1,2,,3\n")
        #expect(run.file?.columnsLeftOver.map(\.column) == [4])
        #expect(run.warnings.map(\.what) == [IngestProblem.noHeader(4, cells: 1).what])
    }

    @Test func `a first line with one column and a second with two`() throws {
        let failure = try #require(throws: Failure.self) { try IngestRun("q1\n1,2\n") }
        #expect(failure.cause == .data)
        #expect(try IngestRun("Title\nid,q1,q5,q7\n1,1,2,3\n").rows.count == 1)
    }

    @Test func `where the header is missing, nobody's own words get into messages`() throws {
        let secrets = ["Айгүл Сапарова", "тел. 8 701 000 11 22"]
        let texts = [
            "101;1;2;\(secrets[0]);3\n102;1;2;\(secrets[1]);3\n",
            "1;5;\(secrets[0]);2;3\n102;1;2;\(secrets[1]);3\n",
        ]
        for text in texts {
            var problems: [Problem] = []
            do {
                problems = try IngestRun(text).warnings
            } catch let failure as Failure {
                problems = failure.problems
            }
            #expect(!problems.isEmpty)
            for problem in problems {
                #expect(!secrets.contains { problem.description.contains($0) }, "\(problem)")
            }
        }
    }

    @Test(arguments: ["", "\n", "\u{FEFF}", ",,,\n", "id,q1,q5,q7\n", "a,b\n1,2\n", "PK\u{03}\u{04}"])
    func `what holds no answers is refused`(text: String) throws {
        let failure = try #require(throws: Failure.self) { try IngestRun(text) }
        #expect(failure.cause == .data)
        #expect(failure.problems.count >= 1)
    }
}
