import Problems
import Yams

/// A value in a configuration file, with its place.
///
/// What a value is taken for is decided by the reader, not by YAML's guesses: `no`, `1.10` and
/// `2020-06-01` are texts where a text is wanted. A value that is not what is wanted is reported to the
/// document and read as `nil`.
public struct YAMLValue {
    private let node: Node
    /// The key it stands under.
    public let name: String
    /// The document it belongs to, which gathers the problems.
    public let document: YAMLDocument

    init(_ node: Node, name: String, document: YAMLDocument) {
        self.node = node
        self.name = name
        self.document = document
    }

    /// The line on which it begins.
    public var line: Int? { node.mark?.line }

    /// Its place, for problems of the reader's own.
    public var position: Position { document.position(line: line) }

    /// Adds a problem of the reader's own at its place.
    public func report(_ kind: some ProblemWording) {
        document.add(Problem(.error, at: position, kind))
    }

    /// Whether it is a text or something that reads as one, rather than a list or a mapping.
    public var isText: Bool { node.scalar != nil }

    var isList: Bool { node.sequence != nil }

    var isMapping: Bool { node.mapping != nil }

    public var string: String? {
        node.scalar?.string ?? wrong(.text)
    }

    public var int: Int? {
        guard let text = node.scalar?.string, let number = Int(text) else { return wrong(.wholeNumber) }
        return number
    }

    /// A whole number within limits; one beyond is reported and read as `nil`.
    public func int(in range: ClosedRange<Int>) -> Int? {
        guard let number = int else { return nil }
        if range.contains(number) { return number }
        document.add(.outOfRange(name, number, range), line: line)
        return nil
    }

    public var double: Double? {
        guard let text = node.scalar?.string, let number = Double(text), number.isFinite else {
            return wrong(.number)
        }
        return number
    }

    public var bool: Bool? {
        switch node.scalar?.string {
        case "true", "yes": true
        case "false", "no": false
        default: wrong(.truth)
        }
    }

    /// One word of a fixed list.
    public func word<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> Word? {
        guard let text = string else { return nil }
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue).filter { !$0.isEmpty }
        document.add(.unknownWord(text, key: name, known: known), line: line)
        return nil
    }

    /// A text by language: a mapping `{kk: …, en: …}`, or one text for all languages.
    public var localized: LocalizedText? {
        if let text = node.scalar?.string { return LocalizedText(everywhere: text) }
        guard node.mapping != nil else { return wrong(.localizedText) }
        var text = LocalizedText()
        for (language, _, value) in entries { text.byLanguage[language] = value.string }
        return text
    }

    /// The items of a list.
    public var list: [YAMLValue] {
        guard let sequence = node.sequence else {
            let _: Int? = wrong(.list)
            return []
        }
        return sequence.map { YAMLValue($0, name: name, document: document) }
    }

    /// A list of texts; a lone text is a list of one.
    public var strings: [String] {
        node.scalar.map { [$0.string] } ?? list.compactMap(\.string)
    }

    /// The pairs of a mapping whose keys are free, in the order of the file. Keys with nothing behind them
    /// count as absent.
    public var entries: [(name: String, line: Int?, value: YAMLValue)] {
        pairs.filter { !$0.value.isNothing }
    }

    /// A mapping whose keys are a fixed list.
    public func mapping<Key: YAMLKey>(_ keys: Key.Type) -> YAMLMapping<Key>? {
        guard node.mapping != nil else { return wrong(.mapping) }
        return YAMLMapping(pairs, line: line, document: document)
    }

    /// `key:` with nothing behind it, or YAML's null.
    var isNothing: Bool {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null"
    }

    private var pairs: [(name: String, line: Int?, value: YAMLValue)] {
        guard let mapping = node.mapping else {
            let _: Int? = wrong(.mapping)
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else {
                document.add(.wrongKind(self.name, wanted: .mapping), line: key.mark?.line)
                return nil
            }
            return (name, key.mark?.line, YAMLValue(value, name: name, document: document))
        }
    }

    private func wrong<Value>(_ wanted: YAMLKind) -> Value? {
        document.add(.wrongKind(name, wanted: wanted), line: line)
        return nil
    }
}
