import Problems

enum TemplateProblem: ProblemWording {
    case unfinishedTag
    case unclosed(String)
    case closesNothing(String)
    case unknownName(String, near: String?)
    case unknownPart(String, near: String?)
    case putsInItself(String)
    case tooManyParts(Int)
    case tooDeep(Int)
    case tooLong(Int)
    case unknownTag(String)
    case noText(String)
    case notMarkdown(String)

    var what: String {
        switch self {
        case .unfinishedTag: "the tag is not finished: its }} is missing"
        case .unclosed(let name): "the section \(name) is not closed"
        case .closesNothing(let name): "{{/\(name)}} closes no section that is open here"
        case .unknownName(let name, _): "there is nothing named \(name) here"
        case .unknownPart(let name, _): "there is no template named \(name) to put in"
        case .putsInItself(let name): "the template \(name) puts itself in"
        case .tooManyParts(let limit): "more than \(limit) templates are put in from here on"
        case .tooLong(let limit): "the template is longer than \(limit) bytes"
        case .unknownTag(let mark): "a tag that begins with \(mark) is not understood"
        case .tooDeep(let limit): "more than \(limit) sections stand within each other"
        case .noText(let name): "\(name) is no text: it can only open a section"
        case .notMarkdown(let name): "\(name) is text, which three braces would put in unescaped"
        }
    }

    var remedy: String {
        switch self {
        case .unfinishedTag: "close it with }} (three where three opened it)"
        case .unclosed(let name): "add {{/\(name)}} where it ends"
        case .closesNothing: "check that every section that is opened is closed under the same name"
        case .unknownName(_, let near?), .unknownPart(_, let near?): "did you mean \(near)?"
        case .unknownName, .unknownPart: "look into the shipped template of this name for what there is"
        case .putsInItself: "take the part out, there or in what it puts in"
        case .tooManyParts, .tooDeep, .tooLong: "make the template simpler"
        case .unknownTag: "write {{name}}, {{#name}}, {{^name}}, {{/name}}, {{> name}} or {{! comment }}"
        case .noText(let name): "write {{#\(name)}} … {{/\(name)}}"
        case .notMarkdown(let name): "write {{\(name)}}"
        }
    }
}
