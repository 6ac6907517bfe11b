import DelimitedText
import Problems
import SurveyModel

/// How the tables of a release differ from those of one that was handed over before: who has both knows
/// everything that either shows.
public struct ReleaseComparison: Sendable {
    public enum Kind: Sendable, Equatable {
        /// Both tell it, and not the same: the answers have changed, and the difference tells whose.
        case changed
        /// It was told, and is withheld now: it is known all the same.
        case toldBefore
        /// It was withheld, and is told now.
        case toldNow
        /// It was told, and is by the rules of now too small to be.
        case tooSmall
    }

    /// A row of which something differs.
    public struct Difference: Sendable, Equatable {
        public var kind: Kind
        public var form: String
        public var table: String
        /// What the row is of: question, breakdown, codes.
        public var row: String
    }

    public private(set) var differences: [Difference] = []

    /// Compares what is released of a wave with all that its ledger keeps.
    ///
    /// - Throws: `Failure` if a file cannot be read.
    public init(_ wave: Wave, _ output: WaveOutput) throws {
        for release in ReleaseLedger(wave.paths).releases {
            for form in wave.forms {
                let now = { (name: String) in "\(output.tables(form.name))/\(name)" }
                let before = { (name: String) in release.table(name, of: form.name) }
                try add(DistributionRow.self, FileName.distributions, form.name, now, before)
                try add(NumberRow.self, FileName.numbers, form.name, now, before)
                try add(CrosstabRow.self, FileName.crosstabs, form.name, now, before)
                try add(PanelRow.self, FileName.panel, form.name, now, before)
                try addSmall(form, now, before)
            }
        }
    }

    private mutating func addSmall(
        _ form: Form, _ now: (String) -> String, _ before: (String) -> String?
    ) throws {
        guard before(FileName.crosstabs) != nil else { return }
        let small = 1..<max(form.disclosure.minimumCell, 1)
        for row in try readKeptTable(CrosstabRow.self, at: now(FileName.crosstabs)) {
            guard let n = row.n, small.contains(n) || row.base.map({ small.contains($0 - n) }) == true else {
                continue
            }
            differences.append(
                Difference(kind: .tooSmall, form: form.name, table: FileName.crosstabs, row: row.key))
        }
    }

    /// One problem for each kind of difference, with how many there are and the first of them.
    public func problems(_ severity: Severity, at position: Position) -> [Problem] {
        [Kind.changed, .toldBefore, .toldNow, .tooSmall].compactMap { kind in
            let own = differences.filter { $0.kind == kind }
            if own.isEmpty { return nil }
            let first = own.prefix(Self.mostNamed).map { "\($0.row) (\($0.form)/\($0.table))" }
            return Problem(
                severity, at: position,
                ReleaseComparisonProblem(kind: kind, count: own.count, first: first))
        }
    }

    private static let mostNamed = 5

    private mutating func add<Row: ReleasedRow & KeyedRow>(
        _ type: Row.Type, _ name: String, _ form: String, _ now: (String) -> String,
        _ before: (String) -> String?
    ) throws {
        guard let earlier = before(name) else { return }
        var known: [String: [String?]] = [:]
        for row in try readKeptTable(type, at: earlier) { known[row.key] = row.figures }
        for row in try readKeptTable(type, at: now(name)) {
            guard let figures = known[row.key] else { continue }
            for kind in Set(zip(figures, row.figures).compactMap(kind)).sorted(by: { "\($0)" < "\($1)" }) {
                differences.append(Difference(kind: kind, form: form, table: name, row: row.key))
            }
        }
        let current = Set(try readKeptTable(type, at: now(name)).map(\.key))
        for key in known.keys.sorted()
        where !current.contains(key) && known[key]?.contains(where: { $0 != nil }) == true {
            differences.append(Difference(kind: .toldBefore, form: form, table: name, row: key))
        }
    }

    private func kind(_ before: String?, _ now: String?) -> Kind? {
        if before == now { return nil }
        return before == nil ? .toldNow : now == nil ? .toldBefore : .changed
    }
}

/// That a release differs from one that was handed over.
struct ReleaseComparisonProblem: ProblemWording {
    let kind: ReleaseComparison.Kind
    let count: Int
    let first: [String]

    private var named: String {
        first.joined(separator: ", ") + (count > first.count ? " and \(count - first.count) more" : "")
    }

    var what: String {
        switch kind {
        case .changed: "\(count) rows are not as they were handed over before: \(named)"
        case .toldBefore: "\(count) rows are withheld that were handed over before: \(named)"
        case .toldNow: "\(count) rows are told that were withheld when the wave was handed over: \(named)"
        case .tooSmall:
            "\(count) counts below the minimum stay told, since they were handed over before: \(named)"
        }
    }

    var remedy: String {
        switch kind {
        case .changed:
            "the answers or the rules have changed, and who has both releases can tell whose; if that may be, hand it "
                + "over with ACCEPT=\"the reason\""
        case .toldBefore, .toldNow, .tooSmall:
            "who has both releases knows more than either tells; if that may be, hand it over with "
                + "ACCEPT=\"the reason\""
        }
    }
}

/// A row that is known by what it is of, with the figures it tells.
protocol KeyedRow {
    var key: String { get }
    var figures: [String?] { get }
}

extension DistributionRow: KeyedRow {
    var key: String { "\(question) \(code)" }
    var figures: [String?] { [n.map(String.init), base.map(String.init), weightedPercent.map(format)] }
}

extension CrosstabRow: KeyedRow {
    var key: String { "\(question) by \(by), \(code) and \(byCode)" }
    var figures: [String?] { [n.map(String.init), base.map(String.init), weightedPercent.map(format)] }
}

extension PanelRow: KeyedRow {
    var key: String { "\(question) \(code) since \(previousWave)" }
    var figures: [String?] { [both, lost, gained, neither].map { $0.map(String.init) } }
}

extension NumberRow: KeyedRow {
    var key: String { question }
    var figures: [String?] { [mean, sd, min, max, median].map { $0.map(format) } }
}

/// Reads a released table that is kept, whatever version wrote it and whatever languages it has: columns that this
/// version does not know are passed over.
public func readKeptTable<Row: ReleasedRow>(_ type: Row.Type, at path: String) throws -> [Row] {
    let reader = try RecordReader(path: path)
    let header = try reader.next()?.fields ?? []
    let columns = Row.releasedColumns.compactMap { column in
        header.firstIndex(of: column.name).map { (column, $0) }
    }
    var rows: [Row] = []
    while let record = try reader.next() {
        var row = Row()
        for (column, index) in columns where index < record.fields.count {
            guard column.read(&row, "", record.fields[index]) else {
                throw Failure.data(
                    at: Position(file: path, line: record.line, column: index + 1),
                    StageFileProblem.damagedCell(column.name))
            }
        }
        rows.append(row)
    }
    return rows
}
