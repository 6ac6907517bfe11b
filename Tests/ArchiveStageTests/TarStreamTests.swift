import DelimitedText
import Foundation
import Problems
import StageFiles
import Testing

@testable import ArchiveStage

struct TarStreamTests {
    /// An entry with its type, link and sum changed.
    private func entry(_ path: String, type: Character = "0", contents: String = "x", link: String = "")
        -> [UInt8]
    {
        var blocks = TarEntry(path: path, contents: Array(contents.utf8)).blocks
        blocks[156] = type.asciiValue ?? 0
        for (index, byte) in link.utf8.enumerated() { blocks[157 + index] = byte }
        for index in 148..<156 { blocks[index] = 0x20 }
        let sum = String(blocks[0..<512].reduce(0) { $0 + Int($1) }, radix: 8)
        for (index, byte) in (String(repeating: "0", count: 6 - sum.count) + sum + "\0 ").utf8.enumerated() {
            blocks[148 + index] = byte
        }
        return blocks
    }

    private func read(_ bytes: [UInt8]) throws -> [String: String] {
        let stream = TarStream(MemorySource(bytes), file: "w.tar.gz")
        var files: [String: String] = [:]
        while let path = try stream.next() {
            var contents: [UInt8] = []
            while case let chunk = try stream.chunk(), !chunk.isEmpty { contents += chunk }
            files[path] = String(decoding: contents, as: UTF8.self)
        }
        return files
    }

    private func refusal(_ bytes: [UInt8]) -> String? {
        do {
            _ = try read(bytes)
            return nil
        } catch let failure as Failure { return failure.problems.first?.what } catch { return "\(error)" }
    }

    @Test func `files come as they were packed, with long names and of any size`() throws {
        let long = "w/" + String(repeating: "жыл-", count: 30) + ".csv"
        let text = String(repeating: "a", count: 1300)
        let bytes =
            entry("w/wave.yml") + entry("w/empty", contents: "")
            + TarEntry(path: long, contents: Array(text.utf8)).blocks
            + TarEntry.end
        #expect(try read(bytes) == ["w/wave.yml": "x", "w/empty": "", long: text])
        #expect(
            try read(entry("./w/a") + entry("w/", type: "5", contents: "") + TarEntry.end) == ["w/a": "x"])
    }

    @Test(arguments: ["/etc/passwd", "../a", "w/../../a", "w/..", "a\\b", "a\nb", "\u{202E}a", "w/"])
    func `a path that leads out of the archive, or hides, is refused`(path: String) {
        #expect(refusal(entry(path) + TarEntry.end) == ArchiveProblem.badPath.what)
    }

    @Test func `links and devices are refused`() {
        #expect(
            refusal(entry("w/a", type: "2", contents: "", link: "/etc/passwd")) == ArchiveProblem.link.what)
        #expect(refusal(entry("w/a", type: "1", contents: "", link: "w/b")) == ArchiveProblem.link.what)
        for type in ["3", "4", "6", "S", "K"] as [Character] {
            #expect(refusal(entry("w/a", type: type, contents: "")) == ArchiveProblem.special.what)
        }
    }

    @Test func `what is cut off or damaged anywhere is refused`() {
        let whole = entry("w/wave.yml", contents: String(repeating: "a", count: 700)) + TarEntry.end
        for length in stride(from: 0, to: whole.count - 512, by: 100) {
            #expect(refusal(Array(whole.prefix(length))) == ArchiveProblem.damaged.what)
        }
        for place in stride(from: 0, to: 512, by: 7) where place < 500 {
            var damaged = whole
            damaged[place] ^= 0x11
            #expect(refusal(damaged) != nil, "byte \(place)")
        }
        #expect(refusal(whole + Array("more".utf8)) == ArchiveProblem.damaged.what)
    }
}

struct UnpackArchiveTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    private func unpacked(_ entries: [(String, String)]) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let packer = GzipPacker()
        var bytes: [UInt8] = []
        for (path, contents) in entries {
            bytes += packer.pack(TarEntry(path: path, contents: Array(contents.utf8)).blocks)
        }
        bytes += packer.pack(TarEntry.end) + packer.finish()
        let archive = folder.appending(path: "w.tar.gz")
        try Data(bytes).write(to: archive)
        try unpack(archive.path, wave: "w", into: folder.appending(path: "w").path)
        return filesBelow(folder.appending(path: "w").path)
    }

    @Test func `a wave may lie in a folder of its name or at the top`() throws {
        #expect(
            try unpacked([("w/wave.yml", ""), ("w/instruments/a.csv", "")]) == [
                "instruments/a.csv", "wave.yml",
            ])
        try FileManager.default.removeItem(at: folder)
        #expect(try unpacked([("wave.yml", ""), ("a.csv", "")]) == ["a.csv", "wave.yml"])
    }

    @Test func `a file that comes twice, or in the place of a folder, and one without a wave are refused`() {
        for entries in [
            [("w/wave.yml", ""), ("wave.yml", "")], [("w/a", ""), ("w/a/b", "")], [("w/a", "")],
        ] {
            #expect(throws: Failure.self) { try unpacked(entries) }
            try? FileManager.default.removeItem(at: folder)
        }
    }

    @Test func `what unpacks to too much is refused`() throws {
        #expect(throws: Failure.self) {
            try unpacked([("w/wave.yml", ""), ("w/a", String(repeating: "0", count: 60 << 20))])
        }
        try? FileManager.default.removeItem(at: folder)
    }
}
