/// A respondent's coded answers and what was changed on the way.
struct CodedRow {
    struct Change: Equatable {
        var variable: String
        var raw: String
        var coded: String
        var rule: CleaningRule
        /// What the text may be, where that is more than one thing.
        var candidates: [String] = []
    }

    /// By variable.
    var values: [String: String] = [:]
    var changes: [Change] = []
    /// The questions that were answered though they were not to be asked.
    var answeredThoughNotAsked: [String] = []

    subscript(variable: String) -> String {
        get { values[variable] ?? "" }
        set { values[variable] = newValue }
    }

    /// Sets a value; a rule means a row in the log.
    mutating func set(_ variable: String, _ coded: CodedText, raw: String) {
        values[variable] = coded.value
        guard let rule = coded.rule else { return }
        changes.append(
            Change(
                variable: variable, raw: raw, coded: coded.value, rule: rule, candidates: coded.candidates))
    }
}

/// A respondent's raw answers by variable; `nil` where the exports have no such column.
struct RawRow {
    let columns: [String: Int]
    let fields: [String]

    subscript(variable: String) -> String? {
        columns[variable].map { fields[$0] }
    }
}
