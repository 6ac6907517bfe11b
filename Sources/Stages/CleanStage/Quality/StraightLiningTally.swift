import StageFiles
import SurveyModel

/// Counts those who gave every item of a rating grid the same answer. Grids of fewer items than the limit say
/// nothing.
struct StraightLiningTally {
    static let leastItems = 4

    private let grids: [[Int]]
    private(set) var counts: [QualityReport.StraightLining]

    init(_ instrument: Instrument, _ book: CodeBook) {
        var grids: [(name: String, items: [String])] = []
        for question in instrument.questions {
            guard let grid = question.grid else { continue }
            if grids.last?.name == grid {
                grids[grids.count - 1].items.append(question.name)
            } else {
                grids.append((grid, [question.name]))
            }
        }
        let long = grids.filter { $0.items.count >= StraightLiningTally.leastItems }
        self.grids = long.map { $0.items.map(book.number) }
        counts = long.map { .init(grid: $0.name) }
    }

    /// - Parameter respondent: Who stands in a row.
    mutating func add(_ coded: CodedBlock, respondent: (Int) -> String) {
        for (index, items) in grids.enumerated() {
            for row in coded.counted where items.allSatisfy({ coded.isAnswered($0, row) }) {
                counts[index].base += 1
                guard items.allSatisfy({ coded.isSame($0, items[0], row) }) else { continue }
                counts[index].n += 1
                if counts[index].respondents.count < QualityReport.listed {
                    counts[index].respondents.append(respondent(row))
                }
            }
        }
    }
}
