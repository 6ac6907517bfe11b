/// The keys a mapping of a configuration file may have: the one list of them, by which unknown ones
/// are refused and the nearest is named.
public protocol YAMLKey: RawRepresentable<String>, CaseIterable, Hashable {}

/// A mapping of a configuration file whose keys are a fixed list.
///
/// Unknown keys are refused when it is made. What is wrong is gathered in the document; a reading that
/// fails gives `nil`, so that one run can name every problem of a file.
public struct YAMLMapping<Key: YAMLKey> {
    /// The line on which it begins.
    public let line: Int?
    private let values: [Key: YAMLValue]
    private let document: YAMLDocument

    init(_ entries: [(name: String, line: Int?, value: YAMLValue)], line: Int?, document: YAMLDocument) {
        self.line = line
        self.document = document
        var values: [Key: YAMLValue] = [:]
        for entry in entries {
            if let key = Key(rawValue: entry.name) {
                if !entry.value.isNothing { values[key] = entry.value }
            } else {
                let known = Key.allCases.map(\.rawValue)
                document.add(.unknownKey(entry.name, known: known), line: entry.line)
            }
        }
        self.values = values
    }

    /// The value of a key; `nil` where the key is absent or nothing follows it.
    public subscript(key: Key) -> YAMLValue? { values[key] }

    /// The value of a key that must be there.
    public func required(_ key: Key) -> YAMLValue? {
        if let value = values[key] { return value }
        document.add(.missingKey(key.rawValue), line: line)
        return nil
    }

    /// The items of a list; none where the key is absent.
    public func list(_ key: Key) -> [YAMLValue] { values[key]?.list ?? [] }

    /// A list of texts; none where the key is absent.
    public func strings(_ key: Key) -> [String] { values[key]?.strings ?? [] }

    /// A text in several languages; empty where the key is absent.
    public func localized(_ key: Key) -> LocalizedText { values[key]?.localized ?? LocalizedText() }

    /// A text; empty where the key is absent.
    public func string(_ key: Key) -> String { values[key]?.string ?? "" }
}
