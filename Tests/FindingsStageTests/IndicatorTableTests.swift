import Problems
import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct IndicatorTableTests {
    private let book = RuleBook(factors: [
        Factor(id: "1", table: "Б.1", label: "Sport"), Factor(id: "funds", table: "Б.2", label: "Money"),
    ])
    private let header = "indicator,label_en,value,unit,year,previous,benchmark,better,factor,source\n"

    private func findings(_ rows: String) throws -> [FindingRow] {
        try withFile(header + rows) { try IndicatorTable(path: $0, book).findings(beside: book, ["en"]) }
    }

    @Test(arguments: [
        ("2475,,2019,1605,,higher,1", "strength"), ("2475,,2019,1605,3000,higher,1", "weakness"),
        ("5,,2019,6,,lower,1", "strength"), ("5,,2019,4,,lower,funds", "threat"), ("5,,2019,,,lower,1", ""),
        ("5,,2019,5,,lower,1", ""), ("5,,2019,4,,,1", ""),
    ])
    func `it is set against its benchmark or, failing that, its previous value`(row: String, quadrant: String)
        throws
    {
        #expect(try findings("a,Places,\(row),atlas\n").map(\.quadrant.rawValue) == [quadrant])
    }

    @Test(arguments: [
        ("2475,,2019,1605,,higher,1", "Places: 1605 → 2475 (2019)"),
        ("70,%,2019,,,higher,1", "Places: 70.0% (2019)"),
        ("5,km,2019,4,6,lower,1", "Places, 2019: 5\u{A0}km, set against 6\u{A0}km"),
    ])
    func `its sentence holds value, unit, year and comparison, as the rules file words it`(
        row: String, text: String
    ) throws {
        var book = book
        book.wording[.indicatorBenchmark] = "{label}, {year}: {value}, set against {benchmark}"
        let found = try withFile(header + "a,Places,\(row),atlas\n") {
            try IndicatorTable(path: $0, book).findings(beside: book, ["en"])
        }
        #expect(found.map { $0.text["en"] } == [text])
    }

    @Test func `without value or with an unknown factor it is refused`() {
        #expect(throws: Failure.self) { try findings("a,Places,,,2019,,,higher,1,atlas\n") }
        #expect(throws: Failure.self) { try findings("a,Places,1,,2019,,,higher,9,atlas\n") }
    }
}
