import Problems
import StageFiles
import SurveyModel
import Testing

struct ReleaseListTests {
    private let folder: ScratchFolder
    private let output: WaveOutput

    init() throws {
        folder = try ScratchFolder()
        output = WaveOutput(output: folder.path, wave: "w")
    }

    private func release(_ step: ReleaseStep, _ texts: [String: String]) throws {
        let root = try StageOutput(folder: output.root)
        let charts = try StageOutput(folder: output.charts)
        for (name, text) in texts {
            if name.hasSuffix(".svg") {
                try charts.write(text, to: name)
            } else {
                try root.write(text, to: name)
            }
        }
        try output.release([charts, root], by: step)
    }

    private var paths: [String] {
        get throws { try ReleaseList.load(output).all.map(\.path) }
    }

    // `printf abc | sha256sum`, the example of FIPS 180-2.
    @Test func `each file is listed with its SHA-256 under the step that wrote it`() throws {
        try release(.protect, ["b.csv": "abc", "a.svg": ""])
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(
            try folder.text(of: "w/released.txt") == "# protect\n\(digest)  b.csv\n\(empty)  charts/a.svg\n")
        #expect(try folder.text(of: "w/b.csv") == "abc")
    }

    @Test func `a step that runs again takes back what it and the later ones listed`() throws {
        try release(.protect, ["a.csv": "1", "old.csv": "2"])
        try release(.findings, ["b.csv": "3"])
        try release(.report, ["c.md": "4"])
        #expect(try paths == ["a.csv", "b.csv", "c.md", "old.csv"])
        #expect(try ReleaseList.load(output).missingStep == nil)
        try release(.findings, ["b.csv": "5"])
        #expect(try paths == ["a.csv", "b.csv", "old.csv"])
        #expect(try ReleaseList.load(output).missingStep == .report)
        try release(.protect, ["a.csv": "6"])
        #expect(try paths == ["a.csv"])
    }

    @Test func `documents are listed beside each other, and are gone when what they are made of is replaced`()
        throws
    {
        try release(.protect, ["a.csv": "1"])
        try release(.findings, ["b.csv": "2"])
        try release(.report, ["c.md": "3"])
        try release(.docx, ["report.kk.docx": "4"])
        try release(.xlsx, ["tables.kk.xlsx": "5"])
        try release(.docx, ["report.kk.docx": "6"])
        #expect(try paths == ["a.csv", "b.csv", "c.md", "report.kk.docx", "tables.kk.xlsx"])
        #expect(try ReleaseList.load(output).missingStep == nil)
        try release(.report, ["c.md": "3"])
        #expect(try paths.count == 5, "the same report leaves them where they are")
        try release(.report, ["c.md": "7"])
        #expect(try paths == ["a.csv", "b.csv", "c.md"])
        #expect(throws: (any Error).self) { try folder.text(of: "w/report.kk.docx") }
        #expect(throws: (any Error).self) { try folder.text(of: "w/tables.kk.xlsx") }
        try release(.pdf, ["report.kk.pdf": "8"])
        try release(.protect, ["a.csv": "9"])
        #expect(try paths == ["a.csv"])
        #expect(throws: (any Error).self) { try folder.text(of: "w/report.kk.pdf") }
    }

    @Test func `a file that was changed after its release is not taken`() throws {
        try release(.protect, ["a.csv": "1"])
        let file = try #require(try ReleaseList.load(output).all.first)
        #expect(try file.contents(in: output) == Array("1".utf8))
        _ = try folder.file("w/a.csv", "2")
        #expect(throws: Failure.self) { try file.contents(in: output) }
    }

    @Test func `files of a private folder are put in their places but not listed`() throws {
        let own = try StageOutput(folder: output.form("f"), isPrivate: true)
        try own.write("answers", to: "coded.csv")
        try output.release([own], by: .protect)
        #expect(try paths.isEmpty)
        #expect(try folder.text(of: "w/f/coded.csv") == "answers")
    }

    @Test(arguments: ["x\n", "# nobody\n", "# protect\nabc  a.csv\n", "\u{0}"])
    func `a list that is not as a step wrote it is refused`(text: String) throws {
        try release(.protect, [:])
        let path = try folder.file("w/released.txt", text)
        #expect(throws: Failure.self) { try ReleaseList(path: path) }
    }
}

struct ReleaseLedgerTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private var ledger: ReleaseLedger {
        ReleaseLedger(WavePaths(surveys: folder.path, wave: "\(folder.path)/w"))
    }

    @Test func `releases are numbered, and other names in the folder are none`() throws {
        #expect(ledger.releases.isEmpty)
        #expect(ledger.next == 1)
        for name in ["10", "2", "02", ".3.x.partial", "x", "-1", "0"] {
            _ = try StageOutput(folder: "\(folder.path)/w/handed-over/\(name)")
        }
        #expect(ledger.releases.map(\.number) == [2, 10])
        #expect(ledger.next == 11)
    }

    @Test func `what was kept before there was a ledger is release 1`() throws {
        _ = try StageOutput(folder: "\(folder.path)/w/handed-over/2/tables/f")
        _ = try folder.file("w/handed-over.csv", "")
        _ = try folder.file("w/handed-over-f.csv", "")
        _ = try folder.file("w/handed-over/2/tables/f/distributions.csv", "")
        let releases = ledger.releases
        #expect(releases.map(\.number) == [1, 2])
        #expect(releases[0].disclosure == "\(folder.path)/w/handed-over.csv")
        #expect(
            releases.map { $0.table("distributions.csv", of: "f") } == [
                "\(folder.path)/w/handed-over-f.csv",
                "\(folder.path)/w/handed-over/2/tables/f/distributions.csv",
            ])
        #expect(releases.map { $0.table("numbers.csv", of: "f") } == [nil, nil])
    }
}
