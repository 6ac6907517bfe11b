import SurveyModel
import Testing

@testable import SimulateStage

struct DealerTests {
    @Test func `counts are exact, blanks among them`() throws {
        let sheet = try answers(
            enough + [
                "q2,blank,,0.05,", "q2,share,1,0.5,", "q2,share,2,0.25,", "q2,share,3,1/6,",
                "q2,share,other,1/12,",
            ])
        #expect(["", "1", "2", "3", "other"].map { sheet.count("q2", $0) } == [6, 57, 29, 19, 9])
    }

    @Test func `shares may differ between groups of respondents, also by a later question`() throws {
        let sheet = try answers(
            enough + [
                "q1,share,1,0.9,${q8} = '1'", "q1,share,2,0.1,${q8} = '1'", "q1,share,3,1,",
                "q8,share,1,0.25,", "q8,share,2,0.75,",
            ])
        let queue = (0..<120).filter { sheet.answer("q8", of: $0) == ["1"] }
        #expect(queue.count == 30)
        #expect(queue.count { sheet.answer("q1", of: $0) == ["1"] } == 27)
        #expect(queue.count { sheet.answer("q1", of: $0) == ["2"] } == 3)
        #expect(sheet.count("q1", "3") == 90)
    }

    @Test func `several answers: exact counts, at least one each, exclusive ones alone`() throws {
        let sheet = try answers(
            enough + [
                "q3,blank,,0.1,", "q3,share,1,0.4,", "q3,share,2,0.3,", "q3,share,3,0.2,", "q3,share,9,0.25,",
            ])
        #expect(["", "1", "2", "3", "9"].map { sheet.count("q3", $0) } == [12, 43, 32, 22, 27])
        let alone = (0..<120).map { sheet.answer("q3", of: $0) }.filter { $0.contains("9") }
        #expect(alone.allSatisfy { $0.count == 1 })
    }

    @Test func `rankings follow the weights; ties and gaps are counted out`() throws {
        let sheet = try answers(
            enough + ["q4,weight,4,5,", "q4,ties,,0.05,", "q4,gaps,,0.1,"], respondents: 200)
        let column = try #require(sheet.column("q4"))
        let places = column.cells.map { column.marks[Int($0)] }
        #expect(places.count { $0.contains(0) } == 20)
        #expect(places.count { !$0.contains(0) && Set($0).count < 4 } == 10)
        #expect(places.count { $0[3] == 1 } > places.count { $0[0] == 1 } * 2)
    }

    @Test func `a mean is hit exactly, and both bounds occur`() throws {
        let sheet = try answers(
            [
                "q2,phrase,әртүрлі,1,", "q5,mean,,14,", "q5,sd,,6,", "q5,min,,3,", "q5,max,,28,",
                "q5,step,,0.5,", "q6,mean,,1,",
            ],
            respondents: 21)
        let years = sheet.numbers("q5")
        #expect(years.reduce(0, +) == 294)
        #expect(years.min() == 3)
        #expect(years.max() == 28)
        #expect(sheet.numbers("q6").reduce(0, +) == 21)
    }

    @Test func `numbers may be dealt by their shares`() throws {
        let sheet = try answers(
            [
                "q2,phrase,әртүрлі,1,", "q5,mean,,10,", "q6,share,0,9/21,", "q6,share,1,7/21,",
                "q6,share,7,5/21,",
            ],
            respondents: 21)
        #expect([0, 1, 7].map { number in sheet.numbers("q6").count { $0 == number } } == [9, 7, 5])
    }

    @Test func `texts are given by weight, the rest stays blank`() throws {
        let sheet = try answers(enough + ["q7,blank,,0.5,", "q7,phrase,Жол жөндеу,3,", "q7,phrase,Жарық,1,"])
        #expect(["", "Жол жөндеу", "Жарық"].map { sheet.count("q7", $0) } == [60, 45, 15])
    }

    @Test func `numbers of any size are dealt`() throws {
        let rows = [
            "q2,phrase,әртүрлі,1,", "q5,mean,,500000,", "q5,sd,,900000,", "q5,max,,1000000,",
            "q5,step,,0.001,",
        ]
        let sheet = try answers(rows + ["q6,mean,,3,", "q6,correlation,q5,0.5,"])
        // In steps of 0.001, so that the sum is exact.
        #expect(sheet.numbers("q5").reduce(0) { $0 + Int(($1 * 1000).rounded()) } == 60_000_000_000)
    }

    /// A thousand draws of one in four are 250 but for chance, 13.7 a standard error; drawn singly or as one of several.
    @Test func `answers that are drawn meet their shares by chance only`() throws {
        let targets =
            enough + [
                "q2,drawn,,1,", "q2,share,1,0.25,", "q2,share,2,0.75,", "q3,drawn,,1,", "q3,share,1,0.25,",
                "q3,share,2,0.9,", "q3,share,3,0.5,",
            ]
        let sheet = try answers(targets, respondents: 1000)
        for question in ["q2", "q3"] {
            let count = sheet.count(question, "1")
            #expect(count != 250 && abs(count - 250) < 55, "\(question): \(count)")
        }
        let exact = try answers(targets.filter { !$0.contains("drawn") }, respondents: 1000)
        #expect(exact.count("q2", "1") == 250 && exact.count("q3", "1") == 250)
    }
}
