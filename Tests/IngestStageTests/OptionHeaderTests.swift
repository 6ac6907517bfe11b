import Problems
import SurveyModel
import Testing

@testable import IngestStage

/// Several answers with an own one, a second of codes that are other labels, and two questions of one text.
private let form = """
    survey,,,,
    ,type,name,label::English (en),required
    ,select_multiple m,q1,Which do you use?,yes
    ,text,q1_other,Which other?,yes
    ,select_multiple n,q2,How many did you see?,yes
    ,integer,q3,Rate?,no
    ,integer,q4,Rate?,no
    choices,,,,
    ,list_name,name,label::English (en),
    ,m,1,Roads,
    ,m,2,Parks,
    ,m,other,Other,
    ,n,1,3,
    ,n,2,2,
    ,n,3,1,
    settings,,,,
    ,form_title,form_id,default_language,
    ,S,s,English (en),

    """

private let counts = "q2_1;q2_2;q2_3"

private func run(_ headers: String, _ rows: String...) throws -> IngestRun {
    try IngestRun(([headers] + rows).joined(separator: "\n") + "\n", by: form)
}

struct OptionHeaderTests {
    @Test(arguments: [
        // Other columns hold 2 for no.
        ["1;2;2;;1;0;0", "2;1;2;;1;0;0"],
        // The column is filled in the rows in which the others are.
        ["1;1;2;;1;0;0", ";;;;1;0;0", "1;1;2.00;;1;0;0"],
        // Marks every system knows.
        ["1;да;нет;;1;0;0"], ["TRUE;FALSE;FALSE;;1;0;0"], ["1;0;1;2;1;0;0"],
    ])
    func `of two columns of an own answer the one with marks is the mark, be they 1 and 2`(rows: [String])
        throws
    {
        let found = try IngestRun(
            (["q1_1;q1_2;q1_other;q1_other;\(counts)"] + rows).joined(separator: "\n") + "\n", by: form)
        #expect(found.header.dropFirst().prefix(4) == ["q1_1", "q1_2", "q1_other_chosen", "q1_other"])
        let cells = rows[0].split(separator: ";", omittingEmptySubsequences: false)
        #expect(found.rows[0].dropFirst().prefix(4) == cells.prefix(4).map(String.init)[...])
    }

    @Test func `of two columns of an own answer the one with words is the text`() throws {
        let found = try run("q1_1;q1_2;q1_other;q1_other;\(counts)", "1;2;by bus;1;1;0;0", "2;1;;2;1;0;0")
        #expect(found.rows[0].dropFirst() == ["1", "2", "1", "by bus", "1", "0", "0"])
    }

    @Test(arguments: [["1;;;1;1;0;0", ";1;;;1;0;0"], ["1;;tram;bus;1;0;0"]])
    func `two columns of an own answer that may be either are refused with a way out`(rows: [String]) throws {
        let failure = try #require(throws: Failure.self) {
            try IngestRun(
                (["q1_1;q1_2;q1_other;q1_other;\(counts)"] + rows).joined(separator: "\n") + "\n", by: form)
        }
        #expect(
            failure.problems.map(\.what) == [
                "columns 3 and 4 are one the mark, the other the text of q1_other, and nothing says which"
            ])
        #expect(failure.problems.map(\.remedy) == ["head the mark q1_other_chosen, and the text q1_other"])
    }

    @Test func `a column of an own answer keyed 1 and 2 like the others is its mark`() throws {
        let found = try run("q1: Roads;q1: Parks;q1: Other;q1_other;\(counts)", "1;2;2;;1;0;0")
        #expect(found.header.contains("q1_other_chosen"))
    }

    @Test func `a column of an own answer that is blank throughout lacks nothing`() throws {
        let found = try run("q1[1];q1[2];q1[other];\(counts)", "Y;N;;1;0;0", "N;Y;;0;1;0")
        #expect(found.rows.count == 2)
    }

    /// What the columns of `q2` are taken for.
    private func columns(_ headers: String, values: [String: ChoiceValues] = [:]) throws -> [String] {
        let text = "q1_1;q1_2;q1_other_chosen;q1_other;\(headers)\n1;0;0;;1;0;0\n"
        let found = try IngestRun(text, by: form, values: values)
        return found.file?.columns.suffix(3).map(\.variable) ?? []
    }

    @Test(arguments: [
        (
            "How many did you see?: 3;How many did you see?: 2;How many did you see?: 1",
            ["q2_1", "q2_2", "q2_3"]
        ),
        (
            "How many did you see? [3];How many did you see? [2];How many did you see? [1]",
            ["q2_1", "q2_2", "q2_3"]
        ),
        ("q2: 1;q2: 2;q2: 3", ["q2_1", "q2_2", "q2_3"]),
    ])
    func `options headed by numbers are told by how the question is named and by their order`(
        headers: String, variables: [String]
    ) throws {
        #expect(try columns(headers) == variables)
    }

    @Test func `where these signs contradict each other the wave says what they are`() throws {
        let headers = "How many did you see?: 1;How many did you see?: 2;How many did you see?: 3"
        let failure = try #require(throws: Failure.self) { try columns(headers) }
        #expect(failure.problems.allSatisfy { $0.remedy.contains("values: {q2: labels}") })
        #expect(try columns(headers, values: ["q2": .names]) == ["q2_1", "q2_2", "q2_3"])
        #expect(try columns(headers, values: ["q2": .labels]) == ["q2_3", "q2_2", "q2_1"])
    }

    @Test(arguments: [
        "Rate?;Rate?.1", "Rate?;Rate?...12", "Rate;Rate_2", "Rate?;Rate? (2)", "Rate..1;Rate..2",
    ])
    func `a number that a program put behind a header asked twice is passed over`(headers: String) throws {
        let found = try run("q1_1;q1_2;q1_other_chosen;q1_other;\(counts);\(headers)", "1;0;0;;1;0;0;7;9")
        #expect(found.header.suffix(2) == ["q3", "q4"])
        #expect(found.rows[0].suffix(2) == ["7", "9"])
    }
}
