import Foundation
import Testing

/// One case of the reference set: what `References/make-references.R` gave R and what R answered.
struct Reference: Sendable, CustomTestStringConvertible {
    let name: String
    private let inputs: [String: [Double?]]
    private let values: [String: Double]

    var testDescription: String { name }

    /// The cases whose name begins with `kind/`, in the order of the file.
    static func cases(of kind: String) -> [Reference] {
        all.filter { $0.name.hasPrefix(kind + "/") }
    }

    /// How many values the set holds.
    static var count: Int { all.reduce(0) { $0 + $1.values.count } }

    /// The numbers of an input; R's `NA` is `nil`.
    func optional(_ input: String) throws -> [Double?] {
        try #require(inputs[input], "\(name) has no input \(input)")
    }

    func numbers(_ input: String) throws -> [Double] {
        try optional(input).map { try #require($0, "\(name): \(input) holds NA") }
    }

    func integers(_ input: String) throws -> [Int] { try numbers(input).map { Int($0) } }

    func number(_ input: String) throws -> Double { try #require(try numbers(input).first) }

    func integer(_ input: String) throws -> Int { Int(try number(input)) }

    func optionalInteger(_ input: String) throws -> Int? { try optional(input).first?.map { Int($0) } }

    func value(_ statistic: String) throws -> Double {
        try #require(values[statistic], "\(name) has no value \(statistic)")
    }

    /// The values `statistic.1`, `statistic.2` … or the only one of that name.
    func values(_ statistic: String) throws -> [Double] {
        if let only = values[statistic] { return [only] }
        var found: [Double] = []
        while let next = values["\(statistic).\(found.count + 1)"] { found.append(next) }
        try #require(!found.isEmpty, "\(name) has no values \(statistic)")
        return found
    }
}

extension Reference {
    private static let all: [Reference] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "References")
        var order: [String] = []
        var inputs: [String: [String: [Double?]]] = [:]
        for record in records(of: folder.appending(path: "inputs.csv")) {
            if inputs[record[0]] == nil { order.append(record[0]) }
            inputs[record[0], default: [:]][record[1]] = record[2].split(separator: " ").map { Double($0) }
        }
        var values: [String: [String: Double]] = [:]
        for record in records(of: folder.appending(path: "values.csv")) {
            values[record[0], default: [:]][record[1]] = Double(record[2])
        }
        return order.map { Reference(name: $0, inputs: inputs[$0] ?? [:], values: values[$0] ?? [:]) }
    }()

    /// The records after the header; no field of these files is quoted.
    private static func records(of file: URL) -> [[String]] {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

/// Expects agreement to a relative difference, or to `floor` in absolute terms near zero.
func expectClose(
    _ actual: Double?, _ expected: Double, relative: Double = 1e-9, floor: Double = 1e-13,
    _ what: @autoclosure () -> String = "", at location: SourceLocation = #_sourceLocation
) {
    guard let actual else {
        Issue.record("\(what()) is nil, expected \(expected)", sourceLocation: location)
        return
    }
    let tolerance = max(relative * abs(expected), floor)
    let agrees = actual == expected || abs(actual - expected) <= tolerance
    #expect(agrees, "\(what()) \(actual), expected \(expected)", sourceLocation: location)
}
