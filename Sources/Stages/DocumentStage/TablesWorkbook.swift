import StageFiles
import SurveyModel
import WorkbookOutput

/// All released tables of a wave as sheets: the contents, then one for each question.
struct TablesWorkbook {
    private let wave: Wave
    private let forms: [ReleasedForm]
    private let language: Language
    private let words: WorkbookWords

    init(_ wave: Wave, _ forms: [ReleasedForm], _ language: Language) {
        (self.wave, self.forms, self.language) = (wave, forms, language)
        words = WorkbookWords(language)
    }

    var sheets: [Sheet] {
        let items = forms.flatMap { form in
            form.tabulated.map { QuestionSheet(form, $0, language, words) }
        }
        let names = Sheet.names(
            for: [words[.contents]] + items.map { forms.count > 1 ? "\($0.form.name) \($0.name)" : $0.name })
        var contents = Sheet(name: names[0])
        contents.widths = [14, 90, 10]
        contents.frozen = (4, 0)
        contents.rows = [
            [.text(wave.heading(language), .title)], [.text(words[.note], .note)], [],
            [
                .text(words[.sheet], .heading), .text(words[.question], .heading),
                .text(words[.base], .heading),
            ],
        ]
        for (index, item) in items.enumerated() {
            if index == 0 || items[index - 1].form.name != item.form.name {
                contents.rows.append([.text(item.form.title[language], .title)])
            }
            contents.rows.append([
                SheetCell(.link(item.name, sheet: names[index + 1])), .text(item.title, .wrapped),
                item.base.map { SheetCell(.number(Double($0)), .whole) } ?? .empty,
            ])
        }
        return [contents]
            + items.enumerated().map { $1.sheet(named: names[$0 + 1], contents: names[0]) }
    }
}

extension ReleasedForm {
    /// The questions and derived shares that have figures, in the order of the tables; the items of a grid or a ranking
    /// each by itself where they have no shares together.
    fileprivate var tabulated: [String] {
        var seen = Set<String>()
        let inRankings = Set(
            instrument.questions.filter { $0.kind == .rank }.flatMap(\.variables))
        return (distributions.map(\.question) + numbers.map(\.question)).filter {
            !inRankings.contains($0) && seen.insert($0).inserted
        }
    }
}
