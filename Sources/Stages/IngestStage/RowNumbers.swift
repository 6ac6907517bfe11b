import DelimitedText

/// Finds form numbers, and where there are none whole exports, that come more than once over all exports of an entry.
///
/// Only hashes are kept, and of no more form numbers than the limit, so that memory stays bounded: a further one is
/// looked for among these, not among the others.
struct RowNumbers {
    /// An earlier row that says all that one says.
    enum Earlier: Equatable {
        case line(Int)
        case other(file: String, line: Int)
    }

    /// Form numbers that came before: how many, and the lines of the first.
    struct Again: Equatable {
        var count = 0
        var line = 0
        var earlier = 0
        var file = ""

        fileprivate mutating func add(line: Int, earlier: Int, file: String = "") {
            if count == 0 { (self.line, self.earlier, self.file) = (line, earlier, file) }
            count += 1
        }
    }

    /// How many form numbers are kept unless told otherwise.
    static let limit = 1_000_000
    /// A row that answers less may be equal to another by chance.
    private static let leastAnswers = 2

    private let limit: Int
    /// There are several exports to compare.
    let areCompared: Bool
    private var known: KnownRows
    private var files: [String] = []
    /// Those of the same file, with other answers.
    private(set) var again = Again()
    /// Those of earlier files, with other answers.
    private(set) var inOther = Again()
    /// Those of earlier files, with the same answers.
    private(set) var copies = Again()
    /// Those of this file that were not kept, since there were so many before.
    private(set) var unkept = Again()
    /// What the earlier files answer as a whole, and this one up to its last row, where there are no form numbers.
    private var wholes: [(rows: Int, digest: UInt64)] = []
    private var whole: (rows: Int, digest: UInt64) = (0, 0)
    /// The earlier file that this one begins with, row by row.
    private(set) var begins: (file: String, rows: Int)?

    init(areCompared: Bool = false, limit: Int = RowNumbers.limit) {
        self.areCompared = areCompared
        self.limit = limit
        known = KnownRows(areCompared: areCompared)
    }

    mutating func beginFile(_ path: String) {
        if !files.isEmpty { wholes.append(whole) }
        files.append(fileName(path))
        (again, inOther, copies, unkept) = (Again(), Again(), Again(), Again())
        (whole, begins) = ((0, 0), nil)
    }

    /// - Parameters:
    ///   - hasNumbers: The file has a column of form numbers.
    ///   - answered: How many questions the row answers.
    /// - Returns: Where the same row stood before.
    mutating func add(_ digest: RowDigest, hasNumbers: Bool, line: Int, answered: () -> Int) -> Earlier? {
        guard digest.id != nil else {
            if !hasNumbers, areCompared { addToWhole(digest.answers) }
            return nil
        }
        if let earlier = known.find(digest) { return judge(digest, line, earlier, answered) }
        if known.count < limit {
            known.insert(digest, file: files.count - 1, line: line)
        } else {
            unkept.add(line: line, earlier: limit)
        }
        return nil
    }

    /// What comes of a form number that came before.
    private mutating func judge(
        _ digest: RowDigest, _ line: Int, _ earlier: KnownRows.Row, _ answered: () -> Int
    ) -> Earlier? {
        if earlier.file == files.count - 1 {
            if earlier.digest == digest.row { return .line(earlier.line) }
            again.add(line: line, earlier: earlier.line)
            return nil
        }
        let file = files[earlier.file]
        // Where files number their forms each by itself, most rows of a number differ.
        if earlier.answers == digest.answers, copies.count >= inOther.count,
            answered() >= RowNumbers.leastAnswers
        {
            copies.add(line: line, earlier: earlier.line, file: file)
            return .other(file: file, line: earlier.line)
        }
        inOther.add(line: line, earlier: earlier.line, file: file)
        return nil
    }

    private mutating func addToWhole(_ answers: UInt64) {
        whole = (whole.rows + 1, whole.digest &* 0x100_0000_01b3 ^ answers)
        if let earlier = wholes.firstIndex(where: { $0 == whole }), whole.rows > 1 {
            begins = (files[earlier], whole.rows)
        }
    }
}

/// Rows by the hashes of their form numbers, in a third of the memory of a dictionary.
private struct KnownRows {
    struct Row {
        var digest: UInt64
        var answers: UInt64
        /// The number of its file, from 0.
        var file: Int
        var line: Int
    }

    /// There are several files, whose answers are compared.
    private let areCompared: Bool
    private var keys: [UInt64] = []
    private var rows: [UInt64] = []
    private var lines: [Int32] = []
    private var files: [Int32] = []
    private var answers: [UInt64] = []
    /// The places of keys among these, each in the first free place from its own on; negative where there is none.
    private var places: [Int32] = Array(repeating: -1, count: 1 << 11)

    init(areCompared: Bool) { self.areCompared = areCompared }

    var count: Int { keys.count }

    /// The row that has a form number.
    func find(_ digest: RowDigest) -> Row? {
        guard let key = digest.id, case let found = Int(places[place(of: key)]), found >= 0 else {
            return nil
        }
        return Row(
            digest: rows[found], answers: areCompared ? answers[found] : 0,
            file: areCompared ? Int(files[found]) : 0, line: Int(lines[found]))
    }

    /// Takes in a row whose form number no other has.
    mutating func insert(_ row: RowDigest, file: Int, line: Int) {
        guard let key = row.id else { return }
        places[place(of: key)] = Int32(keys.count)
        keys.append(key)
        rows.append(row.row)
        lines.append(Int32(truncatingIfNeeded: line))
        if areCompared {
            files.append(Int32(truncatingIfNeeded: file))
            answers.append(row.answers)
        }
        if keys.count * 2 > places.count { grow() }
    }

    private func place(of key: UInt64) -> Int {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while places[place] >= 0, keys[Int(places[place])] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        places = Array(repeating: -1, count: places.count * 4)
        for (index, key) in keys.enumerated() { places[place(of: key)] = Int32(index) }
    }
}
