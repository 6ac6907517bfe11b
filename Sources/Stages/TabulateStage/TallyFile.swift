import Problems
import StageFiles
import Statistics
import SurveyModel

/// The counts of some of a form's respondents as a file, so that a form may be counted in parts, on one machine or
/// on many. Parts add up to the whole exactly, in whatever order.
struct TallyFile: Codable {
    private var format = stageFilesVersion
    /// What was counted, line by line; files that differ in it do not add up.
    private let counted: [String]
    /// The SHA-256 of the rows' file.
    private let source: String
    private let isWeighted: Bool
    private let respondents: RespondentTally
    /// Of each item the tallies of its variables.
    private let items: [[Tally]]
    /// Of each item that is a ranking.
    private let rankings: [RankingTally?]
    private let numbers: [Numbers]
    private let grids: [ReliabilityTally]
    private let scales: [ScaleTally]

    private struct Numbers: Codable {
        let values: [Double]
        let tally: Tally
    }

    /// - Parameter source: The path of the rows' file.
    /// - Throws: `Failure` if it cannot be read.
    init(_ tally: FormTally, _ plan: FormPlan, isWeighted: Bool, source: String) throws {
        counted = plan.description
        self.source = try FileDigest(of: source).digits
        self.isWeighted = isWeighted
        respondents = tally.respondents
        items = tally.items.map(\.tallies)
        rankings = tally.items.map(\.ranking)
        numbers = tally.numbers.map { Numbers(values: $0.found, tally: $0.tally) }
        grids = tally.grids
        scales = tally.scales
    }

    /// The counts of several files, added up.
    ///
    /// - Throws: `Failure` if one cannot be read, is damaged or is of another form.
    static func sum(_ paths: [String], _ plan: FormPlan, isWeighted: Bool) throws -> FormTally {
        var sum = FormTally(plan)
        var sources: [String: String] = [:]
        for path in paths {
            let file = try readJSON(TallyFile.self, at: path)
            if let first = sources.updateValue(path, forKey: file.source), file.respondents.count > 0 {
                throw Failure.data(at: Position(file: path), TabulateProblem.repeatedTally(first))
            }
            guard file.counted == plan.description, file.isWeighted == isWeighted else {
                throw Failure.data(at: Position(file: path), TabulateProblem.otherTally)
            }
            guard let tally = file.tally(plan) else {
                throw Failure.data(at: Position(file: path), StageFileProblem.damagedRow)
            }
            sum += tally
        }
        return sum
    }

    private func tally(_ plan: FormPlan) -> FormTally? {
        let categories = plan.demographics.map(\.codes.count)
        let (planned, variables) = (plan.items, plan.numbers)
        guard items.count == planned.count, rankings.count == planned.count, numbers.count == variables.count,
            grids.map(\.items) == plan.grids.map(\.items.count),
            scales.map(\.items) == plan.reflective.map({ plan.scores.indices[$0].items.count })
        else { return nil }
        let items = planned.indices.compactMap {
            ItemTally(planned[$0], categories: categories, tallies: self.items[$0], ranking: rankings[$0])
        }
        let numbers = variables.indices.compactMap {
            NumberTally(variables[$0], found: self.numbers[$0].values, tally: self.numbers[$0].tally)
        }
        guard items.count == planned.count, numbers.count == variables.count else { return nil }
        return FormTally(
            plan, items: items, numbers: numbers, grids: grids, scales: scales, respondents: respondents)
    }
}

extension FormPlan {
    /// What is counted, and by what: a line for each item with its codes.
    fileprivate var description: [String] {
        let lines = items.map { item in
            let codes = item.codes.map { $0.name + ($0.isMissing ? "*" : "") }
            return "\(item.name) \(item.kind.rawValue): \(codes.joined(separator: " "))"
        }
        let conditions = derived.map { "\($0.name) = \($0.condition)" }
        let indices = scores.indices.map { "\($0.name): \($0.definitionOfScore)" }
        let spans = durations.map { "\($0.name): \($0.from) to \($0.to)" }
        return lines + conditions + indices + spans + ["numbers: " + numbers.joined(separator: " ")]
            + ["by: " + demographics.map(\.name).joined(separator: " ")]
    }
}
