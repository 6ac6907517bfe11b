import Problems

/// What a value in a configuration file can be wanted as.
enum YAMLKind: Sendable {
    case text, wholeNumber, number, truth, localizedText, list, mapping

    var description: String {
        switch self {
        case .text: "a text"
        case .wholeNumber: "a whole number"
        case .number: "a number"
        case .truth: "true or false"
        case .localizedText: "a text, or one for each language as in {kk: …, en: …}"
        case .list: "a list, each item after a dash"
        case .mapping: "keys with values, as in `key: value`"
        }
    }
}

/// What can be wrong with a configuration file before anyone asks what it means.
enum YAMLProblem: ProblemWording {
    /// With the parser's own words.
    case notYAML(String)
    case notUTF8
    case tooDeep(limit: Int)
    case tooManyValues(limit: Int)
    case tooManyAliases(limit: Int)
    case repeatedKeys([String])
    case unknownKey(String, known: [String])
    case missingKey(String)
    case wrongKind(String, wanted: YAMLKind)
    case outOfRange(String, Int, ClosedRange<Int>)
    case unknownWord(String, key: String, known: [String])

    var what: String {
        switch self {
        case .notYAML(let problem): "the file is not YAML from here on (\(problem))"
        case .notUTF8: "the file is not UTF-8 text"
        case .tooDeep(let limit): "more than \(limit) lists and mappings stand within each other"
        case .tooManyValues(let limit): "the file holds more than \(limit) values"
        case .tooManyAliases(let limit): "more than \(limit) aliases (*name) repeat what stands elsewhere"
        case .repeatedKeys(let keys): "\(keys.joined(separator: ", ")) stands here twice"
        case .unknownKey(let key, _): "unknown key \(key)"
        case .missingKey(let key): "\(key) is missing"
        case .wrongKind(let key, let wanted): "\(key) should be \(wanted.description)"
        case .outOfRange(let key, let number, let range):
            "\(key) must be at \(number < range.lowerBound ? "least \(range.lowerBound)" : "most \(range.upperBound)")"
        case .unknownWord(let word, let key, _): "\(key) does not know \u{201C}\(word)\u{201D}"
        }
    }

    var remedy: String {
        switch self {
        case .notYAML: "look at the indentation and quotation marks of this line and the one above"
        case .notUTF8: "save it again as UTF-8"
        case .tooManyValues: "check that this is the right file"
        case .tooDeep: "look for brackets that are not closed, or indentation that goes on"
        case .tooManyAliases: "write out what is repeated"
        case .repeatedKeys: "keep one of them"
        case .unknownKey(let name, let known), .unknownWord(let name, _, let known):
            suggestion(for: name, known)
        case .missingKey(let key): "add a line \(key): …"
        case .wrongKind: "correct this value"
        case .outOfRange: "correct the number"
        }
    }

    private func suggestion(for name: String, _ known: [String]) -> String {
        if let nearest = nearestName(to: name, among: known) { return "did you mean \(nearest)?" }
        return "known here: \(known.joined(separator: ", "))"
    }
}
