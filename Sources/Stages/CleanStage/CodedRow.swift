/// A respondent's coded answers and what was changed on the way.
struct CodedRow {
    struct Change {
        var variable: String
        var raw: String
        var coded: String
        var rule: CleaningRule
    }

    /// By variable.
    var values: [String: String] = [:]
    var changes: [Change] = []

    subscript(variable: String) -> String {
        get { values[variable] ?? "" }
        set { values[variable] = newValue }
    }

    /// Sets a value; a rule means a row in the log.
    mutating func set(_ variable: String, _ value: String, raw: String, by rule: CleaningRule?) {
        values[variable] = value
        if let rule { changes.append(Change(variable: variable, raw: raw, coded: value, rule: rule)) }
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
