import DelimitedText
import Statistics

/// An export of ``smallForm`` some of whose rows were damaged.
struct MutatedExport {
    private(set) var bytes: [UInt8]
    /// The respondents whose rows were left as they were, and the lines they are on.
    private(set) var untouched: [(name: String, line: Int)] = []

    private static let header = "id;q1;q5;q5_other;q7;q16_1;q16_2;q16_3;q20\r\n"
    private static let shards: [[UInt8]] = [
        [0x22], [0x22, 0x22], [0x3B], [0x3B, 0x3B, 0x3B], [0x0A], [0x0D], [0x0D, 0x0A], [0x00], [0xFF],
        [0xD0],
        [0xEF, 0xBB, 0xBF], [0x22, 0x3B], [0x3B, 0x22], [0x2C], [0x09], [0x7C], [0x1A], [0xC2, 0xA0],
        [UInt8](repeating: 0x78, count: 5000),
    ]

    init(using generator: inout SplitMix64) {
        let respondents = 5 + Int(generator.next() % 30)
        var rows = (0..<respondents).map { Array(MutatedExport.row($0, &generator).utf8) }
        var isTouched = [Bool](repeating: false, count: respondents)
        for _ in 0..<(1 + generator.next() % 4) {
            let index = Int(generator.next() % UInt64(respondents))
            MutatedExport.damage(&rows[index], &generator)
            isTouched[index] = true
        }
        bytes = Array(MutatedExport.header.utf8)
        for (index, row) in rows.enumerated() {
            if !isTouched[index] {
                untouched.append((MutatedExport.name(index), MutatedExport.line(after: bytes)))
            }
            bytes += row
        }
        damageWhole(&generator)
    }

    /// One time in four the file as such is damaged, and nobody's row is sure to be as it was.
    private mutating func damageWhole(_ generator: inout SplitMix64) {
        let kind = generator.next() % 24
        guard kind < 6 else { return }
        untouched = []
        let place = Int(generator.next() % UInt64(bytes.count))
        switch kind {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.removeSubrange(..<place)
        case 2: bytes = bytes.flatMap { [$0, 0] }
        case 3: bytes.insert(contentsOf: bytes[place...], at: place)
        case 4: bytes = (0..<bytes.count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        default: for _ in 0..<20 { MutatedExport.damage(&bytes, &generator) }
        }
    }

    private static func name(_ index: Int) -> String { "R\(1000 + index)" }

    private static func row(_ index: Int, _ generator: inout SplitMix64) -> String {
        let work = ["Ауылда", "Қалада", "2", "Басқа жерде"][Int(generator.next() % 4)]
        let text = ["", "Көше жарық болсын", "\"Мектеп; жол\"", "\"\"\"Саябақ\"\"\"", "\"екі\nжол\""]
        let sex = ["Ер", "Әйел"][Int(generator.next() % 2)]
        let years = generator.next() % 40
        let open = text[Int(generator.next() % 5)]
        return "\(name(index));\(sex);\(work);;\(years);1;0;0;\(open)\r\n"
    }

    private static func damage(_ row: inout [UInt8], _ generator: inout SplitMix64) {
        let place = Int(generator.next() % UInt64(max(row.count, 1)))
        switch generator.next() % 6 {
        case 0 where !row.isEmpty: row.remove(at: place)
        case 1 where !row.isEmpty: row[place] = UInt8(truncatingIfNeeded: generator.next())
        case 2: row.removeSubrange(min(place, row.count)..<min(place + 5, row.count))
        case 3: row += row
        default:
            let shard = shards[Int(generator.next() % UInt64(shards.count))]
            row.insert(contentsOf: shard, at: min(place, row.count))
        }
    }

    /// The number of the line that begins after these bytes, or that they break off in.
    private static func line(after bytes: [UInt8]) -> Int {
        var line = 1
        for (index, byte) in bytes.enumerated() {
            let isBreak =
                byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
            if isBreak { line += 1 }
        }
        return line
    }
}
