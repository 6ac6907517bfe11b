import Testing

@testable import CleanStage

struct CalculationsTests {
    private static let instrument = """
        survey
        ,type,name,label,required,relevant,calculation,role
        ,date,received,Received,,,,
        ,date,due,Due,,,,
        ,date,answered,Answered,no,,,
        ,select_one month,month,Month,,,"format-date(${received}, '%n')",
        ,select_one state,state,State,,,"if(${answered} = '', if(${due} < today(), '4', '3'), if(${answered} > ${due}, '2', '1'))",
        ,integer,wait,Days,,,${answered} - ${received},
        ,text,why,Why late,no,${state} = '2',,
        choices
        ,list_name,name,label
        ,month,1,January
        ,month,2,February
        ,state,1,in time
        ,state,2,late
        ,state,3,open
        ,state,4,overdue
        """

    private static let days = ["fieldwork: {from: 2025-01-01, to: 2025-02-28}"]

    private func run(
        _ rows: [String], keys: [String] = [], files: [String: String] = [:], header: String? = nil
    ) throws
        -> CleanRun
    {
        try CleanRun(
            instrument: Self.instrument, keys: keys, files: files,
            responses: (header ?? "respondent,received,due,answered,why") + "\n"
                + rows.joined(separator: "\n") + "\n", wave: Self.days)
    }

    @Test func `what follows from dates is filled in, each with a line in the log`() throws {
        let run = try run([
            "1,2025-01-05,2025-01-20,2025-01-20,", "2,2025-01-05,2025-01-20,2025-01-21,holiday",
            "3,2025-02-05,2025-02-27,,", "4,2025-02-05,2025-02-28,,",
        ])
        let coded = try run.lines("coded.csv")
        #expect(coded[0] == "respondent,received,due,answered,month,state,wait,why")
        #expect(coded[1].hasSuffix(",1,1,15,.s") && coded[2].hasSuffix(",1,2,16,holiday"))
        #expect(coded[3].hasSuffix(",,2,4,,.s") && coded[4].hasSuffix(",,2,3,,.s"))
        let log = try run.lines("cleaning-log.csv").filter { $0.contains(",calculated,") }
        #expect(log.count == 3 * 2 + 2 * 2)
        #expect(try run.quality().changedByRule.allSatisfy { $0.rule != "calculated" })
    }

    @Test func `of an open date nothing is said, nor of a month that the form does not have`() throws {
        let run = try run([
            "1,2025-01-05,2025-01-20,soon,", "2,,2025-01-20,2025-01-21,", "3,2025-03-01,2025-03-20,,",
        ])
        let coded = try run.lines("coded.csv")
        #expect(coded[1].contains(",.i,1,.i,.i,"))
        #expect(coded[2].contains(",2025-01-21,,2,,"))
        #expect(coded[3].contains(",,.i,3,,"))
    }

    @Test func `a corrected date is reckoned with`() throws {
        let run = try run(
            ["1,2025-01-05,2025-01-20,soon,"], keys: ["corrections: corrections.csv"],
            files: [
                "corrections.csv":
                    "respondent,variable,raw,value,reason\n1,answered,soon,2025-01-25,looked up\n"
            ])
        #expect(try run.lines("coded.csv")[1].contains(",2025-01-25,1,2,20,"))
    }

    @Test func `an answer that the export has stands`() throws {
        let run = try run(
            ["1,2025-01-05,2025-01-20,2025-01-25,1,"], header: "respondent,received,due,answered,state,why")
        #expect(try run.lines("coded.csv")[1].contains(",2025-01-25,1,1,20,"))
    }
}
