import Foundation
import Problems
import Testing

@testable import SurveyModel

/// Forms of the kinds that pyxform's examples show, each as small as it can be.
struct XLSFormReaderTests {
    /// - Returns: The instrument, or what is wrong with the form.
    private func read(_ text: String) throws -> (instrument: Instrument?, refusals: [String]) {
        let file = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        do {
            return (try Instrument.load(path: file.path), [])
        } catch let failure as Failure {
            return (nil, failure.problems.map(\.what))
        }
    }

    private static let yesNo = "choices\n,list_name,name,label\n,yn,1,Yes\n,yn,2,No\n"

    /// A form that is read, with the names of its questions.
    struct Form: CustomTestStringConvertible, Sendable {
        var kind: String
        var survey: String
        var names: [String]
        var testDescription: String { kind }
    }

    private static let readable: [Form] = [
        Form(
            kind: "yes or no question", survey: ",type,name,label\n,select one from yn,q1,Fine?",
            names: ["q1"]),
        Form(
            kind: "text and integer",
            survey: ",type,name,label\n,text,a,Name\n,integer,b,Age\n,string,c,C\n,int,d,D",
            names: ["a", "b", "c", "d"]),
        Form(
            kind: "widgets",
            survey: ",type,name,label,parameters\n,decimal,a,A,\n,date,b,B,\n,range,c,C,start=1 end=5\n"
                + ",select_multiple yn,d,D,\n,select all that apply from yn,e,E,\n,rank yn,f,F,",
            names: ["a", "b", "c", "d", "e", "f"]),
        Form(
            kind: "group", survey: ",type,name,label\n,begin group,g,G\n,select_one yn,q1,A\n,end group,,",
            names: ["q1"]),
        Form(
            kind: "field list and table list",
            survey: ",type,name,label,appearance\n,begin_group,g,G,table-list\n"
                + ",select_one yn,q1,A,\n,select_one yn,q2,B,\n,end_group,,,", names: ["q1", "q2"]),
        Form(
            kind: "repeat",
            survey: ",type,name,label\n,select_one yn,q1,A\n,begin repeat,r,R\n,text,x,X\n"
                + ",begin group,g,G\n,integer,y,Y\n,end group,,\n,end repeat,,\n,text,z,Z",
            names: ["q1", "z"]),
        Form(
            kind: "or other", survey: ",type,name,label\n,select_one yn or_other,q1,A",
            names: ["q1", "q1_other"]),
        Form(
            kind: "specify other",
            survey: ",type,name,label\n,select all that apply from yn or specify other,q1,A",
            names: ["q1", "q1_other"]),
        Form(
            kind: "gps, media, barcode",
            survey: ",type,name,label\n,gps,a,A\n,geopoint,b,B\n,image,c,C\n,audio,d,D\n"
                + ",video,e,E\n,barcode,f,F\n,geotrace,h,H\n,file,i,I", names: ["f"]),
        Form(
            kind: "metadata",
            survey: ",type,name,label\n,start,start,\n,end,end,\n,today,today,\n,deviceid,d,\n"
                + ",simserial,s,\n,phonenumber,p,\n,audit,audit,\n,username,u,\n,text,q1,A", names: ["q1"]),
        Form(
            kind: "calculate and hidden",
            survey: ",type,name,label,calculation\n,calculate,c,,1+1\n,hidden,h,,\n"
                + ",acknowledge,k,OK?,\n,trigger,t,OK?,\n,note,n,Hello,\n,text,q1,A,", names: ["q1"]),
        Form(
            kind: "case insensitivity", survey: ",TYPE,NAME,LABEL::EN\n,Select_One yn,q1,A", names: ["q1"]),
        Form(
            kind: "comment rows", survey: ",type,name,label,remark\n,,,,ask this first\n,text,q1,A,",
            names: ["q1"]),
        Form(
            kind: "disabled rows", survey: ",type,name,label,disabled\n,text,q1,A,\n,text,q2,B,yes",
            names: ["q1"]),
        Form(
            kind: "older columns",
            survey: ",command,tag,caption:english,bind: relevant\n,select1 yn,q1,A,\n"
                + ",text,q2,B,${q1} = '1'", names: ["q1", "q2"]),
        Form(
            kind: "attribute columns",
            survey:
                ",type,name,label,bind::custom,body::x,instance::y,media::image::english,hint\n,text,q1,A,1,2,3,,",
            names: ["q1"]),
        Form(
            kind: "constraints of the tablet",
            survey: ",type,name,label,constraint\n,text,q1,A,\"regex(., '^x$')\"\n"
                + ",date,q2,B,. <= today()", names: ["q1", "q2"]),
    ]

