import StageFiles
import SurveyModel

/// How much of a checklist, or of one of its sections, is fulfilled.
struct ChecklistScore {
    /// An item fulfilled in part counts half.
    private(set) var fulfilled = 0.0
    /// Items without an answer count neither way.
    private(set) var answered = 0

    init(_ answers: some Sequence<MaturityRow.Answer>) {
        for answer in answers where answer != .none {
            answered += 1
            fulfilled += answer.worth
        }
    }

    /// In per cent of the items answered; `nil` where there are none.
    var share: Double? { answered == 0 ? nil : 100 * fulfilled / Double(answered) }
}

extension MaturityRow.Answer {
    /// What an item so answered counts.
    var worth: Double {
        switch self {
        case .yes: 1
        case .partly: 0.5
        case .no, .none: 0
        }
    }

    /// What was written on the checklist; `nil` if it is not understood.
    init?(written text: String) {
        let key = MatchingKey(text)
        if KnownWords.means(.yes, text) || KnownWords.means(.chosen, text) {
            self = .yes
        } else if KnownWords.means(.no, text) || KnownWords.means(.notChosen, text) {
            self = .no
        } else if KnownWords.means(.partly, text) || ["0.5", "0,5"].contains(key.text) {
            self = .partly
        } else if key.isEmpty {
            self = .none
        } else {
            return nil
        }
    }
}

/// A checklist as answered, on its ladder.
struct AnsweredChecklist {
    let model: MaturityModel
    /// By the items' ids.
    var answers: [String: MaturityRow.Answer]

    var score: ChecklistScore { ChecklistScore(model.items.map(answer)) }

    func score(of section: MaturityModel.Section) -> ChecklistScore {
        ChecklistScore(section.items.map(answer))
    }

    func answer(_ item: MaturityModel.Item) -> MaturityRow.Answer { answers[item.id] ?? .none }

    /// The place on the ladder: the highest level of an unbroken row of levels that hold; `nil` if not even the
    /// first holds or nothing was answered.
    var level: Int? {
        let held = model.ladder.prefix { holds($0) }.count
        return held == 0 ? nil : held - 1
    }

    private func holds(_ level: MaturityModel.Level) -> Bool {
        guard let share = score.share, share >= level.share else { return false }
        return sectionsBelow(level.floor).isEmpty
    }

    /// The sections that do not reach a share; those without answers are passed over.
    func sectionsBelow(_ floor: Double) -> [MaturityModel.Section] {
        model.sections.filter { section in score(of: section).share.map { $0 < floor } ?? false }
    }

    /// The single answers that would change the level, with the level they would lead to.
    var sensitivity: [(item: MaturityModel.Item, answer: MaturityRow.Answer, level: Int?)] {
        model.items.flatMap { item in
            answer(item).opposites.compactMap { opposite in
                var changed = self
                changed.answers[item.id] = opposite
                return changed.level == level ? nil : (item, opposite, changed.level)
            }
        }
    }

    /// The items not fulfilled, those first that would do most for a level: in sections below its floor, then
    /// in the sections fulfilled least.
    func missing(for level: MaturityModel.Level) -> [MaturityModel.Item] {
        let below = Set(sectionsBelow(level.floor).map(\.id))
        let sections = model.sections.enumerated().sorted { a, b in
            func key(_ section: (offset: Int, element: MaturityModel.Section)) -> [Double] {
                [
                    below.contains(section.element.id) ? 0 : 1, score(of: section.element).share ?? 100,
                    Double(section.offset),
                ]
            }
            return key(a).lexicographicallyPrecedes(key(b))
        }
        return sections.flatMap { $0.element.items.filter { [.no, .partly].contains(answer($0)) } }
    }

    /// How many more items a level asks for over all.
    func itemsMissing(for level: MaturityModel.Level) -> Int {
        let wanted = level.share / 100 * Double(score.answered) - score.fulfilled
        return max(0, Int((wanted - 1e-9).rounded(.up)))
    }
}

extension MaturityRow.Answer {
    fileprivate var opposites: [MaturityRow.Answer] {
        switch self {
        case .yes: [.no]
        case .no: [.yes]
        case .partly: [.yes, .no]
        case .none: []
        }
    }
}
