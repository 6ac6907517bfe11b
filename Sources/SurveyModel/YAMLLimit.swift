import Problems
import Yams

/// How much a configuration file may hold, so that reading it ends soon whatever is written in it.
enum YAMLLimit {
    static let bytes = 1 << 20
    /// Lists and mappings within each other.
    static let depth = 32
    /// Places that repeat an anchor's value: each may repeat others in turn.
    static let aliases = 16
    /// Values, those repeated counted each time.
    static let values = 100_000

    /// - Throws: `Failure` if anchors are repeated so often that their values may multiply without end.
    static func checkAliases(of text: String, file: String) throws {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return }
        var anchors = 0
        var count = 0
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            var previous: Character = " "
            for (index, character) in zip(line.indices, line) {
                defer { previous = character }
                guard character == "&" || character == "*", " \t[{,".contains(previous) else { continue }
                // A sign between blanks is text.
                let next = line.index(after: index)
                if next == line.endIndex || line[next].isWhitespace { continue }
                if character == "&" { anchors += 1 } else { count += 1 }
                if anchors > 0, count > aliases {
                    throw Failure.data(
                        at: Position(file: file, line: number + 1), YAMLProblem.tooManyAliases(limit: aliases)
                    )
                }
            }
        }
    }

    /// - Throws: `Failure` if there are too many values, or too deep within each other.
    static func checkSize(of root: Node, file: String) throws {
        var count = 0
        var rest: [(node: Node, depth: Int)] = [(root, 0)]
        while let (node, level) = rest.popLast() {
            count += 1
            let position = Position(file: file, line: node.mark?.line)
            if count > values { throw Failure.data(at: position, YAMLProblem.tooManyValues(limit: values)) }
            if level > depth { throw Failure.data(at: position, YAMLProblem.tooDeep(limit: depth)) }
            if let list = node.sequence { rest += list.map { ($0, level + 1) } }
            if let mapping = node.mapping { rest += mapping.flatMap { [($0, level + 1), ($1, level + 1)] } }
        }
    }
}