    @Test(arguments: readable)
    func `forms of these kinds are read`(form: Form) throws {
        let (instrument, refusals) = try read("survey\n\(form.survey)\n\(Self.yesNo)")
        #expect(refusals == [])
        #expect(instrument?.questions.map(\.name) == form.names)
    }

    @Test(arguments: [
        (",type,name,label\n,begin loop over yn,l,L\n,text,x,X\n,end loop,,", "loops are not read"),
        (",type,name,label\n,select_one_from_file a.csv,q1,A", "the choices of q1 stand in another file"),
        (",type,name,label\n,select_one_external yn,q1,A", "the choices of q1 stand in another file"),
        (",type,name,label\n,include,q1,A", "question type include is not one that is read"),
        (",type,name,label\n,party like it's 1999,q1,A", "question type party like it's 1999 is not one"),
        (",type,name,label\n,select_one nowhere,q1,A", "there is no list nowhere"),
        (",type,name,label\n,text,q1,", "q1 has no label"),
        (",type,name,label\n,begin group,g,G\n,text,q1,A\n,end repeat,,", "end_group without a begin_group"),
        (",type,name,label\n,begin repeat,g,G\n,text,q1,A", "the group g is not closed"),
        (",type,name,label\n,calculate,c,", "there is no question in it"),
        (",type,name,label,relevant\n,text,q1,A,\"pulldata('a','b','c','d') = 1\"", "uses pulldata"),
    ])
    func `forms of these kinds are refused in one sentence`(survey: String, reason: String) throws {
        let (_, refusals) = try read("survey\n\(survey)\n\(Self.yesNo)")
        #expect(refusals.contains { $0.contains(reason) }, "\(refusals)")
    }

    @Test func `a sheet's name before its header, in semicolons, is enough`() throws {
        let form =
            "survey;type;name;label::Қазақша (kk)\n;select_one a;q1;Жақсы ма?\n"
            + "choices;list name;value;label::Қазақша (kk)\n;a;1;иә\n;a;2;жоқ\n"
        let instrument = try #require(try read(form).instrument)
        #expect(instrument.questions[0].label["kk"] == "Жақсы ма?")
        #expect(instrument.questions[0].choices.map(\.name) == ["1", "2"])
    }

    @Test func `what is passed over is told once, and its names are known`() throws {
        let form =
            "survey\n,type,name,label\n,start,start,\n,begin repeat,r,R\n,text,x,X\n,end repeat,,\n,text,q1,A\n"
        let instrument = try #require(try read(form).instrument)
        #expect(instrument.passedOver == ["start", "r", "x"])
        #expect(instrument.remarks.map(\.severity) == [.note])
        #expect(instrument.remarks[0].what.contains("(start, repeat)"))
    }

    @Test func `a group's condition holds for its questions`() throws {
        let form =
            "survey\n,type,name,label,relevant\n,select_one yn,q1,A,\n,begin group,g,G,${q1} = '1'\n"
            + ",text,q2,B,${q1} != '2'\n,end group,,,\n\(Self.yesNo)"
        let question = try #require(try read(form).instrument?.question(named: "q2"))
        #expect(question.relevant?.questions == ["q1", "q1"])
    }

    @Test func `a condition on what is passed over is dropped, and this is said`() throws {
        let form = "survey\n,type,name,label,relevant\n,calculate,c,,\n,text,q1,A,${c} = 1\n"
        let instrument = try #require(try read(form).instrument)
        #expect(instrument.questions[0].relevant == nil)
        #expect(instrument.remarks.contains { $0.severity == .warning && $0.what.contains("asks about c") })
    }

    @Test func `or_other brings a choice and a text in three languages`() throws {
        let form = "survey\n,type,name,label\n,select_one yn or_other,q1,A\n\(Self.yesNo)"
        let instrument = try #require(try read(form).instrument)
        #expect(instrument.questions[0].choices.map(\.name) == ["1", "2", "other"])
        #expect(instrument.questions[0].choices[2].label["ru"] == "Другое")
        #expect(instrument.questions[1].kind == .text && instrument.questions[1].isOptional)
    }

    @Test func `a range is a number between its ends`() throws {
        let form =
            "survey\n,type,name,label,parameters\n,range,a,A,start=0 end=10 step=1\n,range,b,B,start=0 end=1 step=0.1\n"
        let questions = try #require(try read(form).instrument).questions
        #expect(questions.map(\.kind) == [.integer, .decimal])
        #expect(questions[0].constraint?.truth(this: ["11"]) { _ in [] } == .no)
    }

    @Test func `a label that lost letters on the way is told`() throws {
        let form = "survey\n,type,name,label\n,text,q1,Жынысы?ыз\n,text,q2,Жақсы ма?\n"
        let instrument = try #require(try read(form).instrument)
        #expect(instrument.remarks.map(\.position.line) == [3])
    }
}
