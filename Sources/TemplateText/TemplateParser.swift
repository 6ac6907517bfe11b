import Problems

/// Reads the text of a template.
///
/// The language is a part of Mustache: values, sections, inverted sections, parts and comments. As there, a tag of a
/// section or a comment that stands alone on a line takes the line with it.
struct TemplateParser {
    private let bytes: [UInt8]
    private let file: String
    /// Where the text begins that is not in a node yet.
    private var start = 0
    private var place = 0
    private var line = 1
    private var open: [Section] = []
    private var nodes: [TemplateNode] = []

    private struct Section {
        var name: String
        var isInverted: Bool
        var line: Int
        /// What stands before it.
        var before: [TemplateNode]
    }

    private init(_ text: some Sequence<UInt8>, file: String) {
        bytes = Array(text)
        self.file = file
    }

    /// - Throws: `Failure` at the line of a tag that is not closed or closes nothing.
    static func nodes(of text: some Collection<UInt8>, file: String) throws -> [TemplateNode] {
        var parser = TemplateParser(text, file: file)
        if text.count > TemplateSet.longest { throw parser.failure(.tooLong(TemplateSet.longest), line: 1) }
        return try parser.parsed()
    }

    private mutating func parsed() throws -> [TemplateNode] {
        while place < bytes.count {
            if bytes[place...].starts(with: Self.opening) {
                try readTag()
            } else {
                if bytes[place] == Self.newline { line += 1 }
                place += 1
            }
        }
        addText(upTo: bytes.count)
        if let section = open.last { throw failure(.unclosed(section.name), line: section.line) }
        return nodes
    }

    private mutating func readTag() throws {
        let tagStart = place
        let isTriple = bytes[place...].starts(with: Self.opening + [UInt8(ascii: "{")])
        let inner = tagStart + (isTriple ? 3 : 2)
        let ending = isTriple ? Self.closing + [UInt8(ascii: "}")] : Self.closing
        guard let end = bytes[inner...].firstRange(of: ending) else {
            throw failure(.unfinishedTag, line: line)
        }
        let mark = bytes[inner..<end.lowerBound].first.map { Character(Unicode.Scalar($0)) }
        let isMarked = !isTriple && mark.map { "#^/>!".contains($0) } == true
        let name = Self.trimmed(bytes[(isMarked ? inner + 1 : inner)..<end.lowerBound])
        let tagLine = line
        let lineRange = isMarked ? wholeLine(tagStart..<end.upperBound) : nil
        addText(upTo: lineRange?.lowerBound ?? tagStart)
        place = lineRange?.upperBound ?? end.upperBound
        line += bytes[tagStart..<place].count { $0 == Self.newline }
        start = place
        if !isMarked, let mark, "=$<&%*".contains(mark) {
            throw failure(.unknownTag(String(mark)), line: tagLine)
        }
        guard isMarked, let mark else {
            nodes.append(TemplateNode(content: .value(name, isMarkdown: isTriple), line: tagLine))
            return
        }
        try add(mark, name, isAlone: lineRange != nil, line: tagLine)
    }

    private mutating func add(_ mark: Character, _ name: String, isAlone: Bool, line: Int) throws {
        switch mark {
        case "#", "^":
            guard open.count < Self.mostSections else {
                throw failure(.tooDeep(Self.mostSections), line: line)
            }
            open.append(Section(name: name, isInverted: mark == "^", line: line, before: nodes))
            nodes = []
        case "/":
            guard let section = open.popLast(), section.name == name else {
                throw failure(.closesNothing(name), line: line)
            }
            let content = TemplateNode.Content.section(name, isInverted: section.isInverted, nodes)
            nodes = section.before + [TemplateNode(content: content, line: section.line)]
        case ">": nodes.append(TemplateNode(content: .part(name, isAlone: isAlone), line: line))
        default: break
        }
    }

    private mutating func addText(upTo end: Int) {
        guard start < end else { return }
        nodes.append(
            TemplateNode(content: .text(String(decoding: bytes[start..<end], as: UTF8.self)), line: line))
    }

    /// The line with its end, if a tag is all that stands on it.
    private func wholeLine(_ tag: Range<Int>) -> Range<Int>? {
        var first = tag.lowerBound
        while first > 0, Self.isBlank(bytes[first - 1]) { first -= 1 }
        var last = tag.upperBound
        while last < bytes.count, Self.isBlank(bytes[last]) { last += 1 }
        guard first == 0 || bytes[first - 1] == Self.newline,
            last == bytes.count || bytes[last] == Self.newline
        else { return nil }
        return first..<min(last + 1, bytes.count)
    }

    private func failure(_ problem: TemplateProblem, line: Int) -> Failure {
        Failure.data(at: Position(file: file, line: line), problem)
    }

    /// How deep sections may stand within each other.
    private static let mostSections = 32
    private static let opening = Array("{{".utf8)
    private static let closing = Array("}}".utf8)
    private static let newline = UInt8(ascii: "\n")

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let kept = bytes.drop { isBlank($0) }
        let end = kept.lastIndex { !isBlank($0) } ?? kept.startIndex - 1
        return String(decoding: kept[..<(end + 1)], as: UTF8.self)
    }
}
