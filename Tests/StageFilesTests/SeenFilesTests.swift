import Foundation
import Testing

@testable import StageFiles

struct SeenFilesTests {
    private let folder: URL
    private let output: WaveOutput
    private let places: FilePlaces

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "s"), withIntermediateDirectories: true)
        output = WaveOutput(output: folder.appending(path: "o").path, wave: "w")
        places = FilePlaces(surveys: folder.appending(path: "s").path, output: output.folder, shipped: nil)
        try write("one")
    }

    private func write(_ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: "s/a.csv"))
    }

    private func digest() -> String? {
        let seen = SeenFiles(output, places)
        let digest = seen.digest("SURVEYS/a.csv")
        seen.save(output)
        return digest
    }

    @Test func `it is the SHA-256 of what is there, and none of what is not`() throws {
        // printf one | sha256sum
        #expect(digest() == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed")
        try FileManager.default.removeItem(at: folder.appending(path: "s/a.csv"))
        #expect(digest() == nil)
    }

    @Test func `a file of the same size and time is read again, since its place on the disk is another`()
        throws
    {
        let first = digest()
        let path = folder.appending(path: "s/a.csv").path
        let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        try write("two")
        try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: path)
        #expect(digest() != first)
    }

    @Test func `what is kept is believed only if nobody else could write it`() throws {
        _ = digest()
        let kept = folder.appending(path: "o/.make/w.seen")
        let real = try #require(digest())
        let text = try String(contentsOf: kept, encoding: .utf8)
        try Data(text.replacing(real, with: String(repeating: "0", count: 64)).utf8).write(to: kept)
        // The clock of the disk moves in steps; what is not older than the record is read again.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: 10)], ofItemAtPath: kept.path)
        #expect(digest() == String(repeating: "0", count: 64))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777], ofItemAtPath: folder.appending(path: "o/.make").path)
        #expect(digest() == real)
    }
}
