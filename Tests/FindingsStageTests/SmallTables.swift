import Foundation
import StageFiles
import SurveyModel

@testable import FindingsStage

/// A form of one question of two answers, asked of two groups, with a number.
enum SmallTables {
    static let question = Question(
        name: "q1", kind: .single, label: "Air", choices: [choice("1", "clean"), choice("2", "dirty")],
        topic: "ecology")
    static let group = Question(
        name: "q2", kind: .single, label: "Sex", choices: [choice("1", "men"), choice("2", "women")],
        role: .demographic)

    /// - Parameter dirty: How many call the air dirty, with the interval in per cent.
    static func form(
        dirty: Int, of base: Int, low: Double? = nil, high: Double? = nil
    ) -> ReleasedForm {
        var form = ReleasedForm(
            form: Form(name: "citizens", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(), languages: ["en"], questions: [question, group]))
        form.distributions = [
            share("q1", "1", base - dirty, base), share("q1", "2", dirty, base, low: low, high: high),
        ]
        return form
    }

    static func share(
        _ question: String, _ code: String, _ n: Int, _ base: Int, low: Double? = nil, high: Double? = nil
    ) -> DistributionRow {
        var row = DistributionRow()
        row.question = question
        row.code = code
        row.label = LocalizedText(everywhere: "answer \(code)")
        row.n = n
        row.base = base
        row.percent = base == 0 ? nil : 100 * Double(n) / Double(base)
        row.low = low
        row.high = high
        return row
    }

    static func number(_ name: String, mean: Double, n: Int = 40) -> NumberRow {
        var row = NumberRow()
        row.question = name
        row.n = n
        row.mean = mean
        row.median = mean
        row.min = mean - 1
        row.max = mean + 1
        row.low = mean - 0.1
        row.high = mean + 0.1
        return row
    }

    private static func choice(_ name: String, _ label: String) -> Choice {
        Choice(name: name, label: LocalizedText(everywhere: label))
    }
}

extension LocalizedText: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(everywhere: text) }
}

/// Rules and models are written as files, as researchers write them.
func withFile<Result>(_ text: String, _ use: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "findings-\(UUID().uuidString)").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try use(path)
}

/// The rule `air` with further keys.
func rules(_ keys: String, id: String = "air") throws -> RuleBook {
    let text = """
        topics: [{id: ecology, label: Ecology}]
        matters: [{id: air, label: Air}]
        factors:
          - {table: Б.1, items: [{id: "1", label: Air}]}
          - {table: Б.2, items: [{id: "2", label: People}]}
        rules:
          - {id: \(id), form: citizens, text: "{value} call the air dirty.", \(keys)}
        """
    return try withFile(text) { try RuleBook.load(path: $0) }
}
