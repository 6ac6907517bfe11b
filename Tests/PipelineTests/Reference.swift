import Foundation

/// `Documentation/reference.md`, made from the program: the tools' options as they tell them, and tables, keys, rules
/// and messages as the sources have them.
struct Reference {
    static let path = "Documentation/reference.md"

    private let sources: [(name: String, text: String)]

    init() throws {
        let folder = Checkout.root.appending(path: "Sources")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        sources = try names.filter { $0.hasSuffix(".swift") }.sorted().map {
            ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
    }

    func text() throws -> String {
        let parts = [
            """
            # Reference

            Made from the program; `Tests/PipelineTests/ReferenceTests.swift` says how. What things are for stands on the
            [other pages](README.md).
            """, "## Commands", try commands(), "## Files and columns", tables,
            "## Keys of configuration files",
            "What they mean: [wave.yml](wave.yml.example), [rules](rules.md), [cleaning](cleaning.md).", keys,
            "## Rules of the cleaning log", rules, "## Messages", "`…` stands for what differs.", messages,
        ]
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func commands() throws -> String {
        let tools = try FileManager.default.contentsOfDirectory(
            atPath: Checkout.root.appending(path: "Sources/Tools").path
        ).sorted()
        return try tools.map { name in
            let help = try Tool(name: name).run(
                ["--help"], in: Checkout.root, environment: ["COLUMNS": "100", "LC_ALL": "C.UTF-8"])
            let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.replacing(/\s+$/, with: "")
            }
            return
                "### \(name)\n\n```text\n\(lines.joined(separator: "\n").trimmingCharacters(in: .newlines))\n```"
        }.joined(separator: "\n\n")
    }

    /// The rows of tables with their columns. Those that end in `_…` stand once for each language.
    private var tables: String {
        var lines = ["| what a row is | columns |", "|:--|:--|"]
        for (_, text) in sources {
            let found = text.matches(
                of: /((?:^\/\/\/.*\n)+)(?:public )?struct \w+: (?:Table|Released)Row \{/
                    .anchorsMatchLineEndings())
            for (index, match) in found.enumerated() {
                let end = index + 1 < found.count ? found[index + 1].range.lowerBound : text.endIndex
                let body = text[match.range.upperBound..<end]
                let columns = body.matches(of: /\.(text|inertText|localized|integer|number|word)\(\s*"(\w+)"/)
                    .map {
                        "`\($0.2)\($0.1 == "localized" ? "_…" : "")`"
                    }
                if !columns.isEmpty {
                    lines.append("| \(Self.sentence(match.1)) | \(columns.joined(separator: ", ")) |")
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    /// A comment as one line.
    private static func sentence(_ comment: Substring) -> String {
        comment.split(separator: "\n").map { $0.drop { $0 == "/" }.trimmingCharacters(in: .whitespaces) }
            .joined(separator: " ").replacing("|", with: "\\|").replacing("``", with: "`")
    }

    private var keys: String {
        var lines = ["| in | keys |", "|:--|:--|"]
        for (name, text) in sources where name.hasPrefix("SurveyModel/") {
            for match in text.matches(of: /enum (\w+): String, YAMLKey \{([^}]*)\}/) {
                let cases = match.2.matches(of: /case ([^\n]+)/).flatMap { line in
                    line.1.split(separator: ",").map { one in
                        let raw = one.firstMatch(of: /"([^"]+)"/).map { String($0.1) }
                        return "`\(raw ?? one.trimmingCharacters(in: .whitespaces))`"
                    }
                }
                let file = name.split(separator: "/").last ?? ""
                lines.append("| \(match.1) (\(file)) | \(cases.joined(separator: ", ")) |")
            }
        }
        return lines.joined(separator: "\n")
    }

    private var rules: String {
        let text = sources.first { $0.name.hasSuffix("/CleaningRule.swift") }?.text ?? ""
        var lines = ["| rule | when |", "|:--|:--|"]
        var comment = ""
        for line in text.split(separator: "\n") {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("///") {
                comment +=
                    (comment.isEmpty ? "" : " ") + line.dropFirst(3).trimmingCharacters(in: .whitespaces)
            } else if let match = line.firstMatch(of: /^case (\w+)(?: = "([^"]+)")?$/) {
                lines.append("| `\(match.2 ?? match.1)` | \(comment) |")
                comment = ""
            } else {
                comment = ""
            }
        }
        return lines.joined(separator: "\n")
    }

    private var messages: String {
        var byPlace: [String: Set<String>] = [:]
        for (name, text) in sources {
            let place =
                name.split(separator: "/").dropLast().first { $0 != "Stages" }.map(String.init) ?? name
            for block in text.matches(of: /var what: String \{\n([\s\S]*?)\n    \}/) {
                byPlace[place, default: []].formUnion(
                    SwiftTexts(block.1).all.map { $0.trimmingCharacters(in: .whitespaces) }.filter {
                        $0.contains(" ")
                    })
            }
        }
        return byPlace.sorted { $0.key < $1.key }.map { place, texts in
            "### \(place)\n\n" + texts.sorted().map { "- \($0.escapedForMarkdown)" }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}

extension String {
    fileprivate var escapedForMarkdown: String {
        replacing(/[\\`*_<>\[\]\|]/) { "\\\($0.output)" }
    }
}

/// The texts that stand in a piece of Swift; what is put into them as `…`.
private struct SwiftTexts {
    private var rest: Substring
    private(set) var all: [String] = []

    init(_ source: Substring) {
        rest = source
        var between = ""
        while let sign = rest.popFirst() {
            if sign == "\"" {
                let text = text()
                if between.trimmingCharacters(in: .whitespacesAndNewlines) == "+", let last = all.popLast() {
                    all.append(last + text)
                } else {
                    all.append(text)
                }
                between = ""
            } else {
                between.append(sign)
            }
        }
    }

    private mutating func text() -> String {
        var text = ""
        while let sign = rest.popFirst(), sign != "\"" {
            if sign != "\\" {
                text.append(sign)
                continue
            }
            switch rest.popFirst() {
            case "(":
                skipToClosing()
                text += "…"
            case "u":
                let digits = rest.dropFirst().prefix { $0 != "}" }
                rest = rest.dropFirst(digits.count + 2)
                if let value = UInt32(digits, radix: 16), let sign = UnicodeScalar(value) {
                    text.unicodeScalars.append(sign)
                }
            case let sign?: text.append(sign)
            case nil: break
            }
        }
        return text
    }

    private mutating func skipToClosing() {
        var depth = 1
        while depth > 0, let sign = rest.popFirst() {
            if sign == "(" { depth += 1 }
            if sign == ")" { depth -= 1 }
            if sign == "\"" { _ = text() }
        }
    }
}
