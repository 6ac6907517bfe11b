import NumberText
import SurveyModel

/// A sentence with its placeholders, as `{value}`.
struct Sentence {
    /// A piece of the sentence: text, or the name between a pair of braces.
    private enum Piece {
        case text(Substring)
        case placeholder(Substring)
    }

    private let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.text(rest[..<open]))
            pieces.append(.placeholder(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        self.pieces = pieces + [.text(rest)]
    }

    var placeholders: [String] {
        pieces.compactMap { if case .placeholder(let name) = $0 { String(name) } else { nil } }
    }

    /// The sentence with the placeholders filled in; what has no value is written as a dash.
    func filled(_ value: (String) -> String?) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): String(text)
            case .placeholder(let name): value(String(name)) ?? NumberStyle.nothing
            }
        }.joined()
    }
}

extension LocalizedText {
    /// The text in each of the languages, made anew.
    func mapped(_ languages: [Language], _ change: (String, Language) -> String) -> LocalizedText {
        var result = LocalizedText()
        for language in languages { result.byLanguage[language] = change(self[language], language) }
        return result
    }
}
