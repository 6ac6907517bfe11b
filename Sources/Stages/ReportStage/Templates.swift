import DelimitedText
import Markdown
import Mustache
import Problems
import SurveyModel

/// The wording and layout of all documents in one language.
///
/// In a template `{{name}}` is text, escaped for Markdown; `{{{name}}}` is Markdown made by the report;
/// `{{> name}}` puts another template in.
struct Templates {
    enum Document: String, CaseIterable {
        case report, tables
        // Put into the others
        case shares, numbers, finding, entry, differences, weights, test, testrow, methods
        // Single words, for charts and tables
        case words
    }

    private let library: MustacheLibrary

    /// - Parameter folders: Looked through in this order for each template.
    /// - Throws: `Failure` if a template of the language is missing or cannot be understood.
    init(folders: [String], language: Language) throws {
        MustacheContentTypes.register(MarkdownText(), named: Self.contentType)
        var library = MustacheLibrary()
        var nesting = TemplateNesting()
        for document in Document.allCases {
            let template = try Self.load(document, language, from: folders, &nesting)
            library.register(template, named: document.rawValue)
        }
        try nesting.check()
        self.library = library
    }

    func render(_ document: Document, _ context: Any) -> String {
        Self.tidied(library.render(context, withTemplate: document.rawValue) ?? "")
    }

    private static let contentType = "MARKDOWN"

    private static func load(
        _ document: Document, _ language: Language, from folders: [String], _ nesting: inout TemplateNesting
    ) throws -> MustacheTemplate {
        let (path, bytes) = try readTemplate("\(document).\(language).mustache", from: folders)
        // A template that is put into a line must not end it.
        let text = String(decoding: bytes, as: UTF8.self).trimmedEnd
        try nesting.add(document.rawValue, text: text, path: path)
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentType)}}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            // One line was put before the file's own.
            let position = Position(
                file: path, line: max(1, error.context.lineNumber - 1), column: error.context.columnNumber)
            throw Failure.data(at: position, TemplateProblem.unreadable("\(error.error)"))
        }
    }

    /// The template from the first folder that has it.
    private static func readTemplate(_ name: String, from folders: [String]) throws -> (String, [UInt8]) {
        for folder in folders {
            do {
                return ("\(folder)/\(name)", try FileSource.contents(of: "\(folder)/\(name)"))
            } catch let failure as Failure where failure.cause == .missingInput {
                continue
            }
        }
        let position = Position(file: "\(folders[0])/\(name)")
        throw Failure(.missingInput, [Problem(.error, at: position, TemplateProblem.missing)])
    }

    /// One blank line at most between blocks, one line break at the end.
    private static func tidied(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" }
            if isBlank, lines.last?.isEmpty ?? true { continue }
            lines.append(isBlank ? "" : line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate var trimmedEnd: Substring {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}

/// Text that is put into a template is escaped for Markdown.
private struct MarkdownText: MustacheContentType {
    func escapeText(_ text: String) -> String { Inline(text).markdown }
}

enum TemplateProblem: ProblemWording {
    case missing
    case unreadable(String)
    /// The names of the templates from the first to the one that closes the circle.
    case putsItselfIn([String])
    case namedByData
    case otherDelimiters
    case tooDeep(limit: Int)
    case tooManyPartials(limit: Int)
    case tooLong(limit: Int)

    var what: String {
        switch self {
        case .missing: "there is no template for this language"
        case .unreadable(let error): "the template cannot be understood (\(error))"
        case .putsItselfIn(let names):
            "the template puts itself in (\(names.joined(separator: " \u{2192} ")))"
        case .namedByData: "the name of the template to put in is taken from the data"
        case .otherDelimiters: "tags other than {{ }} are set"
        case .tooDeep(let limit): "more than \(limit) sections stand within each other"
        case .tooManyPartials(let limit): "more than \(limit) templates are put in from here on"
        case .tooLong(let limit): "the template is longer than \(limit) bytes"
        }
    }

    var remedy: String {
        switch self {
        case .missing: "copy that of another language and translate it, or leave the language out of wave.yml"
        case .unreadable: "check that every section that is opened is closed under the same name"
        case .putsItselfIn: "take one of these {{> }} out"
        case .namedByData: "name the template in the text, as in {{> finding}}"
        case .otherDelimiters: "take the tag {{= =}} out"
        case .tooDeep, .tooManyPartials, .tooLong: "make the template simpler"
        }
    }
}
