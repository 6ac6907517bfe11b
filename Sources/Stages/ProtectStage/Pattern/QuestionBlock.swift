import SurveyModel

/// Questions whose tables tell of each other, so that they are protected together: a question with the
/// follow-ups that it leads to and the shares that are derived from it.
struct QuestionBlock {
    /// The number of somebody counted under it follows from the answers to others.
    struct Dependence {
        enum Kind: Equatable {
            /// A derived share, with the item that counts it.
            case derived(Int)
            /// Whether the question of this item is asked.
            case asked(Int)
            /// The same, decided by the breakdowns alone.
            case askedByGroup(Int)
        }

        var kind: Kind
        var condition: Condition
    }

    /// In the order of the tables.
    var questions: [String]
    var dependences: [Dependence]
}

/// The questions of a form as blocks.
struct QuestionBlocks {
    var blocks: [QuestionBlock] = []
    /// Questions that depend on others in a way that cannot be followed: their cross-tabs are withheld.
    var unfollowed: [String] = []

    /// - Parameters:
    ///   - questions: Those that are crossed and no breakdowns, in the order of the tables.
    ///   - relevant: Of a question on what its being asked depends.
    init(
        _ questions: [String], _ counts: JointCounts, derived: [DerivedShare],
        relevant: (String) -> Expression?
    ) {
        var dependences: [(question: String, dependence: QuestionBlock.Dependence)] = []
        for question in questions {
            let share = derived.first { $0.name == question }
            guard let expression = share?.condition ?? relevant(question) else { continue }
            // What is not counted (a text, an open number) is told of by no table, either.
            guard expression.questions.allSatisfy({ !counts.items(of: $0).isEmpty }) else { continue }
            guard
                let condition = Condition(
                    expression, counts, sees: { share != nil && !$0.isValid ? nil : $0.code })
            else {
                unfollowed.append(question)
                continue
            }
            let item = counts.items(of: question)[0]
            let sources = condition.sources.map { counts.items[$0.item].question }
            let seen = sources.count(where: { counts.breakdowns.map(\.name).contains($0) })
            let isLarge = condition.truth.count * counts.groups.count > Condition.mostUnknowns
            if seen > 0, share != nil || seen < sources.count {
                unfollowed.append(question)
            } else if isLarge, sources.count > 1 {
                unfollowed.append(question)
            } else {
                let kind: QuestionBlock.Dependence.Kind =
                    share != nil ? .derived(item) : seen > 0 ? .askedByGroup(item) : .asked(item)
                dependences.append((question, .init(kind: kind, condition: condition)))
            }
        }
        var block = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($0.element, $0.offset) })
        for (question, dependence) in dependences {
            for source in dependence.condition.sources.map({ counts.items[$0.item].question }) {
                guard let from = block[source], let to = block[question], from != to else { continue }
                for (name, number) in block where number == max(from, to) { block[name] = min(from, to) }
            }
        }
        let kept = questions.filter { !unfollowed.contains($0) }
        blocks = kept.indices.compactMap { index in
            let own = kept.filter { block[$0] == block[kept[index]] }
            guard own.first == kept[index] else { return nil }
            return QuestionBlock(
                questions: own,
                dependences: dependences.filter { own.contains($0.question) }.map(\.dependence))
        }
    }
}
