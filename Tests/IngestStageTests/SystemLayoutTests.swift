import Problems
import Testing

@testable import IngestStage

/// How the systems in use lay their exports out.
struct SystemLayoutTests {
    private func form(_ rows: String) -> String {
        """
        survey
        ,type,name,label,role,required
        \(rows)
        choices
        ,list_name,name,label
        ,yn,1,Yes
        ,yn,2,No
        ,grade,1,Poor
        ,grade,2,Fair
        ,grade,3,Good
        ,pet,1,Dog
        ,pet,2,Cat
        ,pet,other,Other (please specify)
        """
    }

    private let grids = """
        ,begin_group,g,Please rate,,
        ,select_one grade,a1,The roads,,
        ,select_one grade,a2,The schools,,
        ,end_group,,,,
        ,begin_group,h,How important are they?,,
        ,select_one grade,b1,The roads,,
        ,select_one grade,b2,The schools,,
        ,end_group,,,,
        """

    @Test(arguments: [
        "Please rate [The roads],Please rate [The schools],How important are they? [The roads],"
            + "How important are they? [The schools]",
        "7. Please rate [The roads],7. Please rate [The schools],8. How important are they? [The roads],"
            + "8. How important are they? [The schools]",
        "Please rate - The roads,Please rate - The schools,How important are they? - The roads,"
            + "How important are they? - The schools",
        "g/a1,g/a2,h/b1,h/b2",
        "Please rate/The roads,Please rate/The schools,How important are they?/The roads,"
            + "How important are they?/The schools",
        "Please rate,,How important are they?,\nThe roads,The schools,The roads,The schools",
        "g[a1],g[a2],h[b1],h[b2]",
    ])
    func `items of a grid stand behind or below what stands above it`(header: String) throws {
        let run = try IngestRun("\(header)\nPoor,Good,Fair,Poor\nGood,Good,Good,Good\n", by: form(grids))
        #expect(run.header == ["respondent", "a1", "a2", "b1", "b2"])
        #expect(run.rows == [["1", "Poor", "Good", "Fair", "Poor"], ["2", "Good", "Good", "Good", "Good"]])
    }

    private let twice =
        ",select_one yn,q1,Are you content?,,\n,integer,q2,Age,,\n,select_one yn,q3,Are you content?,,"

    @Test(arguments: [
        "1. Are you content?,2. Age,3. Are you content?", "Are you content?,Age,Are you content?",
        "q1,Age,Are you content?", "Are you content?,Age,Are you content?.1",
    ])
    func `a text asked twice is settled by number or by order`(header: String) throws {
        let run = try IngestRun("\(header)\nYes,33,No\n", by: form(twice))
        #expect(run.header == ["respondent", "q1", "q2", "q3"])
        #expect(run.rows == [["1", "Yes", "33", "No"]])
    }

    @Test func `numbers decide against the order`() throws {
        let run = try IngestRun(
            "3. Are you content?,2. Age,1. Are you content?\nYes,33,No\n", by: form(twice))
        #expect(run.rows == [["1", "No", "33", "Yes"]])
    }

