import Problems

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

    /// The columns that are read, by sheet.
    static let read = [
        "survey": [
            "type", "name", "label", "hint", "required", "relevant", "constraint", "calculation",
            "parameters", "disabled", "header",
            "role", "scale", "topic", "sensitive", "short",
        ],
        "choices": ["list_name", "name", "label", "accept", "exclusive", "missing", "polarity", "short"],
        "settings": [
            "form_title", "form_id", "version", "style", "report_title", "default_language", "missing",
            "remark", "personal", "unit",
        ],
    ]

    /// XLSForm's columns that steer the tablet and change no answer's meaning.
    private static let ofTablets: Set<String> = [
        "appearance", "choice_filter", "default", "repeat_count", "read_only", "readonly",
        "media",
        "image", "audio", "video", "big-image", "constraint_message", "required_message", "guidance_hint",
        "trigger",
        "save_to", "note", "body", "instance", "instance_name", "public_key",
        "submission_url", "allow_choice_duplicates", "auto_send", "auto_delete", "namespaces", "prefix",
        "delimiter",
        "sms_keyword", "sms_separator", "attribute", "name", "clean_text_values", "client_editable",
        "omit_instanceid",
    ]

    /// The column that one is a slip of the keyboard away from. Forms have columns of their own, so no more than that.
    static func near(_ column: String, on sheet: String) -> String? {
        let base = base(column)
        return nearestName(to: base, among: read[sheet] ?? []).flatMap {
            editDistance(base, $0) <= (base.count > 6 ? 2 : 1) ? $0 : nil
        }
    }

    static func base(_ column: String) -> String {
        column.split(separator: ":").first.map { $0.lowercased() } ?? ""
    }

    static func isRead(_ column: String, on sheet: String) -> Bool {
        let base = base(column)
        return base.isEmpty || read[sheet]?.contains(base) ?? false || column.hasPrefix("short_")
    }

    static func isOfTablets(_ column: String) -> Bool {
        let base = base(column)
        return ofTablets.contains(base) || base.hasPrefix("$") || base.hasPrefix("_")
    }

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
