import DelimitedText
import Problems
import StageFiles

/// Counts the rows of one export and gathers those that were rejected.
struct RowTally {
    let file: String
    private let report: ProblemReport
    private(set) var read = 0
    private(set) var rejected: [IngestReport.RejectedRow] = []
    /// Rejected for what they are made of, not for holding nothing.
    private(set) var unreadable = 0
    private(set) var refused: [Problem] = []
    /// Left out since they stand elsewhere.
    private var repeated = 0
    private var shown = 0
    private let isStrict: Bool

    /// How many messages on rows are printed for a file; `ingest.json` has them all.
    static let mostShown = 20

    init(file: String, isStrict: Bool, report: @escaping ProblemReport) {
        self.file = file
        self.isStrict = isStrict
        self.report = report
    }

    mutating func countRow() { read += 1 }

    /// A row that is left out.
    mutating func reject(_ line: Int, _ kind: some ProblemWording, isUnreadable: Bool = true) {
        read += 1
        rejected.append(.init(line: line, reason: kind.what))
        if isUnreadable { unreadable += 1 }
        if isStrict, isUnreadable { refuse(line, kind) } else { warn(line, kind) }
    }

    /// A row that is left out since it stands elsewhere, where it counts.
    ///
    /// - Parameter isTold: Whether it is told by itself.
    mutating func rejectRepeated(_ line: Int, _ kind: some ProblemWording, isTold: Bool) {
        repeated += 1
        read += 1
        rejected.append(.init(line: line, reason: kind.what))
        if isTold { warn(line, kind) }
    }

    /// A row for which the whole file is refused.
    mutating func refuse(_ line: Int, _ kind: some ProblemWording) {
        if refused.count < Self.mostShown {
            refused.append(Problem(.error, at: Position(file: file, line: line), kind))
        }
    }

    mutating func warn(_ line: Int, column: Int? = nil, _ kind: some ProblemWording) {
        shown += 1
        if shown <= Self.mostShown {
            report(Problem(.warning, at: Position(file: file, line: line, column: column), kind))
        }
    }

    /// What is no fault of the file.
    func remark(_ line: Int, _ kind: some ProblemWording) {
        report(Problem(.note, at: Position(file: file, line: line), kind))
    }

    /// What is left out without a row being rejected.
    mutating func note(_ line: Int, column: Int, _ kind: some ProblemWording) {
        if isStrict { refuse(line, kind) } else { warn(line, column: column, kind) }
    }

    /// Says how many messages were not shown, and refuses the file where its rows do not allow it to be read.
    ///
    /// - Parameter headerLine: The line named where the header is what is wrong.
    func finish(headerLine: Int) throws {
        let position = Position(file: file, line: headerLine)
        if shown > Self.mostShown {
            report(Problem(.warning, at: position, IngestProblem.moreRows(shown - Self.mostShown)))
        }
        if !refused.isEmpty { throw Failure(.data, refused) }
        try checkMostRows(headerLine: headerLine)
        if read == rejected.count, repeated == 0 { throw Failure.data(at: position, IngestProblem.noRows) }
    }

    /// - Throws: `Failure` if most rows cannot be read.
    func checkMostRows(headerLine: Int) throws {
        if unreadable * 2 > read {
            throw Failure.data(
                at: Position(file: file, line: headerLine), IngestProblem.mostRows(unreadable, of: read))
        }
    }
}
