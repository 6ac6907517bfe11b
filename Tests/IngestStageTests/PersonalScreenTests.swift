import DelimitedText
import Foundation
import Problems
import StageFiles
import Testing

/// Registers with names, addresses, telephones and national ids, of which nothing may be written.
struct PersonalScreenTests {
    private func form(_ setting: String = "drop", id: String = "№") -> String {
        """
        survey
        ,type,name,label,header,role,required
        ,text,id,Number,\(id),id,
        ,select_one topic,topic,Тақырып,Topic,,
        ,date,received,Қабылдау күні,,,
        ,text,employee,Қызметкер,,,no
        ,text,subject,Мазмұны,,,no
        choices
        ,list_name,name,label
        ,topic,1,Әлеуметтік
        ,topic,2,Денсаулық
        ,topic,other,Басқа
        settings
        ,form_title,personal
        ,Register,\(setting)
        """
    }

    private static let header =
        "№;Аты-жөні;Мекен жайы;Байланыс т.номері;ЖСН;Тақырып;Қабылдау күні;Қызметкер;Мазмұны"

    private static let rows = [
        "1;Ахметова Гүлмира Серікқызы;Абай көшесі, 12 үй;+7 701 555 01 23;850101300015;Денсаулық;05.01.2025;Қ-01;дәрі жоқ",
        "2;Ким Ольга;ул. Толе би, 45;87015550124;900101300017;Әлеуметтік;2025-01-06T10:00:00;Қ-02;хабарласыңыз 8 701 555 01 25",
        "3;;;;;әлеуметтік;20250107;Қ-01;Жүнісов Қ.Б. жауап бермеді",
    ]

    private static let planted = [
        "Ахметова", "Гүлмира", "Абай", "555 01", "8501013", "Ольга", "Толе", "8701555", "9001013", "Жүнісов",
    ]

    private func written(_ run: IngestRun) throws -> String {
        let folder = URL(filePath: run.output.form("form"))
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).map {
            String(decoding: try Data(contentsOf: $0), as: UTF8.self)
        }.joined() + run.warnings.map { "\($0)" }.joined()
    }

    private func export(_ rows: [String], header: String = header) -> String {
        ([header] + rows).joined(separator: "\n") + "\n"
    }

    @Test func `no detail is in a file or a message, and all are counted`() throws {
        let run = try IngestRun(export(Self.rows), by: form())
        for mark in Self.planted { #expect(try !written(run).contains(mark), "\(mark)") }
        #expect(run.rows.map { $0[1] } == ["Денсаулық", "Әлеуметтік", "әлеуметтік"])
        #expect(run.rows.map { $0[2] } == ["05.01.2025", "2025-01-06T10:00:00", "20250107"])
        #expect(run.rows.map { $0[4] } == ["дәрі жоқ", "хабарласыңыз […]", "[…] жауап бермеді"])
        let dropped = try #require(run.file?.columnsDropped)
        #expect(dropped.map(\.column) == [2, 3, 4, 5] && dropped.allSatisfy(\.isByHeader))
        #expect(
            dropped.map(\.kind) == ["name", "address", "number", "account"]
                && dropped.map(\.cells) == [2, 2, 2, 2])
        #expect(
            run.file?.cellsCleared?.map { "\($0.variable) \($0.kind) \($0.cells)" } == [
                "subject name 1", "subject number 1",
            ])
        #expect(run.file?.columnsLeftOver.isEmpty == true)
        #expect(
            run.warnings.contains { "\($0)".contains("4 columns of personal details, B to E, are dropped") })
    }

    @Test func `a form that does not say so is read as ever`() throws {
        let run = try IngestRun(export(Self.rows), by: form("keep"))
        #expect(run.rows[1][4] == "хабарласыңыз 8 701 555 01 25" && run.file?.columnsDropped == nil)
        #expect(run.file?.columnsLeftOver.map(\.column) == [2, 3, 4, 5])
    }

    @Test func `columns are known by what they hold, whatever their headers`() throws {
        let header = Self.header.replacing("Аты-жөні", with: "A").replacing("ЖСН", with: "X").replacing(
            "Байланыс т.номері", with: "")
        let rows = Self.rows.map {
            $0.replacing("Қ-01", with: "Оспанова Айнұр").replacing("Қ-02", with: "Сейтқали Е.")
        }
        let run = try IngestRun(export(rows, header: header), by: form())
        for mark in Self.planted + ["Оспанова", "Айнұр", "Сейтқали"] {
            #expect(try !written(run).contains(mark), "\(mark)")
        }
        #expect(!run.header.contains("employee"))
        let dropped = try #require(run.file?.columnsDropped)
        #expect(dropped.filter { !$0.isByHeader }.map(\.column) == [2, 4, 5, 8])
    }

    @Test func `national ids are no form numbers`() throws {
        let rows = ["850101300015;Денсаулық;05.01.2025", "900101300017;Әлеуметтік;06.01.2025"]
        let run = try IngestRun(export(rows, header: "ЖСН;Тақырып;Қабылдау күні"), by: form(id: "ЖСН"))
        #expect(run.rows.map { $0[0] } == ["1", "2"])
        for mark in ["850101", "900101"] { #expect(try !written(run).contains(mark)) }
    }

    @Test func `one national id among form numbers is taken out too`() throws {
        let rows = ["7;Денсаулық;05.01.2025", "8;Әлеуметтік;06.01.2025", "850101300015;Денсаулық;07.01.2025"]
        let run = try IngestRun(export(rows, header: "№;Тақырып;Қабылдау күні"), by: form())
        #expect(run.rows.map { $0[0] } == ["7", "8", "#3"])
        #expect(try !written(run).contains("850101"))
    }

    @Test func `a row shifted by a column gives nothing away`() throws {
        let rows =
            Self.rows + [
                "4;;Ахметова Гүлмира;Абай көшесі, 12 үй;;+7 701 555 01 23;850101300015;Денсаулық;05.01.2025"
            ]
        let run = try IngestRun(export(rows), by: form())
        for mark in Self.planted { #expect(try !written(run).contains(mark), "\(mark)") }
    }

    @Test func `a file without a header tells nobody's name`() throws {
        let text = Self.rows.joined(separator: "\n") + "\n"
        let messages: String
        do {
            let run = try IngestRun(text, by: form())
            messages = try written(run)
        } catch let failure as Failure {
            messages = failure.problems.map { "\($0)" }.joined()
        }
        for mark in Self.planted { #expect(!messages.contains(mark), "\(mark)") }
    }

    @Test func `the list's answers with a slip, and own answers, are kept but for the person in them`() throws
    {
        let rows = [
            "1;Денсаулк;05.01.2025", "2;Жер дауы, Серік Асанов 87015550124;06.01.2025",
            "3;Әлеуметтік;07.01.2025",
        ]
        let run = try IngestRun(export(rows, header: "№;Тақырып;Қабылдау күні"), by: form())
        #expect(run.rows[0][1] == "Денсаулк" && run.rows[1][1] == "Жер дауы, […]")
    }
}
