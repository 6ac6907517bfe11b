/// A language by its code, as in `label::Қазақша (kk)`.
public typealias Language = String

/// One text in several languages.
public struct LocalizedText: Sendable, Equatable {
    public var byLanguage: [Language: String]

    public init(_ byLanguage: [Language: String] = [:]) {
        self.byLanguage = byLanguage
    }

    /// One text for every language.
    public init(everywhere text: String) {
        self.init(["": text])
    }

    public var isEmpty: Bool { byLanguage.values.allSatisfy(\.isEmpty) }

    /// The text in a language; failing that, in the first of the others by code.
    public subscript(language: Language) -> String {
        if let text = byLanguage[language], !text.isEmpty { return text }
        return byLanguage.sorted { $0.key < $1.key }.first { !$0.value.isEmpty }?.value ?? ""
    }
}
