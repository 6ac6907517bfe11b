import StageFiles
import SurveyModel
import Testing

struct ColumnTests {
    @Test func `a number is written shortest, whole ones without a point`() {
        #expect([0, -3, 100, 62.5].map(format) == ["0", "-3", "100", "62.5"])
        #expect([1.0 / 3, 1e-7].map(format) == ["0.3333333333333333", "1e-07"])
    }

    @Test func `every number reads back exactly`() {
        // Bit patterns all over the range, by a linear congruential generator (Knuth's MMIX constants).
        var state: UInt64 = 2020
        for _ in 0..<10_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Double(bitPattern: state)
            if number.isFinite { #expect(Double(format(number)) == number) }
        }
    }

    @Test func `a localised column stands once for each language`() {
        #expect(UncodedRow.header(["kk", "en"]) == ["question", "answer", "count", "suggestion"])
        let header = DictionaryRow.header(["kk", "en"])
        #expect(header[4..<8] == ["label_kk", "label_en", "code", "code_label_kk"])
    }

    @Test func `a row has a cell for each column of the header`() {
        var row = DistributionRow()
        row.label = LocalizedText(["kk": "Иә", "en": "Yes"])
        row.percent = 62.5
        let cells = row.cells(["kk", "en"])
        let byColumn = Dictionary(uniqueKeysWithValues: zip(DistributionRow.header(["kk", "en"]), cells))
        #expect(cells.count == byColumn.count)
        #expect(byColumn["label_kk"] == "Иә")
        #expect(byColumn["label_en"] == "Yes")
        #expect(byColumn["percent"] == "62.5")
        #expect(byColumn["weighted_n"] == "")
        #expect(byColumn["kind"] == "single")
    }
}
