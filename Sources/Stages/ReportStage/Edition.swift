import Markdown
import NumberText
import StageFiles
import SurveyModel

/// What a template is filled with.
typealias TemplateContext = [String: Any]

/// The documents in one language: what they are made of and how this language writes it.
struct Edition {
    let input: ReportInput
    let language: Language
    let style: NumberStyle
    let words: Words
    let charts: ChartFiles

    init(_ input: ReportInput, _ language: Language, _ words: Words = Words()) {
        self.input = input
        self.language = language
        self.words = words
        style = NumberStyle(language)
        charts = ChartFiles(input, language, words)
    }

    /// Below this many answers a result is marked as resting on a small base.
    static let smallBase = 30
    /// Below this many answers no percentage is given, only counts.
    static let leastBaseOfShare = 10

    /// The wave's title; its name where it has none.
    var title: String { input.wave.title.isEmpty ? input.wave.name : text(input.wave.title) }

    func text(_ localized: LocalizedText) -> String { localized[language] }

    /// A base, marked where it is small.
    func base(_ n: Int?) -> String { Self.base(n, style) }

    static func base(_ n: Int?, _ style: NumberStyle) -> String {
        style.count(n) + (n.map { $0 < smallBase } == true ? "*" : "")
    }

    /// The items of a form in the order of the paper, the derived shares last.
    func items(of form: ReleasedForm) -> [PaperItem] { input.items(of: form) }

    /// A count with the form of the word that goes with it, for templates: `{{n}}`, `isOne`, `isFew`, `isMany`.
    func counted(_ n: Int?) -> TemplateContext {
        let form = n.map { PluralForm(of: $0, in: language) } ?? .many
        return [
            "n": style.count(n), "isNone": n ?? 0 == 0, "isSome": n ?? 0 != 0,
            "isOne": form == .one, "isFew": form == .few, "isMany": form == .many,
        ]
    }
}
