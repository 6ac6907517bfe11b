import DelimitedText
import Foundation
import Problems
import Testing

@testable import StageFiles

struct ColumnTableTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// A table with a column of answers, one of texts of which few come twice, and one of names.
    private static func rows(_ count: Int) -> [[String]] {
        (0..<count).map { row in
            [
                "r\(row)", ["иә", "жоқ", "", "a,b", "\"c\"\nd"][row * 7 % 5],
                "мәтін \(row % 3 == 0 ? row : row / 50)",
            ]
        }
    }

    private static let names = ["respondent", "q1", "q2"]
    private static let limits: [TextDictionary.Limit] = [.names, .answers, .init(texts: 40, bytes: 1 << 20)]

    private func limit(_ name: String) -> TextDictionary.Limit {
        Self.limits[Self.names.firstIndex(of: name) ?? 0]
    }

    private func part(_ rows: some Sequence<[String]>) -> ColumnPart {
        var part = ColumnPart(Self.limits)
        for row in rows {
            for (column, text) in row.enumerated() { part.append(text, to: column) }
            part.endRow()
        }
        return part
    }

    private func write(_ rows: [[String]], partSize: Int) throws {
        let stage = try StageOutput(folder: folder.path, isPrivate: true)
        let output = try ColumnOutput(stage, "t.csv", header: Self.names, limits: Self.limits)
        var start = 0
        while start < rows.count {
            let part = part(rows[start..<min(start + partSize, rows.count)])
            try output.append(part, part.csv)
            start += partSize
        }
        try output.finish()
        try stage.commit()
    }

    private func cells(_ table: ColumnTable) throws -> [[String]] {
        try (0..<table.blockCount).flatMap { index in
            let block = try table.block(index)
            return (0..<block.rows).map { row in
                block.columns.indices.map { column in
                    let number = block.columns[column].numbers[row]
                    return number == TextDictionary.loose
                        ? block.looseText(column, row: row) : table.dictionaries[column][Int(number)]
                }
            }
        }
    }

    /// What is known of the columns before the cells are looked at.
    private func texts(_ table: ColumnTable) -> [[String]] {
        table.dictionaries.map { dictionary in
            (0..<dictionary.count).map { "\(dictionary[$0]) \(dictionary.counts[$0])" } + [
                "\(dictionary.isFull)"
            ]
        }
    }

    @Test(arguments: [1, 7, 300, 5000])
    func `the dictionaries of parts put together are that of the whole`(partSize: Int) throws {
        let rows = Self.rows(1000)
        var whole = Self.limits.map { TextDictionary(limit: $0) }
        let block = part(rows).renumbered(firstRow: 0, &whole)
        try write(rows, partSize: partSize)
        let table = try ColumnTable.read(path: "\(folder.path)/t.csv", limit: limit)
        #expect(table.names == Self.names && table.rows == 1000)
        #expect(try cells(table) == rows)
        #expect(
            texts(table)
                == texts(
                    ColumnTable(
                        names: Self.names, dictionaries: whole, BlockStore(columns: 3, inMemory: block))))
        var expected = RecordWriter()
        expected.write(Self.names)
        for row in rows { expected.write(row) }
        #expect(try FileSource.contents(of: "\(folder.path)/t.csv") == expected.bytes)
    }

    @Test(arguments: [1, 4]) func `columns beside a large file are taken, and nothing depends on them`(
        threads: Int
    ) throws {
        let rows = Self.rows(40_000)
        let csv = "\(folder.path)/t.csv"
        let columns = "\(folder.path)/t.columns"
        try write(rows, partSize: 3000)
        #expect(ColumnFile.table(besideCSV: csv, threads: threads)?.rows == 40_000)
        let beside = try ColumnTable.read(path: csv, threads: threads, limit: limit)
        #expect(try cells(beside) == rows)
        try FileManager.default.removeItem(atPath: columns)
        let parsed = try ColumnTable.read(path: csv, threads: threads, limit: limit)
        #expect(try cells(parsed) == rows && texts(parsed) == texts(beside))
    }

    @Test func `columns that do not fit are passed over`() throws {
        let csv = "\(folder.path)/t.csv"
        let columns = "\(folder.path)/t.columns"
        try write(Self.rows(40_000), partSize: 3000)
        let whole = try FileSource.contents(of: columns)
        let text = try FileSource.contents(of: csv)
        for damaged in [
            Array(whole.dropLast()), Array(whole.prefix(10)), [], Array(repeating: 0xFF, count: 5000),
        ] {
            try Data(damaged).write(to: URL(filePath: columns))
            #expect(ColumnFile.table(besideCSV: csv, threads: 1) == nil)
        }
        for place in stride(from: 3, to: whole.count, by: whole.count / 50) {
            var changed = whole
            changed[place] ^= 1
            try Data(changed).write(to: URL(filePath: columns))
            #expect(ColumnFile.table(besideCSV: csv, threads: 2) == nil, "byte \(place)")
        }
        try Data(whole).write(to: URL(filePath: columns))
        var edited = text
        edited[text.count - 3] ^= 1
        try Data(edited).write(to: URL(filePath: csv))
        #expect(ColumnFile.table(besideCSV: csv, threads: 2) == nil)
    }

    @Test func `small files have no columns beside them`() throws {
        try write(Self.rows(100), partSize: 30)
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/t.columns"))
    }

    @Test func `a damaged file is named with its line`() throws {
        for (text, problem) in [
            (
                "respondent,q1,q2\n1,2,3\n1,2\n",
                "t.csv:3: error: the row has another number of fields than the header; remove the wave's output folder and run make again"
            ),
            (
                "respondent,q1,q2\n1,2,\"3\n",
                "t.csv:2: error: a quotation mark is not closed, or stands inside a cell without being doubled; look at this line in a text editor and double the quotation marks inside cells"
            ),
        ] {
            try Data(text.utf8).write(to: URL(filePath: "\(folder.path)/t.csv"))
            #expect {
                try ColumnTable.read(path: "\(folder.path)/t.csv", limit: limit)
            } throws: { error in
                "\((error as? Failure)?.problems.first.map { "\($0)" } ?? "")".hasSuffix(problem)
            }
        }
    }
}
