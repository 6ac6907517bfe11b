import DelimitedText
import Problems

/// The messages of a run, as `LOG` keeps them: `TIME WAVE TOOL FORM: MESSAGE`.
public struct RunLog: Sendable {
    private let lines: [(subject: [Substring], message: String)]
    private let renames: [(String, String)]

    /// - Parameter renames: What stands in paths for a while only, with what it is shown as.
    public init(path: String, renames: [(String, String)]) {
        let text = (try? FileSource.contents(of: path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        self.renames = renames
        lines = text.split(separator: "\n").compactMap { line in
            guard let colon = line.range(of: ": ") else { return nil }
            let message = Self.shown(String(line[colon.upperBound...]), renames)
            return (line[..<colon.lowerBound].split(separator: " ").dropFirst().map(\.self), message)
        }
    }

    /// A message with paths as they stand in `SURVEYS`.
    func shown(_ message: String) -> String { Self.shown(message, renames) }

    private static func shown(_ message: String, _ renames: [(String, String)]) -> String {
        renames.reduce(message) { $0.replacing($1.0, with: $1.1) }
    }

    /// The errors that a wave's steps ended with, and those told of its folder; each once.
    func messages(of wave: String) -> [String] {
        var found: [String] = []
        for (subject, message) in lines where message.contains(": error: ") && !found.contains(message) {
            let isOfIt =
                subject.first.map(String.init) == wave || message.contains("/waves/\(wave)/")
                || message.contains("/waves/\(wave):") || message.contains("/archive/\(wave)/")
            if isOfIt { found.append(message) }
        }
        return found.isEmpty ? ["it was stopped; the messages of the run say more"] : found
    }
}

extension StringProtocol {
    /// Where a text comes first.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
