import StageFiles
import SurveyModel

/// Something whose answers are counted: a closed question, a score or a derived share.
struct ClosedItem {
    struct Code {
        var name: String
        var label: LocalizedText
        /// Counted apart from the valid answers.
        var isMissing = false
        /// It is no answer, whether it is counted apart or not.
        var isUndecided = false
        /// It has its place in the order of an ordinal question, as an own answer and no answer have not.
        var isOnScale = true
        /// The variable the code is tested under: the question's, or the option's own.
        var variable: String
        /// What it counts for in a mean; `nil` where it is no number.
        var value: Double?
    }

    var name: String
    var kind: DistributionRow.Kind
    var isOrdinal: Bool
    /// The grid it is an item of.
    var grid: String?
    var codes: [Code]

    /// Whether each code is a question of its own (yes or no), as the options of a multiple question are.
    var isPerCode: Bool { kind == .multiple || kind == .rank }

    /// The codes that are valid answers, by index.
    var validCodes: [Int] { codes.indices.filter { !codes[$0].isMissing } }

    /// The codes that have their place on the scale, by index.
    var scaleCodes: [Int] { codes.indices.filter { codes[$0].isOnScale } }

    /// Whether its answers are numbers, of which a mean can be taken; those that are no answer left out.
    var hasMean: Bool {
        kind == .score
            || kind == .grid && isOrdinal
                && validCodes.allSatisfy { codes[$0].value != nil || codes[$0].isUndecided }
    }

    /// - Returns: `nil` for questions whose answers are not counted by code: numbers, texts, dates.
    init?(_ question: Question) {
        name = question.name
        isOrdinal = question.scale == .ordinal
        grid = question.grid
        switch question.kind {
        case .single: kind = question.grid == nil ? .single : .grid
        case .multiple: kind = .multiple
        case .rank: kind = .rank
        case .integer:
            guard let scores = question.scores else { return nil }
            kind = .score
            codes = scores.map { score in
                Code(
                    name: String(score), label: LocalizedText(everywhere: String(score)),
                    variable: question.name, value: Double(score))
            }
            return
        case .decimal, .text, .date: return nil
        }
        let isPerCode = kind == .multiple || kind == .rank
        codes = question.choices.map { choice in
            Code(
                name: choice.name, label: choice.short, isMissing: choice.isMissing,
                isUndecided: choice.isUndecided,
                isOnScale: !choice.isUndecided && choice.name != Choice.ownAnswer,
                variable: isPerCode ? question.variable(of: choice) : question.name,
                value: choice.isUndecided ? nil : Int(choice.name).map { Double($0) })
        }
    }

    /// A derived share: `1` where its condition holds, `0` where it does not.
    init(_ derived: DerivedShare) {
        name = derived.name
        kind = .single
        isOrdinal = false
        codes = [
            Code(name: "1", label: derived.label, variable: derived.name),
            Code(name: "0", label: LocalizedText(), variable: derived.name),
        ]
    }
}

extension Question {
    /// The lowest and the highest number that its constraint allows, where that names both.
    var bounds: ClosedRange<Double>? {
        guard kind == .integer || kind == .decimal, let constraint else { return nil }
        let allowed = constraint.numbers.filter {
            constraint.truth(this: [format($0)]) { _ in [] } == .yes
        }
        guard let low = allowed.min(), let high = allowed.max(), low < high,
            constraint.truth(this: [format(low - 1)], answer: { _ in [] }) == .no,
            constraint.truth(this: [format(high + 1)], answer: { _ in [] }) == .no
        else { return nil }
        return low...high
    }

    /// A number that is not counted by code, since it may take any value.
    var isOpenNumber: Bool { kind == .decimal || kind == .integer && scores == nil }
}
