import Markdown
import NumberText
import StageFiles
import SurveyModel
import TemplateText

/// The documents in one language: what they are made of and how this language writes it.
struct Edition {
    let outline: Outline
    let language: Language
    let style: NumberStyle
    let words: Words
    let charts: ChartFiles

    var input: ReportInput { outline.input }

    init(_ outline: Outline, _ language: Language, _ words: Words = Words()) {
        self.outline = outline
        self.language = language
        self.words = words
        style = NumberStyle(language)
        charts = ChartFiles(outline, language, words)
    }

    /// Below this many answers a result is marked as resting on a small base.
    static let smallBase = 30
    /// Below this many answers no percentage is given, only counts.
    static let leastBaseOfShare = 10

    static let portraitTopic = "portrait"
    static let dash = NumberStyle.nothing

    /// The wave's title; its name where it has none.
    var title: String { input.wave.title.isEmpty ? input.wave.name : text(input.wave.title) }

    func text(_ localized: LocalizedText) -> String { localized[language] }

    /// A base, marked where it is small.
    func base(_ n: Int?) -> String { Self.base(n, style) }

    static func base(_ n: Int?, _ style: NumberStyle) -> String {
        style.count(n) + (n.map { $0 < smallBase } == true ? "*" : "")
    }

    /// A count with the form of the word that goes with it.
    func counted(_ n: Int?) -> CountView {
        let form = n.map { PluralForm(of: $0, in: language) } ?? .many
        return CountView(
            n: style.count(n), isNone: n ?? 0 == 0, isSome: n ?? 0 != 0, isOne: form == .one,
            isFew: form == .few, isMany: form == .many)
    }
}

/// A count; of the flags of its word's form one is up.
struct CountView: TemplateView {
    var n = ""
    var isNone = true
    var isSome = false
    var isOne = false
    var isFew = false
    var isMany = true
    /// There is one, but it is withheld.
    var isUntold = false
}

/// A chart as the report puts it in.
struct ChartView: TemplateView {
    /// From the report.
    var path = Inline(markdown: "")
    /// What is told where it cannot be seen.
    var alt = ""
}
