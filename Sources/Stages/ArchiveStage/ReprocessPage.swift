import Markdown
import StageFiles

/// `reprocess.md`: what moved since it was accepted, and why. It tells released figures only.
struct ReprocessPage {
    /// How many lines a file has at most; `reprocess.csv` holds all.
    static let mostLines = 25

    let comparisons: [WaveComparison]
    /// For each wave the causes of its moves, and what could not be tried.
    let causes: [(byMove: [[String]], untried: [String])]

    var text: String {
        let sections = zip(comparisons, causes).compactMap { section($0, $1) }
        return ([heading, summary] + sections).joined(separator: "\n\n") + "\n"
    }

    private var heading: String {
        let count = comparisons.count { $0.isSettled }
        return "# Waves reprocessed\n\n"
            + (count == comparisons.count
                ? "Nothing moved that was not accepted."
                : "\(comparisons.count - count) of \(comparisons.count) waves want to be looked at.")
    }

    private var summary: String {
        "| wave | outcome |\n| --- | --- |\n"
            + comparisons.map { "| \(Inline($0.wave).markdown) | \($0.words) |" }.joined(separator: "\n")
    }

    private func section(_ comparison: WaveComparison, _ causes: (byMove: [[String]], untried: [String]))
        -> String?
    {
        switch comparison.outcome {
        case .unchanged, .notAccepted: return nil
        case .failed(let messages):
            return "## \(Inline(comparison.wave).markdown)\n\nIt could not be run:\n\n"
                + messages.map { "- \(Inline($0).markdown)" }.joined(separator: "\n")
        case .moved:
            let groups = Dictionary(grouping: comparison.moves.indices) {
                Cause(causes.byMove[$0], comparison)
            }
            let parts = groups.sorted { $0.key < $1.key }.map { cause, moves in
                "### \(cause.heading)\n\n" + lines(moves.sorted().map { comparison.moves[$0] })
            }
            let untried = causes.untried.map {
                "Whether \(Cause.name($0)) did it cannot be told: with it put back the wave cannot be run."
            }
            return (["## \(Inline(comparison.wave).markdown)"] + untried + parts).joined(separator: "\n\n")
        }
    }

    private func lines(_ moves: [Move]) -> String {
        var files: [String] = []
        for move in moves where files.last != move.file { files.append(move.file) }
        return files.map { file in
            let own = moves.filter { $0.file == file }
            if own[0].row.isEmpty { return "- \(Inline(file).markdown): \(own[0].outcome)" }
            var rows: [(String, [Move])] = []
            for move in own {
                if rows.last?.0 == move.row {
                    rows[rows.count - 1].1.append(move)
                } else {
                    rows.append((move.row, [move]))
                }
            }
            let shown = rows.prefix(Self.mostLines).map { row, moves in
                "  - \(Inline(row).markdown): \(moves.map(\.outcome).joined(separator: "; "))"
            }
            let rest =
                rows.count > Self.mostLines
                ? ["  - … and \(rows.count - Self.mostLines) rows more, in \(ReprocessTable.name)"] : []
            return (["- \(Inline(file).markdown)"] + shown + rest).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

/// What moved something, as far as it was found.
private struct Cause: Hashable, Comparable {
    let rank: Int
    let heading: String

    init(_ files: [String], _ comparison: WaveComparison) {
        let others = comparison.others
        if !files.isEmpty {
            (rank, heading) = (
                0, "Because of " + files.map(Self.name).joined(separator: ", and as much because of ")
            )
        } else if !others.isEmpty {
            rank = 1
            heading =
                comparison.configuration.isEmpty
                ? "What changed: " + others.joined(separator: ", ")
                : "By no configuration file alone; what changed beside them: "
                    + others.joined(separator: ", ")
        } else {
            rank = 2
            heading =
                comparison.configuration.isEmpty
                ? "Without a cause that could be found"
                : "By several together: " + comparison.configuration.map(Self.name).joined(separator: ", ")
        }
    }

    static func < (one: Cause, other: Cause) -> Bool { (one.rank, one.heading) < (other.rank, other.heading) }

    /// As in "rule swot.yml".
    static func name(_ path: String) -> String {
        let name = Inline(path.split(separator: "/").last.map(String.init) ?? path).markdown
        if path.hasPrefix("instruments/") { return "questionnaire \(name)" }
        if path.hasPrefix("rules/") { return "rule \(name)" }
        if path.hasSuffix(".mustache") { return "template \(name)" }
        return name
    }
}

extension Move {
    /// As in "percent 41.2 → 43.1".
    fileprivate var outcome: String {
        if row.isEmpty { return from == nil ? "is new" : to == nil ? "is gone" : "changed" }
        if column.isEmpty {
            let what = from ?? to ?? ""
            return (to == nil ? "gone" : "new") + (what.isEmpty ? "" : " (\(Inline(what).markdown))")
        }
        let (old, new) = (Self.shown(from), Self.shown(to))
        // What differs in digits that nobody reads is shown with all of them.
        return old == new
            ? "\(Inline(column).markdown) \(Self.exact(from)) → \(Self.exact(to))"
            : "\(Inline(column).markdown) \(old) → \(new)"
    }

    private static func shown(_ text: String?) -> String { exact(text.map(ResultTable.shown)) }

    private static func exact(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "–" }
        return Inline(text).markdown
    }
}

extension WaveComparison {
    /// Whether nobody has to look at it.
    var isSettled: Bool { if case .unchanged = outcome { true } else { false } }

    /// The outcome in the summary.
    fileprivate var words: String {
        switch outcome {
        case .failed: return "**failed**"
        case .notAccepted: return "not accepted yet: make accept WAVE=\(wave)"
        case .unchanged: return "unchanged"
        case .moved:
            let counts = [
                (
                    moves.count { $0.file == FileName.findings && $0.column == "verdict" }, "verdict",
                    "verdicts"
                ),
                (
                    Set(moves.filter { $0.file == FileName.findings && $0.column.isEmpty }.map(\.row)).count,
                    "finding", "findings"
                ),
                (
                    Set(moves.filter { $0.file == FileName.swot }.map(\.row)).count, "SWOT entry",
                    "SWOT entries"
                ),
                (moves.count { isFigure($0) }, "figure", "figures"),
                (
                    Set(moves.filter { $0.row.isEmpty }.map(\.file)).count, "page or picture",
                    "pages and pictures"
                ),
            ].filter { $0.0 > 0 }
            let told = counts.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
            return "moved: " + (told.isEmpty ? "words in tables" : told.joined(separator: ", "))
        }
    }

    private func isFigure(_ move: Move) -> Bool {
        !move.column.isEmpty && [move.from, move.to].contains { $0.flatMap { Double($0) } != nil }
    }
}
