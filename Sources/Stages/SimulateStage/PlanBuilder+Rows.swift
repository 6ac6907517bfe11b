import SurveyModel

extension PlanBuilder {
    /// Enters a row into the plan of its question.
    mutating func add(_ target: Target, to index: Int) {
        let question = plans[index].question
        guard fits(target.measure, plans[index]) else {
            return complain(target.line, .misplacedMeasure(target.measure, question: question.name))
        }
        if target.condition != nil, target.measure != .share, target.measure != .holds {
            return complain(target.line, .misplacedCondition(target.measure))
        }
        switch target.measure {
        case .blank: set(\.blank, target, at: index)
        case .typos: set(\.typos, target, at: index)
        case .variants: set(\.variants, target, at: index)
        case .drawn: set(\.drawn, target, at: index)
        case .ties: set(\.ties, target, at: index)
        case .gaps: set(\.gaps, target, at: index)
        case .share: addShare(target, at: index)
        case .mean, .sd, .min, .max, .step: addNumber(target, at: index)
        case .since:
            guard let other = self.index(of: target.code, line: target.line) else { return }
            if plans[other].question.kind != .date {
                return complain(target.line, .notADate(question: target.code))
            }
            plans[index].number.since = target.code
        case .until: plans[index].number.until = value(target)
        case .personal: complain(target.line, .misplacedMeasure(.personal, question: question.name))
        case .weight:
            guard let choice = choice(target.code, of: question, line: target.line),
                let weight = value(target, from: 0)
            else { return }
            plans[index].weights[choice] = weight
        case .phrase:
            plans[index].phrases.append(Phrase(text: target.code, weight: target.value ?? 1))
        case .correlation: addCorrelation(target, at: index)
        case .holds:
            guard let condition = target.condition else { return complain(target.line, .noValue(.holds)) }
            add(condition, named: question.name, target)
        case .keyed: addStyle(target, at: index)
        }
    }

    /// Enters the row of a derived share.
    mutating func add(_ target: Target, of derived: DerivedShare) {
        guard target.measure == .share, target.condition == nil, ["", "1"].contains(target.code) else {
            return complain(target.line, .misplacedMeasure(target.measure, question: derived.name))
        }
        add(derived.condition, named: derived.name, target)
    }

    private func fits(_ measure: Measure, _ plan: QuestionPlan) -> Bool {
        let kind = plan.question.kind
        return switch measure {
        case .blank, .typos, .variants, .holds: true
        case .share, .drawn: kind == .single || kind == .multiple || plan.isNumber
        case .mean, .sd, .min, .max, .step: plan.isNumber
        case .since, .until: kind == .date
        case .personal: false
        case .weight, .ties, .gaps: kind == .rank
        case .correlation: plan.isNumber || plan.question.hasChoices
        case .phrase: kind == .text || plan.question.allowsOwnAnswer
        case .keyed: kind == .single || kind == .multiple
        }
    }

    private mutating func set(_ path: WritableKeyPath<QuestionPlan, Double>, _ target: Target, at index: Int)
    {
        if let value = portion(target) { plans[index][keyPath: path] = value }
    }

    private mutating func addShare(_ target: Target, at index: Int) {
        let plan = plans[index]
        guard let share = value(target, from: 0, to: 1) else { return }
        if let condition = target.condition, indexes(condition, line: target.line) == nil { return }
        if plan.isNumber {
            guard let number = Double(target.code), number.isFinite else {
                return complain(target.line, .notANumber(target.code))
            }
            let group = group(of: target, at: index)
            plans[index].groups[group].numbers.append(number)
            plans[index].groups[group].shares.append(share)
        } else if let choice = choice(target.code, of: plan.question, line: target.line) {
            plans[index].groups[group(of: target, at: index)].shares[choice] = share
        }
    }

    /// The index of the group of shares a row belongs to, made if it is the first of its rows.
    private mutating func group(of target: Target, at index: Int) -> Int {
        let known = plans[index].groups.firstIndex { $0.condition == target.condition }
        if let known { return known }
        let none = plans[index].question.choices.map { _ in 0.0 }
        plans[index].groups.append(ShareGroup(condition: target.condition, shares: none, line: target.line))
        return plans[index].groups.count - 1
    }

    private mutating func addNumber(_ target: Target, at index: Int) {
        let smallest = target.measure == .sd ? 0 : target.measure == .step ? 0.001 : -1e6
        guard let value = value(target, from: smallest, to: 1e6) else { return }
        plans[index].number.line = target.line
        switch target.measure {
        case .mean: plans[index].number.mean = value
        case .sd: plans[index].number.sd = value
        case .min: plans[index].number.min = value
        case .max: plans[index].number.max = value
        default: plans[index].number.step = value
        }
    }

    private mutating func addCorrelation(_ target: Target, at index: Int) {
        guard let value = value(target, from: -1, to: 1) else { return }
        let names = target.code.split(separator: "=", maxSplits: 1).map(String.init)
        guard let other = self.index(of: names.first ?? "", line: target.line) else { return }
        if other == index { return complain(target.line, .nothingToCompare(question: target.question)) }
        guard let own = score(index, choice: nil, line: target.line),
            let others = score(other, choice: names.count > 1 ? names[1] : nil, line: target.line)
        else { return }
        correlations.append(CorrelationTarget(own: own, other: others, value: value))
    }

    private mutating func score(_ index: Int, choice code: String?, line: Int) -> Score? {
        let question = plans[index].question
        if let code {
            guard let choice = choice(code, of: question, line: line) else { return nil }
            return Score(
                question: question.name, reading: question.kind == .rank ? .place(choice) : .chosen(choice))
        }
        if plans[index].isNumber { return Score(question: question.name, reading: .number) }
        if question.kind == .single { return Score(question: question.name, reading: .position) }
        complain(line, .noOrder(question: question.name))
        return nil
    }

    private mutating func add(_ condition: Expression, named name: String, _ target: Target) {
        guard let share = value(target, from: 0, to: 1),
            let indexes = indexes(condition, line: target.line)
        else { return }
        conditions.append(
            ConditionTarget(name: name, condition: condition, share: share, line: target.line))
        for index in indexes { plans[index].typos = 0 }
    }

    /// The questions a condition asks about; `nil`, with a complaint, if one of them does not exist.
    private mutating func indexes(_ condition: Expression, line: Int) -> [Int]? {
        let indexes = condition.questions.compactMap { index(of: $0, line: line) }
        return indexes.count == condition.questions.count ? indexes : nil
    }

    private mutating func addStyle(_ target: Target, at index: Int) {
        let isSingle = plans[index].question.kind == .single
        let allowed: [KeyingStyle] = isSingle ? [.codes, .labels] : KeyingStyle.allCases
        guard let style = KeyingStyle(rawValue: target.code), allowed.contains(style) else {
            return complain(target.line, .unknownStyle(target.code))
        }
        plans[index].style = style
    }
}
