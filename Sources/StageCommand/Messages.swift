import Glibc
import Problems

/// Where a tool says what it noticed: standard error and, if it is asked for, a log.
public struct Messages: Sendable {
    private let log: String?
    /// Whose messages they are, as the log calls it: `2026-05-region survey-clean citizens`.
    public var subject: String

    /// - Parameter log: A file that messages are added to, with the time.
    public init(log: String? = nil, subject: String = "") {
        self.log = log
        self.subject = subject
    }

    /// Says a problem, one a line; on a terminal its severity in colour.
    public func show(_ problem: Problem) {
        put("\(hasColours ? coloured(problem) : "\(problem)")\n", STDERR_FILENO)
        note("\(problem)")
    }

    /// Says something in the log only. What cannot be logged is not: the work goes on.
    public func note(_ line: String) {
        guard let log else { return }
        let file = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
        if file < 0 { return }
        put("\(now()) \(subject.isEmpty ? "-" : subject): \(line)\n", file)
        close(file)
    }
}

/// Writes a line in one piece, so that lines of others do not come between.
private func put(_ line: String, _ file: Int32) {
    let bytes = Array(line.utf8)
    _ = write(file, bytes, bytes.count)
}

/// The time, for the log alone: no output holds it.
private func now() -> String {
    var (seconds, parts) = (time(nil), tm())
    gmtime_r(&seconds, &parts)
    return String(unsafeUninitializedCapacity: 32) { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
            strftime($0.baseAddress!, 32, "%Y-%m-%dT%H:%M:%SZ", &parts)
        }
    }
}

/// Whether messages go to a terminal that shows colours, and nobody wishes none (no-color.org).
private var hasColours: Bool {
    func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return isatty(STDERR_FILENO) == 1 && value("NO_COLOR").isEmpty && !["", "dumb"].contains(value("TERM"))
}

func coloured(_ problem: Problem) -> String {
    let text = problem.description
    let word = problem.severity.rawValue
    guard let range = text.firstRange(of: ": \(word): ") else { return text }
    let colour =
        switch problem.severity {
        case .error: 31
        case .warning: 33
        case .note: 36
        }
    return text[..<range.lowerBound] + ": \u{1B}[1;\(colour)m\(word)\u{1B}[0m: " + text[range.upperBound...]
}
