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
            let tested = item.testedParts(language).filter {
                !form.tests(of: $0.variable, by: by.name).isEmpty
            }
            if tested.isEmpty { continue }
            let shown = tested.compactMap { part in
                form.association(of: part.variable, by: by.name).map { difference(part, $0, by, form) }
            }
            found += shown
            if !shown.isEmpty { continue }
            let tests = tested.flatMap { form.tests(of: $0.variable, by: by.name) }.filter(\.isTestable)
            if tests.isEmpty {
                untested.append(text(by.short))
            } else {
                let base = tests.compactMap(\.n).min() ?? form.base(of: tested[0].question)
                none.append(text(by.short) + smallBaseMark(base))
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
        _ part: PaperItem.TestedPart, _ test: TestRow, _ by: Question, _ form: ReleasedForm
    ) -> TemplateContext {
        let pairs = pairs(part, by, form)
        let cells = form.crosstabs.filter { $0.question == part.question && $0.by == by.name }
        let bases = cells.map { ($0.byCode, $0.base ?? 0) }
        let isHidden = cells.contains { $0.suppressed != .none }
        let compared = Set(bases.filter { $0.1 >= Self.smallBase }.map(\.0)).count
        return testRow(test, form).merging(
            [
                "by": text(by.short), "part": part.label, "hasPart": !part.label.isEmpty,
                "pairs": pairs, "hasPairs": !pairs.isEmpty,
                // Of a number there are no shares to compare.
                "n": base(test.n ?? form.base(of: part.question)), "hasN": true,
                "isHidden": isHidden, "areCompared": compared > 1 && !isHidden,
                "areSmall": compared < 2 && !bases.isEmpty && !isHidden,
            ], uniquingKeysWith: { $1 })
    }

    /// Each answer that a group gives more often than others, with the shares. Of withheld cells nothing is told.
    private func pairs(_ part: PaperItem.TestedPart, _ by: Question, _ form: ReleasedForm)
        -> [TemplateContext]
    {
        let cells = form.crosstabs.filter {
            $0.question == part.question && $0.by == by.name && part.code ?? $0.code == $0.code
                && $0.suppressed == .none
        }
        let groups = by.choices.filter { !$0.isMissing }
        let letters = groups.indices.map(ColumnProportions.letter)
        func label(_ group: String) -> String { form.label(of: by.name, code: group).map(text) ?? group }
        let pairs = cells.compactMap { cell -> TemplateContext? in
            let answer = form.share(of: part.question, code: cell.code).map { text($0.label) } ?? ""
            let smaller = cell.letters.split(separator: " ").compactMap { letter -> CrosstabRow? in
                let group = letters.firstIndex(of: String(letter)).map { groups[$0].name }
                return cells.first { $0.code == cell.code && $0.byCode == group }
            }
            if answer.isEmpty || smaller.isEmpty { return nil }
            let less = smaller.map { ["group": label($0.byCode)].merging(share($0, form)) { $1 } }
            let more: TemplateContext = ["answer": answer, "more": label(cell.byCode)]
            return more.merging(share(cell, form)) { $1 }.merging(["less": Self.listed(less)]) { $1 }
        }
        return Self.listed(pairs)
    }

    private func share(_ cell: CrosstabRow, _ form: ReleasedForm) -> TemplateContext {
        let share = form.share(cell)
        return ["share": style.percent(share), "hasShare": share != nil]
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
    struct TestedPart {
        /// Under which name it is tested.
        var variable: String
        /// Under which question, and code of it, it is cross-tabulated.
        var question: String
        var code: String?
        /// What it is called beside the item; empty for the item itself.
        var label = ""
    }

    func testedParts(_ language: Language) -> [TestedPart] {
        switch self {
        case .grid(_, let items):
            items.map { TestedPart(variable: $0.name, question: $0.name, label: $0.label[language]) }
        case .question(let question) where question.kind == .multiple || question.kind == .rank:
            question.choices.map {
                TestedPart(
                    variable: question.variable(of: $0), question: question.name, code: $0.name,
                    label: $0.label[language])
            }
        case .question, .derived: [TestedPart(variable: name, question: name)]
        }
    }
}

extension ReleasedForm {
    /// How many answered a question.
    fileprivate func base(of question: String) -> Int? {
        distribution(of: question).compactMap(\.base).first ?? number(of: question)?.n
    }
}
