import Foundation
import Testing

@testable import StageFiles

struct TarEntryTests {
    private let entries = [
        TarEntry(path: "a.csv", contents: Array("1,2\n".utf8)), TarEntry(path: "empty.csv", contents: []),
        TarEntry(
            path: "charts/" + String(repeating: "q", count: 150) + ".svg", contents: [UInt8](0...255) + [0]),
        TarEntry(path: "block", contents: [UInt8](repeating: 7, count: 512)),
    ]

    private var archive: [UInt8] { entries.flatMap(\.blocks) + TarEntry.end }

    @Test func `what is written is read back`() {
        var reader = TarReader(archive)
        for entry in entries {
            let read = reader.next()
            #expect(read?.path == entry.path)
            #expect(read?.contents == entry.contents)
        }
        #expect(reader.next() == nil)
    }

    @Test func `an archive that is cut off has no more entries`() {
        for count in stride(from: 0, to: archive.count, by: 300) {
            var reader = TarReader(Array(archive.prefix(count)))
            while reader.next() != nil {}
        }
    }

    @Test func `the system's tar reads it`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(archive).write(to: folder.appending(path: "a.tar"))
        let tar = Process()
        tar.executableURL = URL(filePath: "/usr/bin/env")
        tar.arguments = ["tar", "--extract", "--file", "a.tar"]
        tar.currentDirectoryURL = folder
        try tar.run()
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        for entry in entries {
            #expect(try Data(contentsOf: folder.appending(path: entry.path)) == Data(entry.contents))
        }
    }
}
