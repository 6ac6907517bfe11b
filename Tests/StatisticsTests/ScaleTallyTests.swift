import Foundation
import Testing

@testable import Statistics

/// Against R's psych; References/make-scales.R made the values.
struct ScaleTallyTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var items: [[Double]] = []
        var values: [String: [Double]] = [:]
        var testDescription: String { name }
    }

    private static let cases: [Case] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "References/scales.csv")
        let lines = (try? String(contentsOf: path, encoding: .utf8))?.split(separator: "\n").dropFirst() ?? []
        var cases: [Case] = []
        for line in lines {
            let cells = line.split(separator: ",").map(String.init)
            let numbers = cells[2].split(separator: " ").compactMap { Double($0) }
            if cases.last?.name != cells[0] { cases.append(Case(name: cells[0])) }
            if cells[1] == "item" {
                cases[cases.count - 1].items.append(numbers)
            } else {
                cases[cases.count - 1].values[cells[1]] = numbers
            }
        }
        return cases
    }()

    private func tally(_ items: [[Double]], _ respondents: Range<Int>) -> ScaleTally {
        var tally = ScaleTally(items: items.count)
        for respondent in respondents { tally.add(items.map { $0[respondent] }) }
        return tally
    }

    @Test func `there are reference values`() { #expect(Self.cases.count == 5) }

    @Test(arguments: Self.cases)
    private func `alpha, omega and the correlations with the rest are those of psych`(_ given: Case) throws {
        let n = given.items[0].count
        let tally = tally(given.items, 0..<n)
        #expect(tally.complete == n)
        #expect(abs(try #require(tally.alpha) - given.values["alpha"]![0]) < 1e-9)
        // psych stops its search for the loadings at about six digits.
        #expect(abs(try #require(tally.omega) - given.values["omega"]![0]) < 1e-5)
        let rest = try #require(tally.itemRest)
        for (own, theirs) in zip(rest, given.values["rest"] ?? []) { #expect(abs(own - theirs) < 1e-9) }
    }

    @Test(arguments: Self.cases)
    private func `parts add up to the whole`(_ given: Case) {
        let n = given.items[0].count
        let parts = [n / 3..<n, 0..<n / 3].map { tally(given.items, $0) }
        #expect(parts[0] + parts[1] == tally(given.items, 0..<n))
    }

    @Test func `who left out an item is in no figure, who answered none is nobody`() {
        var tally = ScaleTally(items: 2)
        for values in [[1, 2], [2, nil], [nil, nil], [3, 3]] as [[Double?]] { tally.add(values) }
        #expect(tally.complete == 2 && tally.incomplete == 1)
    }

    @Test func `without spread there is nothing to tell, and two items leave omega open`() {
        let flat = tally([[1, 1, 1], [0, 1, 2], [2, 1, 0]], 0..<3)
        #expect(flat.alpha == nil && flat.omega == nil && flat.itemRest == nil)
        let two = tally([[0, 1, 2, 2], [0, 2, 1, 2]], 0..<4)
        #expect(two.alpha != nil && two.omega == nil)
        #expect(ScaleTally(items: 3).alpha == nil)
    }
}
