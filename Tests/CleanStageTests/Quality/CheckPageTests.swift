import Testing

@testable import CleanStage

struct CheckPageTests {
    private let instrument = """
        survey
        ,type,name,label
        ,select_one fine,q1,Fine?
        ,text,q2,Why | how?
        choices
        ,list_name,name,label
        ,fine,1,Good
        ,fine,2,Poor
        """

    private func page(_ responses: String, second: String? = nil, keys: [String] = []) throws -> String {
        try CleanRun(
            instrument: instrument, keys: keys, files: second == nil ? [:] : ["f-2.csv": ""],
            responses: responses,
            second: second
        ).lines("check.md").joined(separator: "\n")
    }

    @Test func `it tells what to see to, cell by cell`() throws {
        let page = try page("respondent,q1,q2\n7,so-so,a*b\n8,Good,\n8,,\n")
        for line in [
            "# Check of form f",
            "3 respondents; 0 rows left out; 1 answers that nothing resolves; 1 texts without a code; "
                + "1 groups that may be in twice.",
            "| f.csv | 1 | 3 | 0 | 0 |",
            "| q2 | Why \\| how? | 3 | 2 | 0 | 67 % |",
            "| q1 | Fine? | 3 | 1 | 1 | 67 % |",
            "| 2 | 7 | q1 | so-so |  |",
            "| q2 | a\\*b | 1 |  |",
            "| 8, 8 | the same number |",
        ] {
            #expect(page.contains(line), "\(line)\n\(page)")
        }
        #expect(!page.contains("two entries"))
    }

    @Test func `two entries that differ are told cell by cell, and who stands in one only`() throws {
        let page = try page(
            "respondent,q1,q2\n7,1,\n8,2,\n9,1,\n", second: "respondent,q1,q2\n7,1,\n8,1,\n10,1,\n",
            keys: ["second-entry: [f-2.csv]"])
        for line in [
            "2 cells compared, 1 differ, 0 settled.", "| 3 | 3 | 8 | q1 | 2 | 1 |",
            "Only in the first entry: 9.",
            "Only in the second entry: 10.",
        ] {
            #expect(page.contains(line), "\(line)\n\(page)")
        }
    }

    @Test func `a form without a fault has no sections but its rows`() throws {
        let page = try page("respondent,q1,q2\n7,1,\n8,2,\n")
        #expect(
            page.split(separator: "\n").filter { $0.hasPrefix("## ") } == ["## Rows", "## Answers not given"])
    }

    @Test func `long lists are cut, and what holds the rest is named`() throws {
        let rows = (1...70).map { "\($0),so-so,\n" }.joined()
        let page = try page("respondent,q1,q2\n\(rows)")
        #expect(page.contains("And 20 more in `unresolved.csv`."))
        #expect(page.split(separator: "\n").count < 90)
    }
}
