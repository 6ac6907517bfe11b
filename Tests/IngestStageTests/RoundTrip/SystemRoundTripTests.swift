import CleanStage
import DelimitedText
import Foundation
import Problems
import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import IngestStage

/// Answers in the exports of the systems in use are, read in and coded, the answers again, or are left open; they never
/// become others.
struct SystemRoundTripTests {
    private static let wanted = ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) }
    private static let count = min(wanted ?? 45, 2000)

    /// What became of a style's cells.
    private struct Tally {
        var surveys = 0
        var refused = 0
        var cells = 0
        var open = 0
        var wrong: [String] = []
    }

    @Test(arguments: [false, true])
    func `each cell of a system's export is coded as it was answered, or left open`(isPlanted: Bool) throws {
        var tallies: [SystemStyle: Tally] = [:]
        for number in 0..<Self.count {
            let survey = SystemSurvey(
                seed: UInt64(number) &* 31 &+ (isPlanted ? 17 : 0), isPlanted: isPlanted)
            let style = SystemStyle.allCases[number % SystemStyle.allCases.count]
            let turn = number / SystemStyle.allCases.count
            let encoding = style.encodings[turn % style.encodings.count]
            try tally(survey, style, encoding, &tallies[style, default: Tally()])
        }
        for style in SystemStyle.allCases {
            guard let tally = tallies[style] else { continue }
            #expect(tally.wrong == [], "\(style)")
            let share = Double(tally.open) / Double(max(tally.cells, 1))
            if Self.wanted != nil {
                print(
                    "\(isPlanted ? "planted " : "")\(style): \(tally.surveys) surveys, \(tally.refused) refused; "
                        + "of \(tally.cells) cells \(tally.open) open (\((share * 1000).rounded() / 10) %)")
            }
            // Nothing in a survey without plants is doubtful.
            if !isPlanted { #expect(tally.open == 0 && tally.refused == 0, "\(style)") }
        }
    }

    private func tally(
        _ survey: SystemSurvey, _ style: SystemStyle, _ encoding: String, _ tally: inout Tally
    ) throws {
        tally.surveys += 1
        let found: [[String]]
        do {
            found = try coded(try encoded(style.text(of: survey), as: encoding), survey.instrument)
        } catch is Failure {
            tally.refused += 1
            return
        }
        guard found.first?.dropFirst() == survey.variables[...], found.count == survey.answers.count + 1
        else {
            tally.wrong.append("\(found.map { $0[0] }) of \(found.first ?? []), not \(survey.variables)")
            return
        }
        let doubtful = survey.doubtful(in: style)
        for (respondent, row) in found.dropFirst().enumerated() {
            let truth = survey.truth(of: respondent, in: style)
            for (variable, (cell, answer)) in zip(survey.variables, zip(row.dropFirst(), truth)) {
                tally.cells += 1
                if cell == Unanswered.invalid {
                    tally.open += answer == nil || doubtful.contains(variable) ? 0 : 1
                }
                if cell != Unanswered.invalid, cell != answer {
                    tally.wrong.append("\(row[0]) \(variable): \(cell) is not \(answer ?? "open")")
                }
            }
        }
        if !tally.wrong.isEmpty, ProcessInfo.processInfo.environment["SHOW"] != nil {
            print(style.text(of: survey), survey.instrument)
        }
    }

    /// The records of `coded.csv`.
    private func coded(_ export: [UInt8], _ instrument: String) throws -> [[String]] {
        let run = try IngestRun([export], by: instrument)
        try clean(run.wave, form: run.wave.forms[0], output: run.output) { _ in }
        let reader = try RecordReader(path: "\(run.output.form("form"))/\(FileName.coded)")
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.fields) }
        return records
    }
}

extension SystemSurvey {
    /// The variables of which the style's cells say two things, few as they are: dates all of which may have the month
    /// first or the day, and flags `1` and `2` that all are their options' own codes.
    fileprivate func doubtful(in style: SystemStyle) -> Set<String> {
        var doubtful: Set<String> = []
        var index = 0
        for question in questions {
            let columns = (index..<(index + question.variables.count)).map { index in
                answers.map { $0[index] }
            }
            index += question.variables.count
            if question.kind == .date, style.writesMonthFirst {
                let days = columns[0].filter { !$0.isEmpty }.map { Int($0.suffix(2)) ?? 0 }
                if days.allSatisfy({ $0 <= 12 }) { doubtful.insert(question.name) }
            }
            if question.kind == .multiple, style == .spssValues {
                let areOwn = zip(question.codes, columns).allSatisfy { code, flags in
                    flags.allSatisfy { $0.isEmpty || ($0 == "1" ? "1" : "2") == code }
                }
                if areOwn { doubtful.formUnion(question.variables) }
            }
        }
        return doubtful
    }

    /// What a respondent answered, by variable; `nil` where nobody could tell.
    fileprivate func truth(of respondent: Int, in style: SystemStyle) -> [String?] {
        var truth: [String?] = []
        var index = 0
        for question in questions {
            let values = answers[respondent][index..<(index + question.variables.count)]
            index += question.variables.count
            let isOpen = typed[respondent][question.name] != nil && style.shows(typedIn: question)
            truth += values.map { isOpen ? nil : $0 }
        }
        return truth
    }
}
