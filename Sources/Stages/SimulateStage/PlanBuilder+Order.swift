import SurveyModel

extension PlanBuilder {
    /// Finds an order in which every question comes after those its shares and its `relevant` ask about.
    ///
    /// - Returns: `false`, with a complaint, if there is none.
    mutating func findOrder() -> Bool {
        let dependencies = plans.map { plan in
            let asked =
                plan.groups.flatMap { $0.condition?.questions ?? [] }
                + (plan.question.relevant?.questions ?? []) + [plan.number.since].compactMap(\.self)
            return asked.compactMap { name in plans.firstIndex { $0.question.name == name } }
        }
        while order.count < plans.count {
            let open = plans.indices.filter { !order.contains($0) }
            guard let next = open.first(where: { dependencies[$0].allSatisfy(order.contains) }) else {
                let group = plans[open[0]].groups.first { $0.condition != nil }
                complain(group?.line ?? 0, .circular(plans[open[0]].question.name))
                return false
            }
            order.append(next)
        }
        return true
    }

    /// Gives each correlation and each condition to the last dealt of its questions, which is fitted to the
    /// others.
    mutating func attachTies() {
        for target in correlations {
            let own = turn(of: target.own.question)
            let other = turn(of: target.other.question)
            let turned = CorrelationTarget(own: target.other, other: target.own, value: target.value)
            plans[order[max(own, other)]].correlations.append(own > other ? target : turned)
        }
        for target in conditions {
            guard let last = target.condition.questions.map({ turn(of: $0) }).max() else { continue }
            plans[order[last]].conditions.append(target)
        }
    }

    /// When a question is dealt.
    private func turn(of name: String) -> Int {
        order.firstIndex { plans[$0].question.name == name } ?? 0
    }
}
