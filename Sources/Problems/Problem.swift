/// How much a problem weighs: an error stops the stage, a warning does not.
public enum Severity: String, Sendable {
    case error, warning, note
}

/// Where a problem lies. Lines and columns count from 1, as an editor shows them;
/// `column` is the number of the field within its record.
public struct Position: Sendable, Equatable {
    public var file: String
    public var line: Int?
    public var column: Int?

    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}

/// A kind of problem: a case with its particulars, whose wording is kept in one place per module.
public protocol ProblemWording: Sendable {
    /// What is wrong, in the words of the person who made the file.
    var what: String { get }
    /// What that person can do about it.
    var remedy: String { get }
}

/// Something wrong with the data or the configuration, with its place: a value, not a thrown string.
public struct Problem: Sendable, Equatable, CustomStringConvertible {
    public var severity: Severity
    public var position: Position
    public var what: String
    public var remedy: String

    public init(_ severity: Severity, at position: Position, _ kind: some ProblemWording) {
        self.severity = severity
        self.position = position
        self.what = kind.what
        self.remedy = kind.remedy
    }

    /// One line, fit for a terminal: `file:line: severity: what is wrong; what to do`.
    public var description: String {
        var place = position.file
        if let line = position.line { place += ":\(line)" }
        let text = "\(place): \(severity.rawValue): \(what); \(remedy)"
        return visible(String(text.map { $0.isNewline ? " " : $0 }))
    }
}

/// Work cannot go on. The cause decides the exit code; the problems say why.
public struct Failure: Error, Sendable {
    public enum Cause: Sendable, Equatable {
        /// The data or the configuration is wrong.
        case data
        /// An input file is missing or unreadable.
        case missingInput
        /// An output cannot be created.
        case cannotCreate
        /// A read or a write failed midway.
        case inputOutput
        /// Another run holds this wave.
        case busy
    }

    public var cause: Cause
    public var problems: [Problem]

    public init(_ cause: Cause, _ problems: [Problem]) {
        self.cause = cause
        self.problems = problems
    }

    /// A failure for one problem with the data or the configuration.
    public static func data(at position: Position, _ kind: some ProblemWording) -> Failure {
        Failure(.data, [Problem(.error, at: position, kind)])
    }
}

/// Where a stage says what it noticed while it goes on.
public typealias ProblemReport = (Problem) -> Void