    @Test func `a text asked twice with one column is refused, naming both`() {
        #expect {
            try IngestRun("Are you content?,Age\nYes,33\n", by: form(twice))
        } throws: {
            ($0 as? Failure)?.problems.map(\.what) == [
                "column 1, headed \u{201C}Are you content?\u{201D}, fits q1 and q3 alike"
            ]
        }
    }

    private let head = ",text,id,No,id,no\n,select_one yn,q1,Content?,,\n,integer,q2,Age,,\n,text,q3,Why?,,no"

    @Test(arguments: [
        "No,Content?,Age,Why?\n,Response,Response,Open-Ended Response\n7,Yes,33,\n",
        "No,q1,q2,q3\nNumber of the form,Content?,Age,Why?\n\"{\"\"ImportId\"\":\"\"QID0\"\"}\","
            + "\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\",\"{\"\"ImportId\"\":\"\"QID3\"\"}\"\n"
            + "7,Yes,33,\n",
        "No,Content?,Age,Why?\n7,Yes,33,\nNo,Content?,Age,Why?\n",
        "No,Content?,Age,Why?\n7,Yes,33,\nNO, Content? ,age,Why?,,\n",
    ])
    func `rows that say what the columns are hold no respondent`(export: String) throws {
        let run = try IngestRun(export, by: form(head))
        #expect(run.rows == [["7", "Yes", "33", ""]])
        #expect(run.file?.rowsRejected.count == export.split(separator: "\n").count - 2)
    }

    @Test(arguments: [
        "Total,,120,", "Барлығы,,120,", "Итого:,,40,", ",,120,", "Average,,40,", "Count,,3,", "Total,,,",
        "n=3,,120,", "N = 3,,40,", "3 rows,,3,", "N,3,3,", "Σ,,120,", "№ 3,,120,", "%,66.7,,",
        "Всего анкет: 3,,,",
    ])
    func `a row of totals is left out and listed`(row: String) throws {
        let run = try IngestRun(
            "No,Content?,Age,Why?\n1,Yes,30,\n2,No,40,\n3,No,50,x\n\(row)\n", by: form(head))
        #expect(run.rows.count == 3)
        #expect(run.file?.rowsRejected.map(\.line) == [5])
        #expect(
            run.warnings.contains { $0.position.line == 5 && $0.what == "the row holds totals, no answers" })
    }

    @Test(arguments: [
        ",,40,", ",Yes,120,", "Total,Yes,33,", "4,,120,", ",,30,why", ",,3,",
        "3a,1,50,", "3a,,50,", "n=4,,35,", "n=3,Yes,40,",
    ])
    func `a respondent is not taken for totals`(row: String) throws {
        let run = try IngestRun(
            "No,Content?,Age,Why?\n1,Yes,30,\n2,No,40,\n3,No,50,x\n\(row)\n", by: form(head))
        #expect(run.rows.count == 4)
    }

    @Test func `a row that repeats another, number and all, is left out; one with other answers is told`()
        throws
    {
        let run = try IngestRun(
            "No,Content?,Age,Why?\n1,Yes,30,\n2,No,40,\n1,Yes,30,\n2,Yes,41,\n", by: form(head))
        #expect(run.rows.map { $0[0] } == ["1", "2", "2"])
        let what = run.warnings.map(\.what)
        #expect(what.contains("the row repeats that of line 2, form number and all"))
        #expect(what.contains("a form number comes more than once, on lines 3 and 5"))
    }

    @Test func `an export listed twice is read once`() throws {
        let export = Array("No,Content?,Age,Why?\n1,Yes,30,\n".utf8)
        let run = try IngestRun([export, export], by: form(head))
        #expect(run.rows.count == 1)
        #expect(
            run.warnings.map(\.what).contains { $0.hasPrefix("the file is the same, byte for byte, as ") })
    }

    @Test(arguments: [
        "No;Content?;Age;Why?\r\n1;Yes;30;\r\n2;No;40;x\r\n",
        "Why?,No,Content?,Age\n,1,Yes,30\nx,2,No,40\n,3,No,50\n",
    ])
    func `an export saved again, or a newer one, adds only what is new`(second: String) throws {
        let first = "No,Content?,Age,Why?\n1,Yes,30,\n2,No,40,x\n"
        let run = try IngestRun([Array(first.utf8), Array(second.utf8)], by: form(head))
        #expect(run.rows.map { $0[0] } == (second.contains("50") ? ["1", "2", "3"] : ["1", "2"]))
        #expect(run.report?.files.last?.rowsRejected.count == 2)
        #expect(
            run.warnings.map(\.what).contains { $0.hasPrefix("2 rows give the answers of an earlier export") }
        )
    }

    @Test func `exports that number their forms each by itself are all kept, and this is said`() throws {
        let (first, second) = ("No,Content?,Age\n1,Yes,30\n2,No,40\n", "No,Content?,Age\n1,No,31\n2,No,40\n")
        let run = try IngestRun([Array(first.utf8), Array(second.utf8)], by: form(head))
        #expect(run.rows.count == 4)
        #expect(
            run.warnings.map(\.what).contains { $0.hasPrefix("2 form numbers stand in another export too") })
    }

    @Test func `without form numbers a second copy is told`() throws {
        let rows = ",select_one yn,q1,Content?,,\n,integer,q2,Age,,"
        let (first, second) = ("Content?,Age\nYes,30\nNo,40\n", "Content?;Age\nYes;30\nNo;40\nNo;5\n")
        let run = try IngestRun([Array(first.utf8), Array(second.utf8)], by: form(rows))
        #expect(run.rows.count == 5)
        #expect(run.warnings.map(\.what) == ["the first 2 rows give the answers of export-1.csv, row by row"])
    }

    @Test(arguments: [
        "Content?,,Age\nYes,,30\n,No,40\n",
        "No,Content?,,Age\n1,Yes,,30\n2,,No,40\n",
    ])
    func `a question over columns without headers is refused`(export: String) {
        #expect {
            try IngestRun(export, by: form(head))
        } throws: {
            ($0 as? Failure)?.problems.map(\.what).contains {
                $0.hasSuffix("has no header and holds answers to q1, the question on its left")
            } ?? false
        }
    }

    private let years = """
        survey
        ,type,name,label
        ,select_multiple y,q1,Which years?
        choices
        ,list_name,name,label
        """

    @Test func `headers of options that are names and labels are told by the others`() throws {
        let instrument = "\(years)\n,y,1,0\n,y,2,1\n,y,3,2\n"
        let run = try IngestRun("Which years?: 0,Which years?: 1,Which years?: 2\n1,0,1\n", by: instrument)
        #expect(run.header.dropFirst() == ["q1_1", "q1_2", "q1_3"])
        let names = try IngestRun("Which years?,,\n3,1,2\n1,0,1\n", by: instrument)
        #expect(names.rows.first?.dropFirst() == ["0", "1", "1"])
    }

    @Test(arguments: ["Which years?: 1,Which years?: 2\n1,0\n", "Which years?,\n1,2\n1,0\n"])
    func `where they do not, the file is refused`(export: String) {
        #expect(throws: Failure.self) { try IngestRun(export, by: "\(years)\n,y,1,2\n,y,2,1\n") }
    }

    private let qualtrics = "{\"\"ImportId\"\":\"\"QID1\"\"}"

    @Test(arguments: [
        ("Q1,Q1_3_TEXT\nPets? - Selected Choice,Pets? - Other - Text", ",select_one pet,Q1,Pets?,,", "Dog"),
        ("Q1,Q1_other_TEXT\nPets?,Pets? - Other - Text", ",select_one pet,Q1,Pets?,,", "Dog"),
        (
            "Q1,Q1_3_TEXT\nPets? - Selected Choice,Pets? - Other - Text", ",select_multiple pet,Q1,Pets?,,",
            "Dog"
        ),
    ])
    func `Qualtrics' second row tells what the first does not`(head: String, question: String, cell: String)
        throws
    {
        let ids = "\"\(qualtrics)\",\"\(qualtrics)\""
        let run = try IngestRun(
            "\(head)\n\(ids)\n\(cell),\nOther,newt\n", by: form("\(question)\n,text,Q1_other,Other pet,,no"))
        #expect(run.rows == [["1", cell, ""], ["2", "Other", "newt"]])
        #expect(run.file?.rowsRejected.last?.line == 3)
    }

    @Test func `LimeSurvey's headers of codes and texts`() throws {
        let rows =
            ",select_one yn,q1,Content?,,\n,select_multiple pet,q2,Pets?,,\n,text,q2_other,Other pet,,no"
        let run = try IngestRun(
            "q1. Content?,q2[1]. Pets? [Dog],q2[2]. Pets? [Cat],q2[other]. Pets? [Other]\nYes,Yes,No,newt\n",
            by: form(rows))
        #expect(run.header.dropFirst() == ["q1", "q2_1", "q2_2", "q2_other"])
    }

    private let pets = ",select_multiple pet,q1,Which pets?,,\n,text,q1_other,Other pet,,no"

    @Test func `of two columns for another answer the second is its text`() throws {
        let other = "Which pets? - Other (please specify)"
        let run = try IngestRun(
            "Which pets? - Dog,Which pets? - Cat,\(other),\(other)\nDog,,Other (please specify),newt\n,Cat,,\n",
            by: form(pets))
        #expect(run.header.dropFirst() == ["q1_1", "q1_2", "q1_other_chosen", "q1_other"])
        #expect(run.rows[0].last == "newt")
    }

    @Test func `many columns that belong to no question are told in one line`() throws {
        let run = try IngestRun("a,b,No,c,Content?,Age\n,,1,,Yes,30\n", by: form(head))
        #expect(
            run.warnings.map(\.what).contains(
                "3 columns, A to B, D, belong to no question (\u{201C}a\u{201D}, \u{201C}b\u{201D}, \u{201C}c\u{201D})"
            ))
    }

    @Test func `columns of what the form passes over are left out without a word`() throws {
        let rows = ",start,start,,,\n,geopoint,place,Where?,,\n,select_one yn,q1,Content?,,"
        let run = try IngestRun("start,g/place,q1\n2020-06-05,1 2,1\n", by: form(rows))
        #expect(run.header == ["respondent", "q1"])
        #expect(run.warnings.map(\.severity) == [.note])
    }

    @Test func `a short header that lost a letter is known`() throws {
        let rows = ",select_one yn,q1,Жынысыңыз?,,\n,integer,q2,Жасыңыз,,"
        let run = try IngestRun("Жынысы?ыз?;Жасы?ыз\n1;30\n", by: form(rows))
        #expect(run.header == ["respondent", "q1", "q2"])
    }
}
