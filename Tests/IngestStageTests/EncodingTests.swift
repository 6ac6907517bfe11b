import DelimitedText
import Glibc
import Problems
import SurveyModel
import Testing

@testable import IngestStage

/// A text in another encoding, by the system's iconv.
func encoded(_ text: String, as encoding: String) throws -> [UInt8] {
    let converter = try #require(iconv_open(encoding, "UTF-8"))
    try #require(Int(bitPattern: converter) != -1)
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    var left = input.count
    var room = output.count
    let result = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var from = input.baseAddress
            var to = output.baseAddress
            return iconv(converter, &from, &left, &to, &room)
        }
    }
    try #require(result != -1, "\(encoding) cannot write this text")
    return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
}

private let kazakh =
    "Сауалнама нөмірі;1;Сіз қайда жұмыс істейсіз?;7;20\n1;Әйел;Ауылда;3;Көше жарық болсын\n2;Ер;Қалада;4;\n"
private let russian =
    "Номер анкеты;Ваш пол;Где Вы работаете?;Стаж;20\n1;Женский;В селе;3;Больше света\n2;Мужской;В городе;4;\n"

struct EncodingTests {
    @Test(arguments: [
        "UTF-8", "UTF-16LE", "UTF-16BE", "RK1048", "PT154",
    ])
    func `Kazakh is read in every encoding that can write it`(encoding: String) throws {
        let run = try IngestRun([encoded(kazakh, as: encoding)], by: smallForm)
        #expect(
            run.rows == [["1", "Әйел", "Ауылда", "3", "Көше жарық болсын"], ["2", "Ер", "Қалада", "4", ""]])
        #expect(run.file?.encoding == encoding)
        #expect(run.warnings.isEmpty)
    }

    @Test(arguments: [
        ("UTF-8", "UTF-8"), ("UTF-16LE", "UTF-16LE"), ("UTF-16BE", "UTF-16BE"), ("CP1251", "windows-1251"),
        ("CP866", "CP866"), ("MAC-CYRILLIC", "MacCyrillic"), ("ISO-8859-5", "ISO-8859-5"),
        // Where the letters are the same bytes, the first of these encodings is named.
        ("RK1048", "windows-1251"), ("PT154", "windows-1251"),
    ])
    func `Russian is read in every encoding`(encoding: String, name: String) throws {
        let run = try IngestRun([encoded(russian, as: encoding)], by: smallForm)
        #expect(
            run.rows == [
                ["1", "Женский", "В селе", "3", "Больше света"], ["2", "Мужской", "В городе", "4", ""],
            ])
        #expect(run.file?.encoding == name)
        #expect(run.warnings.isEmpty)
    }

    @Test(arguments: [
        ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]), ("UTF-8", [0xEF, 0xBB, 0xBF]),
    ])
    func `a byte-order mark says it`(encoding: String, mark: [UInt8]) throws {
        let tabs = "\"id\";q1;5;7;20\n1;Әйел;Ауылда;3;Көше\n".replacing(";", with: "\t")
        let run = try IngestRun([mark + encoded(tabs, as: encoding)], by: smallForm)
        #expect(run.rows == [["1", "Әйел", "Ауылда", "3", "Көше"]])
        #expect(run.file?.encoding == "\(encoding) with byte-order mark")
    }

    @Test func `where only open text could tell, letters decide and the runner-up is named`() throws {
        let export = "id;q1;q5;q7;q20\n1;1;2;3;Больше света и тепла\n"
        for (encoding, name) in [
            ("CP1251", "windows-1251"), ("CP866", "CP866"), ("ISO-8859-5", "ISO-8859-5"),
        ] {
            let run = try IngestRun([encoded(export, as: encoding)], by: smallForm)
            #expect(run.rows[0].last == "Больше света и тепла")
            #expect(run.file?.encoding == name)
            #expect(run.warnings.map(\.position.line) == [1])
        }
    }

    @Test func `little recognised is a warning`() throws {
        let export = "id;q1;q5;q7\n1;жен;деревня;много\n2;муж;аул;мало\n3;муж;город;нет\n"
        let run = try IngestRun([encoded(export, as: "CP1251")], by: smallForm)
        #expect(run.rows.count == 3)
        #expect(run.warnings.count == 1)
    }

    @Test func `the wave's word counts more than the judgement`() throws {
        let bytes = try encoded(russian, as: "CP866")
        let run = try IngestRun([bytes], by: smallForm, rules: ExportRules(encoding: .cp866))
        #expect(run.rows.count == 2)
        #expect(throws: Failure.self) {
            try IngestRun([bytes], by: smallForm, rules: ExportRules(encoding: .windows1251))
        }
    }

    @Test func `letters that an encoding lacks come as question marks, and headers are still known`() throws {
        let lost = String(kazakh.map { "әіңғүұқөһӘІҢҒҮҰҚӨҺ".contains($0) ? "?" : $0 })
        let run = try IngestRun([encoded(lost, as: "CP1251")], by: smallForm)
        #expect(run.header == ["respondent", "q1", "q5", "q7", "q20"])
        #expect(run.rows[0][1] == "?йел")
    }

    @Test func `a packed export is read, its digest that of the file`() throws {
        // printf 'id,q1,q5,q7\n1,1,2,3\n' | gzip -n; its digest by sha256sum
        let packed: [UInt8] = [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x4C, 0xD1, 0x29, 0x34,
            0xD4, 0x29, 0x34, 0xD5, 0x29, 0x34, 0xE7, 0x32, 0xD4, 0x31, 0xD4, 0x31, 0xD2, 0x31, 0xE6,
            0x02, 0x00, 0xA4, 0x87, 0x62, 0xCF, 0x14, 0x00, 0x00, 0x00,
        ]
        let run = try IngestRun([packed], by: smallForm)
        #expect(run.rows == [["1", "1", "2", "3"]])
        #expect(run.file?.sha256 == "e75c912bea5b3e648a0874611ceb904a278a49196cacfe9086380d12746acb2c")
        #expect(run.file?.bytes == packed.count)
    }
}
