// What may be a name. Names become parts of file names, columns, rules for make and pages, so each kind has a pattern
// that is looked at when it is read, before anything is done with it.

/// How many bytes a name of a wave, a form, a question or a choice may have: a chart's file is called by up to three
/// of them.
public let longestName = 64

/// A name of a wave or a form, which is a folder's: letters a to z, digits, `-`, `_`, `.`, neither `.` nor `-` first.
func isFolderName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= longestName else { return false }
    return first != UInt8(ascii: ".") && first != UInt8(ascii: "-")
        && name.utf8.allSatisfy { byte in
            isASCIILetterOrDigit(byte)
                || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
        }
}

/// Whether a folder below `waves` may be called so.
public func isWaveName(_ name: String) -> Bool { isFolderName(name) }

/// A tag of a language, as in ISO 639 and BCP 47: `kk`, `en`, `kk-Latn`.
func isLanguage(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts[0].utf8.count) && parts.count <= 4
        && parts.allSatisfy { (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isASCIILetterOrDigit) }
}

/// A name of a question or a choice: letters of any script, digits, `_`, `-`, `.`, no `.` first, since codes that
/// begin so mean no answer.
func isName(_ text: String) -> Bool {
    text.utf8.count <= longestName && text.first != "."
        && text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
                || scalar == "."
        }
}

/// A path of a file that people name: anything that can be seen, but nothing that a shell, a spreadsheet or another system
/// would take for more than a letter: no backslash, semicolon or equals sign, no `~` first, no blank or bracket last.
func isFilePath(_ path: String) -> Bool {
    path.unicodeScalars.allSatisfy { !["\\", ";", "="].contains($0) && hasShape($0) }
        && !path.hasPrefix("~") && !path.hasSuffix(" ") && !path.hasSuffix(")")
}

/// Whether a character is one that a name can be told apart by: no control character, no mark of direction.
private func hasShape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    case .spaceSeparator: scalar == " " || scalar == "\u{A0}"
    default: true
    }
}

private func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default: false
    }
}
