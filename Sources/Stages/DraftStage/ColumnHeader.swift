import SurveyModel

/// What a header says of its place: the question, and the option or item if it names one.
struct ColumnHeader: Equatable {
    var question: String
    var option: String
    /// The column holds an own answer's text, or its mark.
    var isOther: Bool
    /// The option carries the question's name, as `q3/q3_1` and `q3/1` do: a path of a tablet may be a mere group.
    var belongs: Bool {
        let last = question.split(separator: "/").last ?? ""
        return option.hasPrefix(last) || option.allSatisfy(\.isNumber) || isOther
    }

    init(_ column: DraftTable.Column) {
        if !column.option.isEmpty {
            (question, option) = (column.question, column.option)
        } else {
            (question, option) = ColumnHeader.parts(column.question)
        }
        // Qualtrics and others say it in the name, others in the text.
        let words = [option, column.question, column.label].map { $0.lowercased() }
        isOther =
            KnownWords.means(.other, option)
            || words.contains { text in
                ["other (please specify)", "_other", "[other]", "/other", "_text", " - text", "(өз жауабы"]
                    .contains {
                        text.hasSuffix($0)
                    }
            }
    }

    /// `q3[1]`, `Please rate [Roads]`, `group/q3/1`, `q3_1`, `q3.1`.
    private static func parts(_ header: String) -> (String, String) {
        for ending in ["_other_chosen", "_other"] where header.hasSuffix(ending) && !header.contains(" ") {
            return (String(header.dropLast(ending.count)), "other")
        }
        if header.hasSuffix("]"), let open = header.lastIndex(of: "[") {
            let option = header[header.index(after: open)...].dropLast()
            return (String(header[..<open]).withoutBlanksAround, String(option).withoutBlanksAround)
        }
        // Paths of tablets have no blanks.
        if !header.contains(" "), let slash = header.lastIndex(of: "/") {
            return (String(header[..<slash]), String(header[header.index(after: slash)...]))
        }
        for sign in [" - ", ": "] {
            if let range = header.ranges(of: sign).last, header.contains(where: \.isLetter) {
                return (
                    String(header[..<range.lowerBound]),
                    String(header[range.upperBound...]).withoutBlanksAround
                )
            }
        }
        if isIdentifier(header), let last = header.lastIndex(where: { $0 == "_" || $0 == "." }) {
            let tail = header[header.index(after: last)...]
            if !tail.isEmpty, tail.count <= 3, tail.allSatisfy(\.isNumber) || tail == "other" {
                return (String(header[..<last]), String(tail))
            }
        }
        // `12.1. Text`: item 1 of question 12.
        let number = header.prefix { $0.isNumber || $0 == "." }.split(separator: ".")
        if number.count == 2, header.contains(" ") { return (String(number[0]), header) }
        return (header, "")
    }

    /// Whether a header is a name rather than a text.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.utf8.count <= 40 else { return false }
        return first.properties.isAlphabetic
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic && scalar.value < 0x80 || ("0"..."9").contains(scalar)
                    || scalar == "_" || scalar == "-" || scalar == "."
            }
    }
}
