import Glibc
import Problems
import StageFiles
import Testing

struct StageOutputTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func `files appear together on commit`() throws {
        let output = try StageOutput(folder: "\(folder.path)/w/form")
        try output.write("one\n", to: "a.csv")
        try output.write("two\n", to: "b.csv")
        let begun = try folder.names(in: "w/form")
        #expect(begun.count == 2)
        #expect(begun.allSatisfy { $0.hasPrefix(".") && $0.hasSuffix(".partial") })
        try output.commit()
        #expect(try folder.names(in: "w/form") == ["a.csv", "b.csv"])
        #expect(try folder.text(of: "w/form/a.csv") == "one\n")
    }

    @Test func `what is not committed leaves the earlier files as they were`() throws {
        _ = try folder.file("a.csv", "earlier\n")
        do {
            let output = try StageOutput(folder: folder.path)
            try output.write("later\n", to: "a.csv")
            try output.write("new\n", to: "b.csv")
        }
        #expect(try folder.names() == ["a.csv"])
        #expect(try folder.text(of: "a.csv") == "earlier\n")
    }

    @Test func `files of an earlier run that no longer hold go with the commit`() throws {
        for name in ["a.svg", "b.svg", "c.csv", "d.csv"] { _ = try folder.file(name, "earlier\n") }
        let output = try StageOutput(folder: folder.path)
        try output.write("later\n", to: "a.svg")
        output.removeOthers(ending: ".svg")
        output.remove("d.csv")
        #expect(try folder.names().dropFirst() == ["a.svg", "b.svg", "c.csv", "d.csv"])
        try output.commit()
        #expect(try folder.names() == ["a.svg", "c.csv"])
        #expect(try folder.text(of: "a.svg") == "later\n")
    }

    @Test func `more than the buffer holds is written whole and in order`() throws {
        let output = try StageOutput(folder: folder.path)
        let file = try output.file("a.csv")
        for number in 0..<20_000 { try file.write(["\(number)", "x"]) }
        try output.commit()
        let expected = (0..<20_000).map { "\($0),x\n" }.joined()
        #expect(try folder.text(of: "a.csv") == expected)
    }

    @Test func `a private folder is the owner's alone, even if it was not before`() throws {
        for isPrivate in [false, true] {
            let output = try StageOutput(folder: "\(folder.path)/form", isPrivate: isPrivate)
            try output.write("x", to: "a.csv")
            try output.commit()
            #expect(try folder.permissions(of: "form") == (isPrivate ? 0o700 : 0o755))
            #expect(try folder.permissions(of: "form/a.csv") == (isPrivate ? 0o600 : 0o644))
        }
    }

    @Test func `what others prepared under the names of files to come is not written into`() throws {
        let precious = try folder.file("precious", "theirs")
        for name in ["a.csv", ".a.csv.partial", "a.csv.partial"] {
            try #require(symlink(precious, "\(folder.path)/\(name)") == 0)
        }
        for _ in 0..<2 {
            let output = try StageOutput(folder: folder.path, isPrivate: true)
            try output.write("x", to: "a.csv")
            try output.commit()
        }
        #expect(try folder.text(of: "precious") == "theirs")
        #expect(try folder.text(of: "a.csv") == "x")
        #expect(try folder.permissions(of: "a.csv") == 0o600)
        // Nobody can foresee the name.
        let begun = try (0..<100).map { _ in
            let output = try StageOutput(folder: folder.path)
            _ = try output.file("b.csv")
            return try #require(folder.names().first { $0.hasPrefix(".b.csv.") })
        }
        #expect(Set(begun).count == begun.count)
    }

    @Test func `a folder that cannot be made private is not used`() throws {
        // The system allows nobody to change the rights on it.
        let failure = try #require(throws: Failure.self) {
            try StageOutput(folder: "/proc/self/task", isPrivate: true)
        }
        #expect(failure.cause == .cannotCreate)
    }

    @Test func `a folder that cannot be made is said so by name`() throws {
        let path = try folder.file("taken", "")
        let failure = try #require(throws: Failure.self) {
            try StageOutput(folder: "\(path)/below").write("x", to: "a.csv")
        }
        #expect(failure.cause == .cannotCreate)
        #expect(failure.problems.first?.position.file.hasPrefix(path) == true)
    }
}
