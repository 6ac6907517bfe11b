import DelimitedText
import Problems
import Testing

@testable import SimulateStage

struct SimulateTests {
    private let rows =
        enough + [
            "*,blank,,0.05,", "*,typos,,0.2,", "*,variants,,0.2,", "q2,share,1,0.5,", "q2,share,2,0.3,",
            "q2,share,other,0.2,", "q2,keyed,labels,,", "q3,keyed,codes,,", "q5,step,,0.5,",
            "q1,keyed,labels,,",
        ]

    private func export(_ rows: [String], seed: UInt64, respondents: Int = 60) throws -> [UInt8] {
        let plan = try plan(rows)
        let sheet = try Simulation(plan: plan, respondents: respondents, seed: seed).answers()
        var bytes: [UInt8] = []
        try writeExport(plan, sheet, language: "kk", seed: seed) { bytes += $0 }
        return bytes
    }

    private func records(_ bytes: [UInt8]) throws -> [[String]] {
        let reader = RecordReader(MemorySource(bytes), file: "e.csv", dialect: .semicolon)
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.fields) }
        return records
    }

    @Test func `the same seed gives the same bytes, another others`() throws {
        let bytes = try export(rows, seed: 5)
        #expect(try export(rows, seed: 5) == bytes)
        #expect(try export(rows, seed: 6) != bytes)
    }

    @Test func `it is what a spreadsheet exports: mark, semicolons, CRLF`() throws {
        let bytes = try export(rows, seed: 5)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(bytes.suffix(2) == [0x0D, 0x0A])
        let records = try records(bytes)
        #expect(records.count == 61)
        #expect(records.allSatisfy { $0.count == records[0].count })
        #expect(
            records[0] == [
                "1. Мәртебеңіз", "2. Қанағаттанасыз ба?", "3. Себептері", "q4_1", "q4_2", "q4_3", "q4_4",
                "5. Еңбек өтілі", "6. Лауазымда", "7. Ұсыныстар", "8. Кезекте тұрсыз ба?",
            ])
    }

    @Test func `labels are keyed whole, own answers in their place`() throws {
        let records = try records(export(rows + ["q2,typos,,0,", "q2,variants,,0,"], seed: 5))
        let cells = records.dropFirst().map { $0[1] }
        #expect(Set(cells) == ["", "иә, қанағаттанамын", "жоқ; қанағаттанбаймын", "әртүрлі"])
        #expect(cells.count { $0.isEmpty } == 3)
    }

    @Test func `flags are keyed for every choice of those who answered`() throws {
        let records = try records(export(rows.filter { !$0.hasPrefix("q3") } + ["q3,keyed,flags,,"], seed: 5))
        let columns = records[0].indices.filter { records[0][$0].hasPrefix("q3_") }
        #expect(columns.map { records[0][$0] } == ["q3_1", "q3_2", "q3_3", "q3_9"])
        let cells = records.dropFirst().map { record in columns.map { record[$0] } }
        #expect(cells.count { $0.allSatisfy(\.isEmpty) } == 3)
        #expect(cells.allSatisfy { $0.allSatisfy(\.isEmpty) || ($0.contains("1") && !$0.contains("")) })
    }

    @Test func `slips are as frequent as asked for`() throws {
        let records = try records(export(rows, seed: 5, respondents: 1000))
        let proper: Set = ["студент", "жұмысшы", "зейнеткер", ""]
        let slips = records.dropFirst().count { !proper.contains($0[0]) }
        // 950 answers, 40 % with a slip or a variant: 380, standard deviation 15.
        #expect((320...440).contains(slips))
    }

    @Test func `many respondents are dealt without a climb`() throws {
        let sheet = try answers(enough + ["q8,share,1,0.5,", "q8,share,2,0.5,"], respondents: 20_001)
        #expect(sheet.count("q8", "1") == 10_001)
    }
}
