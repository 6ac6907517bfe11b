import Foundation
import StageFiles
import Testing

@testable import ArchiveStage

struct MoveTests {
    /// Two runs' tables, by their paths.
    private func moves(from old: [String: String], to new: [String: String]) throws -> [Move] {
        try results(old).moves(to: results(new))
    }

    private func results(_ tables: [String: String]) throws -> Results {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        var list = "# protect\n"
        for (path, text) in tables {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            list += "\(try FileDigest(of: file.path).digits)  \(path)\n"
        }
        try Data(list.utf8).write(to: folder.appending(path: "released.txt"))
        return Results(try ReleaseList(path: folder.appending(path: "released.txt").path)) {
            folder.appending(path: $0).path
        }
    }

    private let table = "question,code,n,percent\nq1,1,12,60\nq1,2,8,40\n"
    private let path = "tables/people/distributions.csv"

    @Test func `nothing moved where all bytes are the same`() throws {
        #expect(try moves(from: [path: table], to: [path: table]).isEmpty)
    }

    @Test func `a cell that moved is told with what it was and is`() throws {
        let new = table.replacing("12,60", with: "13,61.9")
        #expect(
            try moves(from: [path: table], to: [path: new]) == [
                Move(file: path, row: "q1 = 1", column: "n", from: "12", to: "13"),
                Move(file: path, row: "q1 = 1", column: "percent", from: "60", to: "61.9"),
            ])
    }

    @Test func `rows in another order are the same rows`() throws {
        let new = "question,code,n,percent\nq1,2,8,40\nq1,1,12,60\n"
        #expect(try moves(from: [path: table], to: [path: new]).isEmpty)
    }

    @Test func `a finding that came and one that went are told with their figures`() throws {
        let old = "id,value,verdict\na,41.2,firm\nb,10,firm\n"
        let new = "id,value,verdict\na,41.2,suggestive\nc,3,\n"
        #expect(
            try moves(from: ["findings.csv": old], to: ["findings.csv": new]) == [
                Move(file: "findings.csv", row: "a", column: "verdict", from: "firm", to: "suggestive"),
                Move(file: "findings.csv", row: "b", column: "", from: "value 10, verdict firm", to: nil),
                Move(file: "findings.csv", row: "c", column: "", from: nil, to: "value 3"),
            ])
    }

    @Test func `findings come first, then tables, then pages`() throws {
        let old = ["findings.csv": "id\na\n", path: table, "report.en.md": "1"]
        let new = ["findings.csv": "id\nb\n", path: table + "q2,1,1,5\n", "report.en.md": "2"]
        #expect(
            try moves(from: old, to: new).map(\.file) == [
                "findings.csv", "findings.csv", path, "report.en.md",
            ])
    }

    @Test func `a result holds a move's earlier value or not`() throws {
        let (old, new) = (
            try results([path: table]), try results([path: table.replacing("12,60", with: "13,61")])
        )
        let move = try #require(try old.moves(to: new).first)
        #expect(try old.holds(move, asIn: old) && !new.holds(move, asIn: old))
    }
}
