import StageFiles

extension StepReason {
    /// As in "rule swot.yml changed".
    var words: String {
        switch self {
        case .unlisted: "released.txt does not list what it wrote"
        case .new: "it was not run yet"
        case .programChanged: "the program changed"
        case .changed(let label): "\(Self.name(label)) changed"
        case .added(let label): "\(Self.name(label)) is new"
        case .gone(let label): "\(Self.name(label)) is gone"
        case .altered(let label): "its \(Self.name(label)) was altered"
        case .missing(let label): "its \(Self.name(label)) is missing"
        }
    }

    /// What a file is and what it is called.
    static func name(_ label: String) -> String {
        let parts = label.split(separator: "/").map(String.init)
        let last = parts.last ?? label
        func isIn(_ folder: String) -> Bool { parts.dropLast().last == folder }
        if parts.first == "OUTPUT" { return parts.dropFirst(2).joined(separator: "/") }
        if isIn("instruments") { return "questionnaire \(last)" }
        if isIn("rules") { return "rule \(last)" }
        if last.hasSuffix(".mustache") { return "template \(last)" }
        if parts.contains("handed-over") { return "what was handed over" }
        return last
    }
}
