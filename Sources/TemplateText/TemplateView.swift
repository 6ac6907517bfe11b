import Markdown

/// What a template can be filled with: its stored properties are the names that a template may use.
///
/// A property is a text (`String`, escaped for Markdown), a piece of Markdown (`Inline`), a flag (`Bool`), a view or
/// a list of views, or one of ``TemplateWords``. Of a text and of a list a template may also ask whether there is
/// any: `hasFindings` is whether `findings` holds one. Within a list `isFirst` and `isLast` tell of the place.
public protocol TemplateView {
    /// A view with nothing in it, which tells what the properties are.
    init()
}

/// Flags of which a template knows every name beforehand: the words of a closed list that apply.
public protocol TemplateWords {
    /// All that can apply.
    static var names: [String] { get }
    /// Those that do.
    var chosen: Set<String> { get }
}

/// One word of an enumeration, as flags.
public struct TemplateWord<Word: CaseIterable & RawRepresentable<String>>: TemplateWords {
    public let chosen: Set<String>

    public init(_ word: Word?) { chosen = word.map { [$0.rawValue] } ?? [] }

    public init() { self.init(nil) }

    public static var names: [String] { Word.allCases.map(\.rawValue) }
}

/// What holds views: a list of them, or one that may be missing.
protocol TemplateViews {
    static var viewType: any TemplateView.Type { get }
    var views: [any TemplateView] { get }
}

extension Array: TemplateViews where Element: TemplateView {
    static var viewType: any TemplateView.Type { Element.self }
    var views: [any TemplateView] { self }
}

extension Optional: TemplateViews where Wrapped: TemplateView {
    static var viewType: any TemplateView.Type { Wrapped.self }
    var views: [any TemplateView] { map { [$0] } ?? [] }
}
