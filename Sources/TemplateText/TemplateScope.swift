import Markdown

/// What a template may name within one view.
struct TemplateScope {
    enum Kind {
        case text, markdown, flag
        case views(any TemplateView.Type)
        case words([String])
        /// One of a list of words.
        case word
    }

    struct Field {
        var name: String
        /// Its place among the view's properties.
        var index: Int
        var kind: Kind
    }

    private(set) var fields: [Field] = []

    /// The properties of a view.
    init(_ type: any TemplateView.Type) {
        for (index, child) in Mirror(reflecting: type.init()).children.enumerated() {
            guard let name = child.label, let kind = Self.kind(of: child.value) else { continue }
            fields.append(Field(name: name, index: index, kind: kind))
        }
    }

    /// A list of words.
    init(words: [String]) { fields = words.map { Field(name: $0, index: 0, kind: .word) } }

    func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    private static func kind(of value: Any) -> Kind? {
        switch value {
        case is String: .text
        case is Inline: .markdown
        case is Bool: .flag
        case let views as any TemplateViews: .views(type(of: views).viewType)
        case let view as any TemplateView: .views(type(of: view))
        case let words as any TemplateWords: .words(type(of: words).names)
        default: nil
        }
    }
}
