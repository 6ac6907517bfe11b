import StageFiles
import SurveyModel

/// Counts respondents, one by one or block by block.
struct JointCounter {
    private struct Key: Hashable {
        var categories: [Int]
        var weight: Double
    }

    private let readers: [any ItemReading]
    /// Of each breakdown the number of its category by code.
    private let categories: [[String: Int]]
    private let breakdowns: [String]
    private let numbers: [String]
    private var indices: [Key: Int] = [:]
    private(set) var counts: JointCounts

    /// - Parameters:
    ///   - breakdowns: With the codes that are merged as they are released: `3+4`.
    ///   - derived: The shares that are derived from the form's questions.
    init(_ instrument: Instrument, breakdowns: [JointCounts.Breakdown], derived: [DerivedShare]) {
        self.breakdowns = breakdowns.map(\.name)
        categories = breakdowns.map { breakdown in
            var numbers: [String: Int] = [:]
            for (number, code) in breakdown.codes.enumerated() {
                for part in MergedCode(text: code).codes { numbers[part] = number }
            }
            return numbers
        }
        readers = instrument.itemReaders(derived)
        numbers = instrument.questions.filter { question in
            question.kind == .decimal || question.kind == .integer && !question.isScore
        }.map(\.name)
        counts = JointCounts(breakdowns: breakdowns, items: readers.flatMap(\.items))
        for name in numbers { counts.numberAnswers[name] = [] }
    }

    /// - Parameters:
    ///   - coded: The coded cell of a variable.
    ///   - weight: Of the respondent.
    /// - Returns: Where the respondent is counted: the group, and of each item the category.
    @discardableResult
    mutating func add(weight: Double = 1, coded: (String) -> String) -> (group: Int, categories: [Int]) {
        let group = group(Key(categories: breakdownCategories(coded), weight: weight))
        counts.sizes[group] += 1
        for name in numbers {
            guard let value = Double(coded(name)) else { continue }
            counts.numbers[name, default: [:]][value, default: 0] += 1
            counts.numberAnswers[name]?[group] += 1
        }
        let categories = readers.flatMap { $0.categories(coded) }.enumerated().map { index, category in
            let number = number(category, of: index)
            counts.items[index].counts[number][group] += 1
            return number
        }
        return (group, categories)
    }

    /// Counts the respondents of a block, but for those that were left out of the survey. What a respondent is
    /// counted as is asked once for each combination of answers that it depends on.
    ///
    /// - Parameter weights: Of all respondents of the table; empty without weights.
    mutating func add(_ block: ColumnBlock, of table: CodedTable, weights: [Double]) {
        let rows = table.askedRows(block)
        let groups = groups(block, of: table, rows, weights)
        for group in groups { counts.sizes[group] += 1 }
        for name in numbers { addNumbers(name, table.answers([name], block, rows), groups) }
        var item = 0
        for reader in readers {
            let answers = table.answers(reader.variables, block, rows)
            let categories = answers.byCombination { reader.categories($0) }
            for index in reader.items.indices {
                let numbers = categories.map { number($0[index], of: item) }
                for (combination, group) in zip(answers.combinations, groups) {
                    counts.items[item].counts[numbers[Int(combination)]][group] += 1
                }
                item += 1
            }
        }
    }

    private mutating func addNumbers(_ name: String, _ answers: BlockAnswers, _ groups: [Int]) {
        let values = answers.byCombination { Double($0(name)) }
        var times = values.map { _ in 0 }
        var given = counts.numberAnswers[name, default: []]
        counts.numberAnswers[name] = nil
        for (combination, group) in zip(answers.combinations, groups) where values[Int(combination)] != nil {
            times[Int(combination)] += 1
            given[group] += 1
        }
        counts.numberAnswers[name] = given
        for (value, times) in zip(values, times) {
            if let value { counts.numbers[name, default: [:]][value, default: 0] += times }
        }
    }

    /// The group of each respondent of a block.
    private mutating func groups(
        _ block: ColumnBlock, of table: CodedTable, _ rows: [Int], _ weights: [Double]
    ) -> [Int] {
        let answers = table.answers(breakdowns, block, rows)
        let categories = answers.byCombination { breakdownCategories($0) }
        if weights.isEmpty {
            let groups = categories.map { group(Key(categories: $0, weight: 1)) }
            return answers.combinations.map { groups[Int($0)] }
        }
        return zip(answers.combinations, rows).map { combination, row in
            group(Key(categories: categories[Int(combination)], weight: weights[block.firstRow + row]))
        }
    }

    /// The category in each breakdown.
    private func breakdownCategories(_ coded: (String) -> String) -> [Int] {
        zip(breakdowns, categories).map { name, numbers in
            numbers[coded(name)] ?? Set(numbers.values).count
        }
    }

    private mutating func group(_ key: Key) -> Int {
        if let known = indices[key] { return known }
        let group = counts.groups.count
        indices[key] = group
        counts.groups.append(key.categories)
        counts.weights.append(key.weight)
        counts.sizes.append(0)
        for name in numbers { counts.numberAnswers[name]?.append(0) }
        for item in counts.items.indices {
            for category in counts.items[item].counts.indices {
                counts.items[item].counts[category].append(0)
            }
        }
        return group
    }

    private mutating func number(_ category: JointCounts.Category, of item: Int) -> Int {
        if let known = counts.items[item].categories.firstIndex(of: category) { return known }
        counts.items[item].categories.append(category)
        counts.items[item].counts.append(counts.sizes.map { _ in 0 })
        return counts.items[item].counts.count - 1
    }
}
