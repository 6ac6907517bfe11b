import Disclosure
import StageFiles
import SurveyModel

/// The counts of a block of questions in one wave of a panel, as equations, with what the panel's table tells of them.
struct PanelSystem {
    /// What the wave's own tables tell.
    let base: BlockSystem
    /// That and the panel's table.
    private(set) var system: CountSystem
    /// Counts of an answer among those who took part in this wave only, as far as these are few, and how many they are
    /// in all: everybody may know who they are.
    private(set) var newcomers: [(index: Int, most: Int)] = []

    /// How many unknowns a share has in each group.
    static let unknownsOfShare = 8

    /// The respondents of a group by what they said of an answer in the other wave, and in this one.
    private struct Members {
        /// Gave the answer in the other wave; did not; gave no valid answer; did not take part.
        var before = [0, 0, 0, 0]
        /// Of each of these who give it now, and who do not.
        var gives = [0, 0, 0, 0]
        var others = [0, 0, 0, 0]
    }

    /// - Parameter kept: The characteristics by which groups are told apart.
    init(_ block: QuestionBlock, open: PanelWave, known: PanelWave, rows: [PanelRow], by kept: [Int]) {
        let release = open.release
        let counts = open.counts.reduced(to: kept)
        base = BlockSystem(
            block, counts, ReleasedTables(release), exclusive: release.instrument.exclusiveChoices,
            groups: .known, minimum: release.form.disclosure.minimumCell)
        system = base.system
        let numbers = Dictionary(
            uniqueKeysWithValues: counts.groups.enumerated().map { ($0.element, $0.offset) })
        for row in rows {
            var members = counts.groups.map { _ in Members() }
            let (gave, gives) = (known.gave(row.share), open.gave(row.share))
            func count(_ place: PanelWave.Place, _ kind: Int) {
                guard let group = numbers[kept.map { open.counts.groups[place.group][$0] }] else { return }
                members[group].before[kind] += 1
                guard let gives = gives(place) else { return }
                if gives { members[group].gives[kind] += 1 } else { members[group].others[kind] += 1 }
            }
            for (id, place) in open.respondents {
                let other = known.respondents[id]
                count(place, other.map { gave($0).map { $0 ? 0 : 1 } ?? 2 } ?? 3)
            }
            for place in open.unidentified { count(place, 2) }
            add(row, members, release.form.disclosure)
        }
    }

    private mutating func add(_ row: PanelRow, _ members: [Members], _ rules: DisclosureRules) {
        let gives = (0..<4).map { kind in newUnknowns(members.map { $0.gives[kind] }) }
        let others = (0..<4).map { kind in newUnknowns(members.map { $0.others[kind] }) }
        let (given, answered) = (base.members(row.question, row.code), base.answered(row.question))
        for group in members.indices {
            for kind in 0..<4 {
                let terms = [(unknown: gives[kind][group], factor: 1.0), (others[kind][group], 1)]
                system.links.append(.init(terms, .atMost, Double(members[group].before[kind])))
            }
            let own = given.map { (unknown: $0[group], factor: 1.0) }
            let all = answered.map { (unknown: $0[group], factor: 1.0) }
            system.links.append(.init(own + gives.map { ($0[group], -1) }, .equal, 0))
            system.links.append(.init(all + (gives + others).map { ($0[group], -1) }, .equal, 0))
        }
        let totals = [
            (gives[0], row.both), (others[0], row.lost), (gives[1], row.gained), (others[1], row.neither),
        ]
        for (unknowns, total) in totals {
            system.links.append(.init(unknowns.map { ($0, 1) }, .equal, Double(total ?? 0)))
        }
        let joined = members.reduce(0) { $0 + $1.gives[3] + $1.others[3] }
        let count = members.reduce(0) { $0 + $1.gives[3] }
        if count > 0, PrimaryRule(minimum: rules.minimumCell).hides(count, of: joined) {
            newcomers.append((system.cells.count, joined))
            system.cells.append(.init(count: count, release: .withheld, sums: [gives[3]]))
        }
    }

    private mutating func newUnknowns(_ truth: [Int]) -> [Int] {
        system.truth += truth.map(Double.init)
        defer { system.unknowns += truth.count }
        return Array(system.unknowns..<system.unknowns + truth.count)
    }
}
