import StageFiles
import SurveyModel

/// Where one code of an item stands in one respondent's answers.
enum Standing: UInt8 {
    /// Not among those who can be counted for it.
    case outside
    /// Counted, and did not give it.
    case absent
    /// Counted, and gave it.
    case present
}

/// How one respondent answered one item.
struct Reading {
    enum State { case answered, blank, invalid, notAsked }

    var state: State
    /// By code; empty where nothing was answered.
    var standings: [Standing]

    static func unanswered(_ coded: some Sequence<String>) -> Reading {
        let coded = Set(coded)
        if coded.contains(Unanswered.invalid) { return Reading(state: .invalid, standings: []) }
        if coded.contains(Unanswered.notAsked) { return Reading(state: .notAsked, standings: []) }
        return Reading(state: .blank, standings: [])
    }
}

/// Reads one item's answer off a row of `coded.csv`.
struct ItemReader {
    let item: ClosedItem
    private let read: (CodedRecord) -> Reading

    init(_ item: ClosedItem) {
        self.item = item
        switch item.kind {
        case .single, .grid, .score: read = { readOne(item, $0) }
        case .multiple: read = { readFlags(item, $0) }
        case .rank: read = { readPlaces(item, $0) }
        }
    }

    /// Reads a derived share off the answers to the questions it is defined by.
    init(_ derived: DerivedShare, _ instrument: Instrument) {
        item = ClosedItem(derived)
        let asked = derived.condition.questions.compactMap(instrument.question(named:))
        read = { record in
            let truth = derived.condition.truth { name in
                asked.first { $0.name == name }?.validAnswer(record) ?? []
            }
            switch truth {
            case .yes: return Reading(state: .answered, standings: [.present, .absent])
            case .no: return Reading(state: .answered, standings: [.absent, .present])
            case .unknown: return .unanswered(asked.flatMap(\.variables).map { record[$0] })
            }
        }
    }

    func callAsFunction(_ record: CodedRecord) -> Reading { read(record) }
}

/// A row of `coded.csv`.
struct CodedRecord {
    let columns: [String: Int]
    let fields: [String]

    subscript(variable: String) -> String {
        columns[variable].map { fields[$0] } ?? Unanswered.blank
    }
}

extension Question {
    /// The answer without choices that count as no valid answer.
    fileprivate func validAnswer(_ record: CodedRecord) -> Answer {
        answer { record[$0] }.filter { choice(named: $0)?.isMissing != true }
    }
}

private func readOne(_ item: ClosedItem, _ record: CodedRecord) -> Reading {
    let value = record[item.name]
    guard let chosen = item.codes.firstIndex(where: { $0.name == value }) else {
        return .unanswered([value])
    }
    let isValid = !item.codes[chosen].isMissing
    var standings = item.codes.map { isValid && !$0.isMissing ? Standing.absent : .outside }
    standings[chosen] = .present
    return Reading(state: .answered, standings: standings)
}

/// Answered are those who chose at least one option, or whose every flag says not chosen.
private func readFlags(_ item: ClosedItem, _ record: CodedRecord) -> Reading {
    let flags = item.codes.map { record[$0.variable] }
    guard flags.contains("1") || flags.allSatisfy({ $0 == "0" }) else { return .unanswered(flags) }
    return Reading(state: .answered, standings: flags.map { $0 == "1" ? .present : .absent })
}

/// For each item of a ranking, those who gave it a place are counted; present are those who gave it the first.
private func readPlaces(_ item: ClosedItem, _ record: CodedRecord) -> Reading {
    let places = item.codes.map { record[$0.variable] }
    let standings = places.map { place -> Standing in
        Unanswered.covers(place) ? .outside : place == "1" ? .present : .absent
    }
    if standings.allSatisfy({ $0 == .outside }) { return .unanswered(places) }
    return Reading(state: .answered, standings: standings)
}
