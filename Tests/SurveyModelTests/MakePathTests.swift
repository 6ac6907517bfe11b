import Foundation
import Problems
import Testing

@testable import SurveyModel

struct MakePathTests {
    /// Every printable character of ASCII but those refused, and letters beyond it.
    private static let allowed: [String] =
        (0x20..<0x7F).map { String(UnicodeScalar(UInt8($0))) }.filter { !["\\", ";", "=", "/"].contains($0) }
        + [
            "ә", "№",
        ]

    @Test func `make takes a file of any allowed name for just that file`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "make-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var lines = "all:\n"
        var targets = 0
        for (number, sign) in Self.allowed.enumerated() {
            for (form, name) in [
                "a\(sign)b", "\(sign)b", "a\(sign)", "a \(sign) b", "a(\(sign)).csv", "$(\(sign)).csv",
            ]
            .enumerated() {
                if name.hasSuffix(" ") || name.hasSuffix(")") { continue }
                targets += 1
                try Data().write(to: folder.appending(path: name))
                let quoted = try #require(MakePath("./\(name)")).quoted
                let target = "t\(number).\(form)"
                lines += "all: \(target)\n\(target): \(quoted)\n\t@echo made\n"
            }
        }
        try Data(lines.utf8).write(to: folder.appending(path: "Makefile"))
        let pipe = Pipe()
        let make = Process()
        make.executableURL = URL(filePath: "/usr/bin/env")
        // Below `make test` this is a make within a make, which would tell its folder among the lines.
        make.arguments = ["-u", "MAKEFLAGS", "-u", "MAKELEVEL", "make", "--no-builtin-rules"]
        make.currentDirectoryURL = folder
        make.standardOutput = pipe
        try make.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        make.waitUntilExit()
        #expect(make.terminationStatus == 0)
        #expect(output.split(separator: "\n").count == targets)
    }

    @Test(arguments: [
        "a\\b", "a;b", "a=b", "a\nb", "a\tb", "a\u{1B}b", "\u{202E}a", "\u{2028}", "~/a", "a ", "a(b)",
    ])
    func `what make cannot be told is refused`(path: String) {
        #expect(MakePath(path) == nil)
    }
}

struct NamePatternsTests {
    @Test(arguments: ["2020-06-zhambyl", "w", "_w", "a.b", "W-1_2.3"]) func `names of waves`(name: String) {
        #expect(isFolderName(name))
    }

    @Test(arguments: [
        "", ".", "..", ".a", "-rf", "a b", "a/b", "a:b", "a#b", "a=b", "$(x)", "`x`", "a>x", "a\nb", "ә",
        "a;b",
        String(repeating: "a", count: 65),
    ])
    func `what is no name of a wave`(name: String) {
        #expect(!isFolderName(name))
    }

    @Test func `languages are tags`() {
        for tag in ["kk", "en", "ru", "kk-Latn", "kaz"] { #expect(isLanguage(tag)) }
        for tag in ["", "k", "$(shell touch x)", "../../x", "en us", "en.md", "-en", "en-", "kazakh", "қаз"] {
            #expect(!isLanguage(tag))
        }
    }

    @Test func `questions and choices`() {
        for name in ["q1", "q12_1", "жас", "-99", "Q.1"] { #expect(isName(name)) }
        for name in [".i", "a b", "a/b", "a+b", "a'b", "=1", "a\u{202E}", String(repeating: "q", count: 240)]
        {
            #expect(!isName(name))
        }
    }
}
