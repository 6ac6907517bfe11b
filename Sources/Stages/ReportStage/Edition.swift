import Markdown
import NumberText
import StageFiles
import SurveyModel

/// The report in one language: what it is made of and how this language writes it.
struct Edition {
    let input: ReportInput
    let language: Language
    let style: NumberStyle
    let charts: ChartFiles

    init(_ input: ReportInput, _ language: Language) {
        self.input = input
        self.language = language
        style = NumberStyle(language)
        charts = ChartFiles(input, language)
    }

    /// Below this many answers a result is marked as resting on a small base.
    static let smallBase = 30

    static func isSmall(_ base: Int?) -> Bool { base.map { $0 < smallBase } ?? false }

    func text(_ localized: LocalizedText) -> String { localized[language] }

    /// The place of a question in the tables document.
    static func tableAnchor(_ form: String, _ question: String, by: String? = nil) -> Anchor {
        Anchor([form, question, by].compactMap { $0 }.joined(separator: "-"))
    }
}
