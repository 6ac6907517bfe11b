/// The lines in which two texts differ, `-` before those expected and `+` before those found, each with
/// its number in its text.
///
/// - Parameter limit: How many lines are shown before the rest is only counted.
func lineDifference(expected: String, found: String, limit: Int = 40) -> String {
    let before = lines(expected)
    let after = lines(found)
    var shown: [(number: Int, sign: String, line: String)] = []
    for change in after.difference(from: before) {
        switch change {
        case .remove(let offset, let line, _): shown.append((offset + 1, "-", line))
        case .insert(let offset, let line, _): shown.append((offset + 1, "+", line))
        }
    }
    shown.sort { ($0.number, $1.sign) < ($1.number, $0.sign) }
    var text = shown.prefix(limit).map { "\($0.sign)\($0.number): \($0.line)" }
    if shown.count > limit { text.append("… and \(shown.count - limit) more lines") }
    return text.joined(separator: "\n")
}

/// Ends of lines are made visible, so that a missing one shows as a difference.
private func lines(_ text: String) -> [String] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" {
        lines.removeLast()
    } else {
        lines[lines.count - 1] += "(no line end)"
    }
    return lines.map { $0.replacing("\r", with: "\\r") }
}
