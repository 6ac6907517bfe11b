import Markdown
import StageFiles
import SurveyModel

/// `check.md`: a page for those who key the forms and see to them, while that goes on. It holds answers, so it is the
/// team's own.
struct CheckPage {
    /// How many rows a table has at most; the files beside the page hold all.
    static let mostRows = 50

    let form: String
    let instrument: Instrument
    let language: Language
    let entries: [IngestReport]
    let quality: QualityReport
    /// The first cells that nothing resolves.
    let open: [UnresolvedRow]
    /// How many there are.
    let openCount: Int
    let uncoded: [UncodedRow]
    let differences: [DoubleEntryRow]

    var text: String {
        let sections = [
            rows, rejected, blanks, unresolved, ownAnswers, twice, entriesCompared, contradictions,
        ]
        return (["# Check of form \(form)", summary] + sections.filter { !$0.isEmpty }).joined(
            separator: "\n\n")
            + "\n"
    }

    private var summary: String {
        let counts = [
            "\(quality.respondents) respondents", "\(quality.rejected) rows left out",
            "\(openCount) answers that nothing resolves", "\(uncoded.count) texts without a code",
            "\(quality.duplicateGroups) groups that may be in twice",
        ]
        let differing = quality.doubleEntry.map { "; \($0.all.differing - $0.settled) cells to settle" } ?? ""
        return counts.joined(separator: "; ") + differing
            + ".\n\nThis page names respondents and what they wrote: it stays with the team."
    }

    private var rows: String {
        let files = entries.flatMap(\.files)
        return section(
            "Rows", ["file", "header in line", "rows read", "left out", "cells with a lost letter"],
            files.map {
                [
                    $0.name, "\($0.headerLine)", "\($0.rowsRead)", "\($0.rowsRejected.count)",
                    "\($0.cellsDamaged.count)",
                ]
            }, all: "")
    }

    private var rejected: String {
        let all = entries.flatMap { entry in
            entry.files.flatMap { file in file.rowsRejected.map { [file.name, "\($0.line)", $0.reason] } }
        }
        return section("Rows left out", ["file", "line", "why"], all, all: FileName.ingest)
    }

    private var blanks: String {
        let items = quality.items.filter { $0.blank + $0.invalid > 0 }.map { item in
            let asked = item.answered + item.blank + item.invalid
            return [
                item.question, label(item.question), "\(asked)", "\(item.blank)", "\(item.invalid)",
                "\(Int((100 * item.nonResponse).rounded())) %",
            ]
        }
        return section(
            "Answers not given", ["question", "", "asked", "blank", "unresolved", "together"], items,
            most: .max, all: "")
    }

    private var unresolved: String {
        let rows = open.map {
            [$0.line.map(String.init) ?? "", $0.respondent, $0.variable, $0.raw, $0.candidates]
        }
        let text = section(
            "Answers that nothing resolves", ["line", "respondent", "variable", "as keyed", "may be"], rows,
            count: openCount, all: FileName.unresolved)
        return text.isEmpty
            ? ""
            : text + "\n\nWrite what the paper says into `value` of `\(FileName.unresolved)` and why into "
                + "`reason`, keep the file beside `wave.yml` and name it there as `corrections`."
    }

    private var ownAnswers: String {
        section(
            "Texts without a code", ["question", "text", "times", "perhaps"],
            uncoded.map { [$0.question, $0.answer, $0.count.map(String.init) ?? "", $0.suggestion] },
            all: FileName.uncoded)
    }

    private var twice: String {
        let rows = quality.duplicates.map { group in
            let names = group.respondents.prefix(10).joined(separator: ", ")
            let more = group.size > 10 ? " and \(group.size - 10) more" : ""
            let what =
                switch group.kind {
                case .sameID: "the same number"
                case .sameAnswers: "the same answers"
                case .near: "\(Int((100 * (group.match ?? 0)).rounded())) % of the answers the same"
                }
            return [names + more, what]
        }
        return section(
            "May be in twice", ["respondents", "what they share"], rows, count: quality.duplicateGroups,
            all: FileName.quality)
    }

    private func label(_ question: String) -> String {
        instrument.question(named: question)?.label[language] ?? ""
    }
}

extension CheckPage {
    private var entriesCompared: String {
        guard let double = quality.doubleEntry else { return "" }
        let counts =
            "\(double.all.cells) cells compared, \(double.all.differing) differ, \(double.settled) settled."
        let open = differences.filter { $0.decision.isEmpty }.map {
            [
                $0.line.map(String.init) ?? "", $0.secondLine.map(String.init) ?? "", $0.respondent,
                $0.variable,
                $0.value, $0.secondValue,
            ]
        }
        let cells = section(
            "Differences between the two entries",
            ["line", "line of the second", "respondent", "variable", "first", "second"], open,
            all: FileName.doubleEntry)
        let operators = section(
            "Who keyed them", ["operator", "cells", "differing"],
            double.byOperator.map { [$0.name, "\($0.cells)", "\($0.differing)"] }, all: FileName.quality)
        let single = [("first", double.onlyFirst), ("second", double.onlySecond)].filter { !$0.1.isEmpty }.map
        {
            "Only in the \($0.0) entry: "
                + $0.1.prefix(Self.mostRows).map { Inline($0).markdown }
                .joined(separator: ", ")
                + ($0.1.count > Self.mostRows ? " and \($0.1.count - Self.mostRows) more." : ".")
        }
        return (["## The two entries\n\n" + counts] + single + [cells, operators].filter { !$0.isEmpty })
            .joined(separator: "\n\n")
    }

    private var contradictions: String {
        let rows = quality.consistency.filter { $0.failures > 0 }.map { check in
            let text = LocalizedText(check.text)[language]
            return [
                text.isEmpty ? check.check : text, "\(check.failures) of \(check.base)",
                check.respondents.prefix(10).joined(separator: ", ") + (check.failures > 10 ? " …" : ""),
            ]
        }
        return section(
            "Answers that contradict each other", ["what", "how often", "respondents"], rows,
            all: FileName.quality)
    }

    /// A heading and a table; nothing without rows.
    ///
    /// - Parameters:
    ///   - count: How many rows there are in all, where not all are given.
    ///   - all: The file that holds all of them.
    private func section(
        _ title: String, _ header: [String], _ rows: [[String]], most: Int = mostRows, count: Int? = nil,
        all: String
    ) -> String {
        if rows.isEmpty { return "" }
        let shown = rows.prefix(most)
        let line = { (cells: [String]) in
            "| " + cells.map { Inline($0).markdown }.joined(separator: " | ") + " |"
        }
        let rule = "|" + String(repeating: " --- |", count: header.count)
        let rest = (count ?? rows.count) - shown.count
        return (["## \(title)", "", line(header), rule] + shown.map(line)).joined(separator: "\n")
            + (rest > 0 ? "\n\nAnd \(rest) more in `\(all)`." : "")
    }
}
