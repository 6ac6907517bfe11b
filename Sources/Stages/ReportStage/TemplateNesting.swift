import Problems

/// Checks, before any template is rendered, that the rendering ends: no template puts itself in, sections are not
/// nested without end, and what stands in a template is what is written there.
struct TemplateNesting {
    /// How deep sections may be nested within a template.
    static let deepest = 32
    /// How many templates the rendering of one may put in, each as often as it is named.
    static let mostPartials = 10_000
    /// How many bytes a template may have.
    static let longest = 1 << 20

    private var partials: [String: [(name: String, line: Int)]] = [:]
    private var paths: [String: String] = [:]

    /// Takes in a template.
    ///
    /// - Throws: `Failure` if it is too long, nested too deep, or puts in what only the data name.
    mutating func add(_ name: String, text: Substring, path: String) throws {
        func refuse(_ line: Int, _ problem: TemplateProblem) -> Failure {
            .data(at: Position(file: path, line: line), problem)
        }
        if text.utf8.count > Self.longest { throw refuse(1, .tooLong(limit: Self.longest)) }
        paths[name] = path
        partials[name] = []
        var depth = 0
        for tag in MustacheTag.all(in: text) {
            switch tag.kind {
            case "#", "^", "$", "<": depth += 1
            case "/": depth -= 1
            case "=": throw refuse(tag.line, .otherDelimiters)
            default: break
            }
            if depth > Self.deepest { throw refuse(tag.line, .tooDeep(limit: Self.deepest)) }
            guard tag.kind == ">" || tag.kind == "<" else { continue }
            if tag.name.hasPrefix("*") { throw refuse(tag.line, .namedByData) }
            partials[name]?.append((tag.name, tag.line))
        }
    }

    /// - Throws: `Failure` if a template puts itself in, directly or through others, or too many are put in.
    func check() throws {
        var counts: [String: Int] = [:]
        for name in partials.keys.sorted() { _ = try count(name, within: [], &counts) }
    }

    /// How many templates the rendering of one puts in, itself counted.
    private func count(_ name: String, within path: [String], _ counts: inout [String: Int]) throws -> Int {
        if let known = counts[name] { return known }
        var total = 1
        for partial in partials[name] ?? [] {
            let position = Position(file: paths[name] ?? name, line: partial.line)
            if path.contains(partial.name) || partial.name == name {
                throw Failure.data(
                    at: position, TemplateProblem.putsItselfIn(path + [name, partial.name]))
            }
            total += try count(partial.name, within: path + [name], &counts)
            if total > Self.mostPartials {
                throw Failure.data(at: position, TemplateProblem.tooManyPartials(limit: Self.mostPartials))
            }
        }
        counts[name] = total
        return total
    }
}

/// A tag of a template as far as its nesting needs it: what it does and the name it has.
private struct MustacheTag {
    /// `#`, `>` …; a blank for a variable.
    var kind: Character
    var name: String
    var line: Int

    /// The tags of a text in their order, without comments.
    static func all(in text: Substring) -> [MustacheTag] {
        var tags: [MustacheTag] = []
        var line = 1
        var rest = text
        while let start = rest.firstRange(of: "{{") {
            line += rest[..<start.lowerBound].count(where: \.isNewline)
            let end = rest[start.upperBound...].firstRange(of: "}}")
            let inside = rest[start.upperBound..<(end?.lowerBound ?? rest.endIndex)]
            if let tag = MustacheTag(inside, line: line) { tags.append(tag) }
            line += inside.count(where: \.isNewline)
            rest = rest[(end?.upperBound ?? rest.endIndex)...]
        }
        return tags
    }

    /// - Parameter inside: What stands between the braces.
    private init?(_ inside: Substring, line: Int) {
        let tag = inside.drop { $0.isWhitespace }
        guard let sign = tag.first, sign != "!" else { return nil }
        let isVariable = !"#^$<>/=%&{".contains(sign)
        let rest = isVariable ? tag : tag.dropFirst().drop { $0.isWhitespace }
        kind = isVariable ? " " : sign
        name = String(rest.prefix { !$0.isWhitespace })
        self.line = line
    }
}
