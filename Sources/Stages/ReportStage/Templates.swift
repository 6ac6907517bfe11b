import DelimitedText
import Glibc
import Problems
import SurveyModel
import TemplateText

/// The wording and layout of all documents in one language.
///
/// In a template `{{name}}` is text, escaped for Markdown; `{{{name}}}` is Markdown made by the report;
/// `{{> name}}` puts another template in.
struct Templates {
    enum Name: String, CaseIterable {
        case report, tables, trend
        // Put into the others
        case shares, numbers, finding, entry, differences, weights, test, testrow, methods
        // Single words, for charts and tables
        case words
    }

    let report: Template<ReportView>
    let tables: Template<TablesView>
    let trend: Template<TrendView>
    let words: Words

    /// - Parameter folders: Looked through in this order for each template.
    /// - Throws: `Failure` if a template of the language is missing, cannot be understood or names what there is not.
    init(folders: [String], language: Language) throws {
        var set = TemplateSet()
        for name in Name.allCases {
            let (path, bytes) = try Self.read("\(name).\(language).\(Self.ending)", from: folders)
            try set.add(name.rawValue, text: bytes, file: path)
        }
        words = Words(set.texts(Name.words.rawValue))
        report = try set.template(Name.report.rawValue, for: ReportView.self)
        tables = try set.template(Name.tables.rawValue, for: TablesView.self)
        trend = try set.template(Name.trend.rawValue, for: TrendView.self)
    }

    private static let ending = "mustache"

    /// The template from the first folder that has it.
    private static func read(_ name: String, from folders: [String]) throws -> (String, [UInt8]) {
        for folder in folders {
            do {
                let path = "\(folder)/\(name)"
                return (path, try FileSource.contents(of: path, limit: TemplateSet.longest))
            } catch let failure as Failure where failure.cause == .missingInput {
                continue
            }
        }
        let position = Position(file: "\(folders[0])/\(name)")
        throw Failure(.missingInput, [Problem(.error, at: position, TemplatesProblem.missing)])
    }

    /// A warning for each template of a folder that no document reads, since its name is none of those known.
    static func unread(in folder: String) -> [Problem] {
        guard let entries = opendir(folder) else { return [] }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                        String(cString: $0)
                    }
                })
        }
        let known = Name.allCases.map(\.rawValue)
        return names.sorted().compactMap { file in
            let parts = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard parts.last == ending, parts.count != 3 || !known.contains(parts[0]) else { return nil }
            let near = nearestName(to: parts[0], among: known)
            return Problem(
                .warning, at: Position(file: "\(folder)/\(file)"), TemplatesProblem.unread(near: near))
        }
    }
}

enum TemplatesProblem: ProblemWording {
    case missing
    case unread(near: String?)

    var what: String {
        switch self {
        case .missing: "there is no template for this language"
        case .unread: "no document reads this template"
        }
    }

    var remedy: String {
        switch self {
        case .missing: "copy that of another language and translate it, or leave the language out of wave.yml"
        case .unread(let near?): "did you mean \(near).LANGUAGE.mustache?"
        case .unread: "name it NAME.LANGUAGE.mustache after one of the shipped templates, or take it away"
        }
    }
}
