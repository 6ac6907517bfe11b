import StageFiles
import Statistics
import SurveyModel

extension Edition {
    /// How the groups of respondents differ in an item.
    ///
    /// A difference is told where the adjusted test shows it; which group gives an answer more often than
    /// which, the column letters say. Where no test of a characteristic shows anything, no difference was found.
    func differences(_ item: PaperItem, _ form: ReleasedForm) -> TemplateContext {
        var found: [TemplateContext] = []
        var none: [String] = []
        var untested: [String] = []
        for by in demographics(of: form) where by.name != item.name {
            let tested = item.parts(language).filter { !form.tests(of: $0.variable, by: by.name).isEmpty }
            if tested.isEmpty { continue }
            let shown = tested.compactMap { part in
                form.association(of: part.variable, by: by.name).map { difference(part, $0, by, form) }
            }
            found += shown
            if !shown.isEmpty { continue }
            let deciding = tested.flatMap { form.tests(of: $0.variable, by: by.name) }
                .filter { $0.pAdjusted != nil }
            if deciding.isEmpty {
                untested.append(text(by.short))
            } else {
                none.append(text(by.short) + smallBaseMark(deciding.compactMap(\.n).min()))
            }
        }
        return [
            "found": found, "hasAny": !(found.isEmpty && none.isEmpty && untested.isEmpty),
            "none": none.joined(separator: ", "), "hasNone": !none.isEmpty,
            "untested": untested.joined(separator: ", "), "hasUntested": !untested.isEmpty,
        ]
    }

    /// What says of a test that it rests on a small base; nothing for a larger one.
    private func smallBaseMark(_ n: Int?) -> String {
        n.map { $0 < Self.smallBase } == true ? " (n = \(base(n)))" : ""
    }

    private func difference(
        _ part: PaperItem.Part, _ test: TestRow, _ by: Question, _ form: ReleasedForm
    ) -> TemplateContext {
        let pairs = pairs(part, by, form)
        return testRow(test, form).merging(
            [
                "by": text(by.short), "part": part.label, "hasPart": !part.label.isEmpty,
                "pairs": pairs, "hasPairs": !pairs.isEmpty,
            ], uniquingKeysWith: { $1 })
    }

    /// Each answer that a group gives more often than others, with the shares. Of withheld cells nothing is told.
    private func pairs(_ part: PaperItem.Part, _ by: Question, _ form: ReleasedForm) -> [TemplateContext] {
        let cells = form.crosstabs.filter {
            $0.question == part.question && $0.by == by.name && part.code ?? $0.code == $0.code
                && $0.suppressed == .none
        }
        let groups = by.choices.filter { !$0.isMissing }
        let letters = groups.indices.map(ColumnProportions.letter)
        func label(_ group: String) -> String { by.choice(named: group).map { text($0.label) } ?? group }
        let pairs = cells.compactMap { cell -> TemplateContext? in
            let answer = form.share(of: part.question, code: cell.code).map { text($0.label) } ?? ""
            let smaller = cell.letters.split(separator: " ").compactMap { letter -> CrosstabRow? in
                let group = letters.firstIndex(of: String(letter)).map { groups[$0].name }
                return cells.first { $0.code == cell.code && $0.byCode == group }
            }
            if answer.isEmpty || smaller.isEmpty { return nil }
            let less = smaller.map { ["group": label($0.byCode), "share": style.percent($0.share)] }
            return [
                "answer": answer, "more": label(cell.byCode), "share": style.percent(cell.share),
                "less": Self.listed(less),
            ]
        }
        return Self.listed(pairs)
    }

    /// The contexts of a list, the last of them marked.
    private static func listed(_ contexts: [TemplateContext]) -> [TemplateContext] {
        contexts.enumerated().map { index, context in
            context.merging(["isLast": index == contexts.count - 1], uniquingKeysWith: { $1 })
        }
    }
}

extension PaperItem {
    /// What of an item is tested by itself.
    struct Part {
        /// Under which name it is tested.
        var variable: String
        /// Under which question, and code of it, it is cross-tabulated.
        var question: String
        var code: String?
        /// What it is called beside the item; empty for the item itself.
        var label = ""
    }

    func parts(_ language: Language) -> [Part] {
        switch self {
        case .grid(_, let items):
            items.map { Part(variable: $0.name, question: $0.name, label: $0.label[language]) }
        case .question(let question) where question.kind == .multiple || question.kind == .rank:
            question.choices.map {
                Part(
                    variable: question.variable(of: $0), question: question.name, code: $0.name,
                    label: $0.label[language])
            }
        case .question, .derived: [Part(variable: name, question: name)]
        }
    }
}
