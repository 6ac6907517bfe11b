/// Text for a terminal or a log: control characters, which could move the cursor, change colours or turn the
/// direction of writing, are shown as escapes such as `\u{1B}`.
public func visible(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isInvisible) { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
        if isInvisible(scalar) {
            shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
            shown.unicodeScalars.append(scalar)
        }
    }
    return shown
}

/// Whether a character has no shape of its own but does something to those around it.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20, scalar.value < 0x7F { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case .format:
        // Marks of direction, and what hides among letters; joiners belong to scripts.
        return scalar.value != 0x200C && scalar.value != 0x200D
    default: return false
    }
}
