import Problems
import StageFiles
import Testing

@testable import CleanStage

struct CleanTests {
    private let instrument = """
        survey
        ,type,name,label::Қазақша (kk),label::English (en),required,relevant,constraint
        ,select_one town,town,Қала,Town,,
        ,decimal,years,Өтілі,Service,,,. >= 0 and . <= 60
        ,text,words,Ұсыныс,Suggestion,,
        ,select_one topic,words_coded,Тақырып,Topic,no,${words} != ''
        choices
        ,list_name,name,label::Қазақша (kk),label::English (en)
        ,town,1,Русе,Ruse
        ,town,2,Тараз ,Taraz
        ,topic,1,жол,Roads
        ,topic,2,су,Water

        """

    private let responses = """
        respondent,town,years,words
        0017,Русе,"2,5",жол керек
        017,Pyce,-1E+131,
        3,"Тараз\u{A0}",1,=су

        """

    @Test func `inputs that broke other tools have their right values`() throws {
        let run = try CleanRun(instrument: instrument, responses: responses)
        #expect(
            try run.lines("coded.csv") == [
                "respondent,town,years,words,words_coded", "0017,1,2.5,жол керек,.i",
                "017,1,.i,,.s", "3,2,1,=су,.i",
            ])
        #expect(
            try run.lines("cleaning-log.csv") == [
                "respondent,line,variable,raw,coded,rule,severity,candidates",
                "0017,2,years,\"2,5\",2.5,number-format,note,",
                "0017,2,words_coded,жол керек,.i,uncoded,note,", "017,3,town,Pyce,1,look-alike,note,",
                "017,3,years,'-1E+131,.i,constraint,warning,", "3,4,town,Тараз\u{A0},2,normalise,note,",
                "3,4,words_coded,'=су,.i,uncoded,note,",
            ])
        #expect(
            run.problems == [
                "f.csv:3: warning: years: 1 answer could not be resolved, the first here; "
                    + "complete unresolved.csv and name it under corrections:",
                "f.csv:2: warning: words_coded: 2 texts have no code yet, the first here; "
                    + "see uncoded.csv, and name the completed file under coding:",
            ])
        #expect(try run.quality().duplicates.isEmpty)
    }

    @Test func `the coding loop: what uncoded lists, completed, is the coding file`() throws {
        let first = try CleanRun(instrument: instrument, responses: responses)
        let uncoded = try first.lines("uncoded.csv")
        #expect(
            uncoded == ["question,answer,count,suggestion", "words,'=су,1,", "words,жол керек,1,"])
        let completed = ["question,answer,count,code", "words,'=су,1,2", "words,жол керек,1,1"]
        let second = try CleanRun(
            instrument: instrument, keys: ["coding: coding-f.csv"],
            files: ["coding-f.csv": completed.joined(separator: "\n")], responses: responses)
        #expect(try second.lines("uncoded.csv") == ["question,answer,count,suggestion"])
        #expect(
            try second.lines("coded.csv").dropFirst() == [
                "0017,1,2.5,жол керек,1", "017,1,.i,,.s", "3,2,1,=су,2",
            ])
    }

    @Test func `an excluded respondent's row stays and counts nowhere`() throws {
        let run = try CleanRun(
            instrument: instrument, keys: ["exclude: {\"017\": tried out}"], responses: responses)
        #expect(try run.lines("coded.csv")[2] == "017,.s,.s,.s,.s")
        let quality = try run.quality()
        #expect(quality.respondents == 2)
        #expect(quality.excluded == [.init(respondent: "017", line: 3, reason: "tried out")])
    }

    @Test func `the second entry: what differs is unresolved until it is decided`() throws {
        let second = responses.replacing("\"2,5\"", with: "3").replacing("Pyce", with: "Русе")
        let open = try CleanRun(
            instrument: instrument, keys: ["second-entry: f.csv"], responses: responses, second: second)
        #expect(try open.lines("coded.csv")[1] == "0017,1,.i,жол керек,.i")
        #expect(
            try open.lines("double-entry.csv") == [
                "respondent,line,line_2,variable,value,value_2,decision", "0017,2,2,years,2.5,3,",
            ])
        #expect(try open.quality().doubleEntry?.all == .init(name: "", cells: 8, differing: 1))
        #expect(open.problems.last?.contains("the two entries differ in 1 cell") == true)
        let decided = "respondent,line,line_2,variable,value,value_2,decision\n0017,2,2,years,2.5,3,3\n"
        let settled = try CleanRun(
            instrument: instrument, keys: ["second-entry: f.csv", "decisions: decided.csv"],
            files: ["decided.csv": decided], responses: responses, second: second)
        #expect(try settled.lines("coded.csv")[1] == "0017,1,3,жол керек,.i")
        #expect(try settled.lines("double-entry.csv")[1] == "0017,2,2,years,2.5,3,3")
    }

    @Test func `a wrong coding file writes nothing`() throws {
        #expect(throws: Failure.self) {
            try CleanRun(
                instrument: instrument, keys: ["coding: c.csv"],
                files: ["c.csv": "question,answer,code\nwords,жол,9\n"], responses: responses)
        }
    }
}
