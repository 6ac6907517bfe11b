/// A path that `make` can be told: the one place that knows its quoting.
struct MakePath {
    /// The path as it stands in a rule's targets and prerequisites.
    let quoted: String

    /// - Returns: `nil` if the path holds a character that make cannot be told as a letter (tried with GNU make 4.3):
    ///   a backslash, a semicolon, an equals sign, a line break or another character without a shape.
    init?(_ path: String) {
        var quoted = ""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\\", ";", "=": return nil
            case " ", "#", "*", "?", "[", ":", "|": quoted += "\\\(scalar)"
            case "$": quoted += "$$"
            default:
                if !hasShape(scalar) { return nil }
                quoted.unicodeScalars.append(scalar)
            }
        }
        // `a(b)` would be a member of an archive, and a blank at the end goes with the line.
        if path.hasPrefix("~") || path.hasSuffix(" ") || path.hasSuffix(")") { return nil }
        self.quoted = quoted
    }
}

/// Whether a character is one that a name can be told apart by: no control character, no mark of direction.
private func hasShape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    case .spaceSeparator: scalar == " " || scalar == "\u{A0}"
    default: true
    }
}
