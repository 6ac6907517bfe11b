import DelimitedText
import Problems
import Yams

/// A configuration file in YAML while it is read: its values with their places, and what is wrong so far.
public final class YAMLDocument {
    /// The name used in messages.
    public let file: String
    private let node: Node
    private var problems: [Problem] = []

    /// - Throws: `Failure` if the file cannot be read or is not YAML.
    public convenience init(path: String) throws {
        let bytes = try FileSource.contents(of: path, limit: YAMLLimit.bytes)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure.data(at: Position(file: path), YAMLProblem.notUTF8)
        }
        try self.init(text, file: path)
    }

    /// - Throws: `Failure` if the text is not YAML.
    public init(_ text: String, file: String) throws {
        self.file = file
        try YAMLLimit.checkAliases(of: text, file: file)
        do {
            node = try compose(yaml: text) ?? Node([(Node, Node)]())
        } catch let error as YamlError {
            throw error.failure(in: file)
        }
        try YAMLLimit.checkSize(of: node, file: file)
    }

    /// The whole document.
    public var root: YAMLValue { YAMLValue(node, name: "the file", document: self) }

    /// A place in the file.
    public func position(line: Int?) -> Position { Position(file: file, line: line) }

    /// Keeps a problem until the reading is done.
    public func add(_ problem: Problem) { problems.append(problem) }

    func add(_ kind: YAMLProblem, line: Int?) {
        add(Problem(.error, at: position(line: line), kind))
    }

    /// Ends the reading.
    ///
    /// - Throws: `Failure` with every problem found, in the order of the file.
    public func finish() throws {
        if problems.isEmpty { return }
        throw Failure(.data, problems.sorted { ($0.position.line ?? 0) < ($1.position.line ?? 0) })
    }
}

extension YamlError {
    fileprivate func failure(in file: String) -> Failure {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .data(at: Position(file: file, line: mark.line), YAMLProblem.notYAML(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            .data(at: Position(file: file, line: context.mark.line), YAMLProblem.repeatedKeys(keys))
        case .reader(let problem, _, _, _):
            .data(at: Position(file: file), YAMLProblem.notYAML(problem))
        default:
            .data(at: Position(file: file), YAMLProblem.notYAML("it cannot be read"))
        }
    }
}
