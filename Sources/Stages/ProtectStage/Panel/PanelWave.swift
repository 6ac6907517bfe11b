import StageFiles
import SurveyModel

/// A form of one wave of a panel: how each respondent answered, and what is released of it.
struct PanelWave {
    /// Where a respondent is counted.
    struct Place {
        var group: Int
        /// Of each item the category.
        var categories: [Int]
    }

    let release: FormRelease
    let counts: JointCounts
    /// The cells of which the release gives no number.
    let hidden: Set<CellName>
    /// By id.
    let respondents: [String: Place]
    /// Those whose id others have too, so that nobody can say who of the other wave they are.
    let unidentified: [Place]

    /// - Parameters:
    ///   - release: With the tables as they are released.
    ///   - each: Calls its argument with the id and the coded cells of each respondent.
    init(
        _ release: FormRelease, hidden: Set<CellName>,
        each: (_ add: (_ id: String, _ coded: (String) -> String) -> Void) throws -> Void
    ) rethrows {
        var counter = JointCounter(
            release.instrument, breakdowns: release.breakdowns,
            derived: release.derived.filter { $0.form == release.form.name })
        var places: [(id: String, place: Place)] = []
        try each { id, coded in
            let (group, categories) = counter.add(coded: coded)
            places.append((id, Place(group: group, categories: categories)))
        }
        let byID = Dictionary(grouping: places, by: \.id)
        self.release = release
        self.hidden = hidden
        counts = counter.counts
        respondents = byID.compactMapValues { $0.count == 1 ? $0[0].place : nil }
        unidentified = places.filter { byID[$0.id]?.count != 1 }.map(\.place)
    }

    /// - Parameter folder: The team's own folder of the form.
    /// - Throws: `Failure` if `coded.csv` is missing or damaged.
    init(_ release: FormRelease, hidden: Set<CellName>, from folder: String) throws {
        try self.init(release, hidden: hidden) { add in
            try eachRespondent(of: "\(folder)/\(FileName.coded)") { _, id, coded in add(id, coded) }
        }
    }

    /// Tells of a respondent whether an answer was given; `nil` without a valid one to the question.
    func gave(_ share: PanelShare) -> (Place) -> Bool? {
        let items = counts.items(of: share.question)
        let isOption = items.count > 1
        let own = isOption ? items.first { counts.items[$0].option == share.code } : items.first
        guard let own else { return { _ in nil } }
        let byCategory = counts.items[own].categories.map { category -> Bool? in
            guard category.isValid else { return nil }
            return isOption ? category == JointCounts.chosen : category.isCounted(under: share.code)
        }
        return { byCategory[$0.categories[own]] }
    }
}

/// An answer to a question, in both waves.
struct PanelShare: Hashable {
    var question: String
    var code: String
}

extension PanelWave {
    /// The wave before, as its release stands.
    ///
    /// - Throws: `Failure` if one of its files is missing or damaged.
    init(released form: Form, of wave: Wave, from output: WaveOutput) throws {
        func told<Row: ReleasedRow>(_ type: Row.Type, _ name: String) throws -> [Row] {
            try readReleasedTable(
                type, at: "\(output.tables(form.name))/\(name)", languages: wave.languages)
        }
        var release = try FormRelease(form, of: wave, from: output)
        release.distributions = try told(DistributionRow.self, FileName.distributions)
        release.crosstabs = try told(CrosstabRow.self, FileName.crosstabs)
        let withheld = try readTable(
            DisclosureRow.self, at: "\(output.root)/\(FileName.disclosure)", languages: wave.languages)
        let bases = withheld.filter { $0.form == form.name && $0.code.isEmpty && !$0.by.isEmpty }.map {
            CellName(question: $0.question, by: $0.by, code: "", byCode: $0.byCode)
        }
        let cells = release.crosstabs.filter { $0.n == nil }.map(\.name)
        try self.init(release, hidden: Set(bases + cells), from: output.form(form.name))
    }
}
