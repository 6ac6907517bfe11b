import SurveyModel

/// The counts of one item, overall and by the categories of the demographics. Tallies of parts of the
/// respondents add up to the tally of all.
struct Tally {
    /// Counts by code.
    private(set) var present: [Int]
    /// Respondents counted, by code.
    private(set) var base: [Int]
    private(set) var blank = 0
    private(set) var invalid = 0
    private(set) var notAsked = 0
    /// One table for each demographic.
    private(set) var crosses: [Cross]

    /// Counts by code and by the category of one demographic, row by row.
    struct Cross {
        let categories: Int
        private(set) var present: [Int]
        private(set) var base: [Int]

        init(codes: Int, categories: Int) {
            self.categories = categories
            present = Array(repeating: 0, count: codes * categories)
            base = present
        }

        mutating func add(_ standing: Standing, code: Int, category: Int) {
            base[code * categories + category] += standing == .outside ? 0 : 1
            present[code * categories + category] += standing == .present ? 1 : 0
        }

        func present(_ code: Int, _ category: Int) -> Int { present[code * categories + category] }
        func base(_ code: Int, _ category: Int) -> Int { base[code * categories + category] }
    }

    init(codes: Int, categories: [Int]) {
        present = Array(repeating: 0, count: codes)
        base = present
        crosses = categories.map { Cross(codes: codes, categories: $0) }
    }

    /// - Parameter categories: The respondent's category of each demographic; `nil` where there is none.
    mutating func add(_ reading: Reading, categories: [Int?]) {
        switch reading.state {
        case .answered: break
        case .blank: blank += 1
        case .invalid: invalid += 1
        case .notAsked: notAsked += 1
        }
        for (code, standing) in reading.standings.enumerated() where standing != .outside {
            base[code] += 1
            present[code] += standing == .present ? 1 : 0
            for (index, category) in categories.enumerated() {
                if let category { crosses[index].add(standing, code: code, category: category) }
            }
        }
    }
}
