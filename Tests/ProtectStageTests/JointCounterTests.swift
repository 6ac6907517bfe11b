import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

/// Counting by columns gives what counting respondent by respondent does, on answers by chance to questions of every
/// kind, weighted or not.
struct JointCounterTests {
    private static let instrument: Instrument = {
        func choices(_ names: String...) -> [Choice] {
            names.map { Choice(name: $0, label: LocalizedText(), isMissing: $0 == "9") }
        }
        var questions = [
            Question(
                name: "a", kind: .single, label: LocalizedText(), choices: choices("1", "2", "3"),
                role: .demographic),
            Question(
                name: "b", kind: .single, label: LocalizedText(), choices: choices("1", "2", "9"),
                role: .demographic),
            Question(name: "s", kind: .single, label: LocalizedText(), choices: choices("1", "2", "9")),
            Question(name: "m", kind: .multiple, label: LocalizedText(), choices: choices("1", "2", "other")),
            Question(name: "r", kind: .rank, label: LocalizedText(), choices: choices("1", "2")),
            Question(name: "g", kind: .integer, label: LocalizedText(), scale: .ordinal),
            Question(name: "n", kind: .decimal, label: LocalizedText()),
            Question(name: "t", kind: .text, label: LocalizedText()),
        ]
        questions[2].relevant = try? Expression(parsing: "${a} = '1' or selected(${m}, '2')")
        return Instrument(file: "f.csv", title: LocalizedText(), languages: ["en"], questions: questions)
    }()

    private static let variables = instrument.questions.flatMap(\.variables)

    private static func answers(_ generator: inout SeededGenerator) -> [String] {
        let isLeftOut = Int.random(in: 0..<20, using: &generator) == 0
        if isLeftOut { return variables.map { _ in Unanswered.notAsked } }
        let none = [Unanswered.blank, Unanswered.invalid, Unanswered.notAsked]
        return variables.map { variable in
            if Int.random(in: 0..<8, using: &generator) == 0 {
                return none.randomElement(using: &generator) ?? ""
            }
            return switch variable.first {
            case "m": ["0", "1"].randomElement(using: &generator) ?? ""
            case "r": ["1", "2"].randomElement(using: &generator) ?? ""
            case "n": "\(Double(Int.random(in: 0..<50, using: &generator)) / 4)"
            case "t": "text \(Int.random(in: 0..<1000, using: &generator))"
            case "g": "\(Int.random(in: 0..<7, using: &generator))"
            default: ["1", "2", "3", "9"].randomElement(using: &generator) ?? ""
            }
        }
    }

    private static func counter() throws -> JointCounter {
        let derived = DerivedShare(
            name: "d", form: "f", topic: "", label: LocalizedText(), definition: LocalizedText(),
            condition: try Expression(parsing: "${s} = '1' or ${b} = '2'"))
        return JointCounter(
            instrument,
            breakdowns: [
                JointCounts.Breakdown(name: "a", codes: ["1", "2+3"]),
                JointCounts.Breakdown(name: "b", codes: ["1", "2"]),
            ], derived: [derived])
    }

    @Test(arguments: [false, true], [TextDictionary.Limit.answers, .init(texts: 3, bytes: 100), .names])
    func `columns and respondents give the same counts`(
        isWeighted: Bool, limit: TextDictionary.Limit
    ) throws {
        var generator = SeededGenerator(state: 11)
        var byColumns = try Self.counter()
        var byRespondents = try Self.counter()
        for size in [1, 40, 300] {
            let rows = (0..<size).map { _ in Self.answers(&generator) }
            let weights = isWeighted ? rows.indices.map { [0.5, 1, 1.25][$0 % 3] } : []
            var part = ColumnPart((Self.variables + [""]).map { _ in limit })
            for (index, row) in rows.enumerated() {
                for (column, text) in (["\(index)"] + row).enumerated() { part.append(text, to: column) }
                part.endRow()
                if row.allSatisfy({ $0 == Unanswered.notAsked }) { continue }
                let coded = Dictionary(uniqueKeysWithValues: zip(Self.variables, row))
                byRespondents.add(weight: isWeighted ? weights[index] : 1) { coded[$0] ?? "" }
            }
            let names = [respondentVariable] + Self.variables
            let table = CodedTable(path: "coded.csv", ColumnTable(names: names, part))
            byColumns.add(try table.columns.block(0), of: table, weights: weights)
        }
        let (found, expected) = (byColumns.counts, byRespondents.counts)
        #expect(found.groups == expected.groups)
        #expect(found.weights == expected.weights)
        #expect(found.sizes == expected.sizes)
        #expect(found.numbers == expected.numbers)
        #expect(found.numberAnswers == expected.numberAnswers)
        #expect(found.items.map(\.question) == expected.items.map(\.question))
        #expect(found.items.map(\.option) == expected.items.map(\.option))
        #expect(found.items.map(\.categories) == expected.items.map(\.categories))
        #expect(found.items.map(\.counts) == expected.items.map(\.counts))
        #expect(found.respondents > 300)
    }
}

/// Numbers by chance with a fixed beginning.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
