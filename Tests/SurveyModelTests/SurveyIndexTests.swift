import Foundation
import Problems
import Testing

@testable import SurveyModel

struct SurveyIndexTests {
    /// The indices of a rules file, or what is wrong with it.
    private func load(_ keys: String) throws -> [SurveyIndex] {
        let path = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString).yml")
            .path
        try "indices:\n  - {name: i, form: f, \(keys)}\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try RuleBook.load(path: path).indices
    }

    private func problem(_ keys: String) throws -> String? {
        let failure = #expect(throws: Failure.self) { try load(keys) }
        #expect(failure?.problems.first?.position.line == 2)
        return failure?.problems.first?.what
    }

    private let items = "items: [{question: a}, {question: b}]"

    @Test func `without weights every item counts alike, and all must be answered`() throws {
        let index = try #require(try load("model: reflective, \(items)").first)
        #expect(index.items.map(\.weight) == [0.5, 0.5] && index.least == 2)
        #expect(index.scale == .hundred && index.model == .reflective)
    }

    @Test(arguments: [("0.4", "0.6", ""), ("40", "60", ""), ("2", "3", ", normalise: yes")])
    func `weights add up to 1 or 100, or are made to`(first: String, second: String, more: String) throws {
        let weighted = "items: [{question: a, weight: \(first)}, {question: b, weight: \(second)}]"
        let index = try #require(try load("model: formative, \(weighted)\(more)").first)
        #expect(index.items.map(\.weight) == [0.4, 0.6])
    }

    @Test func `weights that do not are an error at their line`() throws {
        let two = "items: [{question: a, weight: 2}, {question: b, weight: 3}]"
        #expect(try problem("model: formative, \(two)")?.contains("add up to 5.0") == true)
        #expect(try problem("model: reflective, \(two)")?.contains("have no weights") == true)
        let some = "items: [{question: a, weight: 1}, {question: b}]"
        #expect(try problem("model: formative, \(some)")?.contains("some items have a weight") == true)
        let turned = "items: [{question: a, weight: 2}, {question: b, weight: -1}]"
        #expect(try problem("model: formative, \(turned)")?.contains("above 0") == true)
    }

    @Test func `an item that makes up more than was set is warned about`() throws {
        func warnings(_ weight: Int) throws -> [Problem] {
            let keys =
                "items: [{question: a, weight: \(weight), most: 35}, {question: b, weight: \(100 - weight)}]"
            return try load("model: formative, \(keys)").flatMap { $0.warnings(file: "rules.yml") }
        }
        #expect(try warnings(35).isEmpty)
        let heavy = try warnings(36)
        #expect(heavy.map(\.severity) == [.warning] && heavy[0].what.contains("36.0 per cent"))
        #expect(heavy[0].position.line == 2)
    }

    @Test func `what can never be is an error`() throws {
        #expect(try problem("model: formative, least: 3, \(items)")?.contains("at least 3 of 2") == true)
        #expect(try problem("model: formative, decimals: 9, \(items)") != nil)
        #expect(try problem("\(items)") != nil)
        #expect(try problem("model: formed, \(items)") != nil)
        #expect(try problem("model: formative") != nil)
    }
}
