import StageFiles
import SurveyModel

/// Counts those who gave every item of a rating grid the same answer. Grids of fewer items than the limit say
/// nothing.
struct StraightLiningTally {
    static let leastItems = 4

    private let grids: [(name: String, items: [String])]
    private(set) var counts: [QualityReport.StraightLining]

    init(_ instrument: Instrument) {
        var grids: [(name: String, items: [String])] = []
        for question in instrument.questions {
            guard let grid = question.grid else { continue }
            if grids.last?.name == grid {
                grids[grids.count - 1].items.append(question.name)
            } else {
                grids.append((grid, [question.name]))
            }
        }
        self.grids = grids.filter { $0.items.count >= StraightLiningTally.leastItems }
        counts = self.grids.map { .init(grid: $0.name) }
    }

    mutating func add(_ respondent: String, _ row: CodedRow) {
        for (index, grid) in grids.enumerated() {
            let answers = grid.items.map { row[$0] }
            if answers.contains(where: Unanswered.covers) { continue }
            counts[index].base += 1
            guard answers.allSatisfy({ $0 == answers[0] }) else { continue }
            counts[index].n += 1
            if counts[index].respondents.count < QualityReport.listed {
                counts[index].respondents.append(respondent)
            }
        }
    }
}
