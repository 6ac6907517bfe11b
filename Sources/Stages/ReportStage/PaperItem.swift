import StageFiles
import SurveyModel

/// What stands under one number on the paper form: a question, a grid of them, or, beside the form, a
/// share, a score or a duration that the rules make of several questions.
enum PaperItem {
    case question(Question)
    case grid(name: String, items: [Question])
    case derived(DerivedShare)
    case index(SurveyIndex)
    case duration(DurationMeasure)

    /// The items of a form in the order of the paper, the derived shares, the indices and the durations last.
    ///
    /// The fields for own answers, the id and the weight are no items.
    static func all(
        of instrument: Instrument, form: String, derived: [DerivedShare], indices: [SurveyIndex] = [],
        durations: [DurationMeasure] = []
    ) -> [PaperItem] {
        let ownAnswers = instrument.questions.filter(\.allowsOwnAnswer).map(\.ownAnswerVariable)
        var items: [PaperItem] = []
        for question in instrument.questions {
            if question.role == .id || question.role == .weight || ownAnswers.contains(question.name) {
                continue
            }
            guard let grid = question.grid else {
                items.append(.question(question))
                continue
            }
            if case .grid(grid, let earlier)? = items.last {
                items[items.count - 1] = .grid(name: grid, items: earlier + [question])
            } else {
                items.append(.grid(name: grid, items: [question]))
            }
        }
        return items + derived.filter { $0.form == form && !$0.isImplied }.map { .derived($0) }
            + indices.filter { $0.form == form }.map { .index($0) }
            + durations.filter { $0.form == form }.map { .duration($0) }
    }

    var name: String {
        switch self {
        case .question(let question): question.name
        case .grid(let name, _): name
        case .derived(let share): share.name
        case .index(let index): index.name
        case .duration(let duration): duration.name
        }
    }

    var topic: String {
        switch self {
        case .question(let question): question.topic
        case .grid(_, let items): items.first?.topic ?? ""
        case .derived(let share): share.topic
        case .index(let index): index.topic
        case .duration(let duration): duration.topic
        }
    }

    /// Its number on the paper as the name tells it: `q12` is 12, `q12_1` is 12.1; empty where it does not.
    var number: String { Self.number(of: name) }

    static func number(of name: String) -> String {
        let parts = name.drop { $0.isLetter }.split(separator: "_", omittingEmptySubsequences: false)
        let isNumber = !parts.isEmpty && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }
        return isNumber ? parts.joined(separator: ".") : ""
    }
}

extension PaperItem {
    /// Whether it stands on the paper form: nothing that the rules or the form make of other answers, and no frame for
    /// coding an open text.
    func isAsked(in instrument: Instrument) -> Bool {
        switch self {
        case .question(let question): !instrument.isFrame(question) && question.calculation == nil
        case .grid: true
        case .derived, .index, .duration: false
        }
    }

    /// What it is called in short.
    func short(in form: ReportForm) -> LocalizedText {
        switch self {
        case .question(let question): question.short
        case .grid(let name, _): form.instrument.gridLabels[name] ?? LocalizedText(everywhere: name)
        case .derived(let share): share.label
        case .index(let index): index.label
        case .duration(let duration): duration.label
        }
    }

    /// The short label with the question's number where it has one. The printed question may have its slips.
    func heading(in form: ReportForm, _ language: Language) -> String {
        let text = short(in: form)[language]
        return number.isEmpty ? text : "\(number). \(text)"
    }

    /// The question as on paper, with its number where it has one.
    func title(in form: ReleasedForm, _ language: Language) -> String {
        let text =
            switch self {
            case .question(let question): question.label[language]
            case .grid(let name, _): form.instrument.gridLabels[name]?[language] ?? ""
            case .derived(let share): share.label[language]
            case .index(let index): index.label[language]
            case .duration(let duration): duration.label[language]
            }
        return number.isEmpty ? text : "\(number). \(text)"
    }
}

extension PaperItem {
    /// Under which names table rows belong to the item.
    var names: [String] {
        switch self {
        case .grid(let grid, let items): [grid] + items.map(\.name)
        case .question(let question):
            [question.name] + (question.variables == [question.name] ? [] : question.variables)
        case .derived(let share): [share.name]
        case .index(let index): [index.name]
        case .duration(let duration): [duration.name]
        }
    }

    /// Whether a table row of this name belongs to the item.
    func holds(_ name: String) -> Bool { names.contains(name) }

    /// The part of the item that such a row is about: an item of a grid, else the whole.
    func part(_ variable: String) -> String {
        if case .grid(_, let items) = self, items.contains(where: { $0.name == variable }) {
            variable
        } else {
            name
        }
    }
}
