import StageFiles
import SurveyModel

/// What `coded.csv` holds, as CSV on the Web (W3C, Metadata Vocabulary for Tabular Data) tells it.
struct WebMetadata: Encodable {
    struct Schema: Encodable {
        var columns: [Column]
        var primaryKey: String?
    }

    struct Column: Encodable {
        var name: String
        var titles: String
        var label: [Language: String]
        var description: [String]
        var datatype: Datatype
        var null: [String]
        var required: Bool

        enum CodingKeys: String, CodingKey {
            case name, titles, datatype, null, required
            case label = "rdfs:label"
            case description = "dc:description"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(titles, forKey: .titles)
            try container.encode(datatype, forKey: .datatype)
            if !null.isEmpty { try container.encode(null, forKey: .null) }
            if required { try container.encode(required, forKey: .required) }
            if !label.isEmpty { try container.encode(values(label), forKey: .label) }
            if !description.isEmpty { try container.encode(description, forKey: .description) }
        }
    }

    struct Datatype: Encodable {
        var base: String
        var format: String?
    }

    /// A text with its language.
    struct Value: Encodable {
        var value: String
        var language: String

        enum CodingKeys: String, CodingKey {
            case value = "@value"
            case language = "@language"
        }
    }

    private let url = FileName.coded
    private let title: [Language: String]
    private let schema: Schema

    enum CodingKeys: String, CodingKey {
        case context = "@context"
        case url
        case title = "dc:title"
        case schema = "tableSchema"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("http://www.w3.org/ns/csvw", forKey: .context)
        try container.encode(url, forKey: .url)
        try container.encode(Self.values(title), forKey: .title)
        try container.encode(schema, forKey: .schema)
    }

    private static func values(_ texts: [Language: String]) -> [Value] {
        texts.sorted { $0.key < $1.key }.map { Value(value: $0.value, language: $0.key) }
    }

    /// - Parameter isKeyed: No two respondents have the same name.
    init(_ variables: [CodedVariable], title: LocalizedText, languages: [Language], isKeyed: Bool) {
        self.title = Self.texts(title, languages)
        schema = Schema(
            columns: variables.map { Self.column($0, languages) },
            primaryKey: isKeyed ? respondentVariable : nil)
    }

    private static func texts(_ text: LocalizedText, _ languages: [Language]) -> [Language: String] {
        text.byLanguage.filter { languages.contains($0.key) && !$0.value.isEmpty }
    }

    private static func column(_ variable: CodedVariable, _ languages: [Language]) -> Column {
        let codes = variable.codes.map(\.name)
        let base =
            switch variable.kind {
            case .integer, .rank: "integer"
            case .decimal: "decimal"
            case .date: "date"
            default: "string"
            }
        let words = languages.map { (language: $0, words: ExportWords($0)) }
        let descriptions = variable.codes.flatMap { code in
            words.map { "\(code.name) (\($0.language)): \(variable.label(of: code, $0.words, $0.language))" }
        }
        return Column(
            name: variable.name, titles: variable.name, label: texts(variable.label, languages),
            description: descriptions,
            datatype: Datatype(
                base: base,
                format: codes.isEmpty ? nil : "^(\(codes.map(escaped).joined(separator: "|")))$"),
            null: variable.kind == nil
                ? [] : [Unanswered.blank, Unanswered.invalid, Unanswered.notAsked],
            required: variable.kind == nil)
    }

    private static func escaped(_ code: String) -> String {
        code.reduce("") { $0 + ("\\^$.|?*+()[]{}".contains($1) ? "\\" : "") + String($1) }
    }
}

extension WebMetadata.Column {
    private func values(_ texts: [Language: String]) -> [WebMetadata.Value] {
        texts.sorted { $0.key < $1.key }.map { WebMetadata.Value(value: $0.value, language: $0.key) }
    }
}
