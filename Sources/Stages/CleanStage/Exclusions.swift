import Problems
import StageFiles
import SurveyModel

/// Leaves out the respondents whom the wave excludes.
struct Exclusions {
    private let configuration: String
    private var entries: [(exclusion: CleaningRules.Exclusion, lines: [Int])]

    init(_ form: Form, configuration: String) {
        self.configuration = configuration
        entries = form.cleaning.exclude.map { ($0, []) }
    }

    /// Nobody is to be left out.
    var isEmpty: Bool { entries.isEmpty }

    /// Why a row is left out; `nil` if it counts.
    mutating func reason(for respondent: String, line: Int?) -> String? {
        let found = entries.indices.filter { index in
            let exclusion = entries[index].exclusion
            return exclusion.respondent == respondent && (exclusion.line == nil || exclusion.line == line)
        }
        for index in found { entries[index].lines.append(line ?? 0) }
        return found.first.map { entries[$0].exclusion.reason }
    }

    /// - Throws: `Failure` if an exclusion fits no row, or several.
    func finish() throws {
        let problems = entries.compactMap { exclusion, lines -> Problem? in
            let problem: CleanProblem
            switch lines.count {
            case 1: return nil
            case 0: problem = .excludedNobody(exclusion.respondent)
            default: problem = .excludedSeveral(exclusion.respondent, lines: lines)
            }
            let position = Position(file: configuration, line: exclusion.configurationLine)
            return Problem(.error, at: position, problem)
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }
}
