import StageFiles

/// Something of a wave's released results that is not as it was accepted.
struct Move: Equatable {
    /// The released file, by its path below `OUTPUT/W`.
    var file: String
    /// What the row is about; empty where the file is compared as a whole.
    var row: String
    /// The column; empty where the row, or the file, came or went.
    var column: String
    /// `nil` where it was not there, or is not there now.
    var from: String?
    var to: String?
}

/// Where the released results of a run lie.
struct Results {
    let files: [String: String]
    let place: (String) -> String
    private let cache = TableCache()

    init(_ list: ReleaseList, at place: @escaping (String) -> String) {
        files = Dictionary(uniqueKeysWithValues: list.all.map { ($0.path, $0.sha256) })
        self.place = place
    }

    /// - Throws: `Failure` if a table cannot be read.
    func table(_ file: String) throws -> ResultTable {
        if let table = cache.tables[file] { return table }
        let table = files[file] == nil ? ResultTable() : try ResultTable(path: place(file))
        cache.tables[file] = table
        return table
    }

    private final class TableCache { var tables: [String: ResultTable] = [:] }

    /// What moved from one run's results to another's: in tables cell by cell, of pages and pictures only that they did.
    func moves(to other: Results) throws -> [Move] {
        try Set(files.keys).union(other.files.keys).sorted(by: Self.isBefore).filter {
            files[$0] != other.files[$0]
        }.flatMap { file in
            file.hasSuffix(".csv")
                ? try tableMoves(to: other, file)
                : [Move(file: file, row: "", column: "", from: files[file], to: other.files[file])]
        }
    }

    /// Findings first, then tables, then pages.
    private static func isBefore(_ one: String, _ other: String) -> Bool { rank(one) < rank(other) }

    private static func rank(_ file: String) -> (Int, String) {
        let first = [
            FileName.findings, FileName.swot, FileName.maturity, FileName.changes, FileName.published,
        ]
        if let index = first.firstIndex(of: file) { return (index, file) }
        return (file.hasSuffix(".csv") ? 10 : 20, file)
    }

    private func tableMoves(to other: Results, _ file: String) throws -> [Move] {
        let (old, new) = (try table(file), try other.table(file))
        var moves: [Move] = []
        for key in old.order + new.order.filter({ old.rows[$0] == nil }) {
            switch (old.rows[key], new.rows[key]) {
            case (let was?, let row?):
                for column in old.columns + new.columns.filter({ !old.columns.contains($0) })
                where !ResultTable.areSame(was[column], row[column]) {
                    moves.append(
                        Move(file: file, row: key, column: column, from: was[column], to: row[column]))
                }
            case (let was?, nil):
                moves.append(
                    Move(
                        file: file, row: key, column: "", from: ResultTable.summary(was, old.columns), to: nil
                    ))
            case (nil, let row?):
                moves.append(
                    Move(
                        file: file, row: key, column: "", from: nil, to: ResultTable.summary(row, new.columns)
                    ))
            case (nil, nil): break
            }
        }
        return moves
    }

    /// Whether a result is as a move had it before.
    func holds(_ move: Move, asIn old: Results) throws -> Bool {
        if move.row.isEmpty { return files[move.file] == old.files[move.file] }
        let (now, then) = (try table(move.file).rows[move.row], try old.table(move.file).rows[move.row])
        if move.column.isEmpty { return (now == nil) == (then == nil) }
        return ResultTable.areSame(now?[move.column], then?[move.column])
    }
}
