/// The names of XLSForm's columns, and the older ones that forms still carry.
enum XLSFormColumn {
    /// Older and other names, by the one used here.
    private static let aliases = [
        "command": "type", "tag": "name", "value": "name", "caption": "label", "text": "label",
        "list name": "list_name", "relevance": "relevant", "title": "form_title", "id_string": "form_id",
        "form title": "form_title", "form id": "form_id", "default language": "default_language",
    ]

    /// What stands before a column's name without changing its meaning here: `bind::relevant`.
    private static let prefixes: Set<String> = ["bind", "control", "body"]

    /// Cells by which a form is known, however it was saved.
    private static let marks: Set<String> = ["survey", "choices", "settings", "type", "name", "list_name"]

    static func isKnown(_ cell: String) -> Bool {
        let name = canonical(cell)
        return marks.contains(name) || name == "label" || name.hasPrefix("label::")
    }

    /// A column's name as it is asked for: lower case, parts between `::`, a language as written.
    static func canonical(_ text: String) -> String {
        var parts = text.split(separator: ":").map { trimmed(String($0)) }
        if parts.count > 1, prefixes.contains(parts[0].lowercased()) { parts.removeFirst() }
        guard let first = parts.first?.lowercased() else { return "" }
        parts[0] = aliases[first] ?? first
        return parts.joined(separator: "::")
    }
}
