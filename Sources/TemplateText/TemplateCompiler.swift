import Problems

/// A template whose every name was found in the views it is filled with.
indirect enum CompiledNode {
    /// Where a value lies: how many views up, and which property there.
    struct Place {
        var depth: Int
        var index: Int
    }

    /// What decides on a section.
    enum Condition {
        case flag(Place)
        case views(Place)
        case words(Place)
        case word(depth: Int, String)
        /// Whether there is any of a text, a list or words.
        case any(Place)
        case isFirst(depth: Int)
        case isLast(depth: Int)
    }

    case text(String)
    case value(Place)
    case section(Condition, isInverted: Bool, [CompiledNode])
    case part([CompiledNode], isAlone: Bool)
}

/// Finds every name of a template in the views that will be there, and collects what is not.
struct TemplateCompiler {
    typealias Source = (file: String, nodes: [TemplateNode])

    let sources: [String: Source]
    private(set) var problems: [Problem] = []
    private var scopes: [TemplateScope] = []
    /// Whether a scope is one of a list.
    private var isListed: [Bool] = []
    private var parts: [String] = []
    private var partsPutIn = 0

    /// Each of twenty templates may well put in each other, but not each twice.
    private static let mostParts = 1_000

    init(_ sources: [String: Source]) { self.sources = sources }

    mutating func compiled(_ name: String, for type: any TemplateView.Type) -> [CompiledNode] {
        scopes = [TemplateScope(type)]
        isListed = [false]
        return part(name)
    }

    private mutating func part(_ name: String) -> [CompiledNode] {
        guard let source = sources[name] else { return [] }
        parts.append(name)
        defer { parts.removeLast() }
        return source.nodes.compactMap { node($0, source.file) }
    }

    private mutating func node(_ node: TemplateNode, _ file: String) -> CompiledNode? {
        let position = Position(file: file, line: node.line)
        switch node.content {
        case .text(let text): return .text(text)
        case .value(let name, let isMarkdown):
            guard let (field, depth) = find(name) else { return complain(unknown(name), position) }
            let place = CompiledNode.Place(depth: depth, index: field.index)
            switch field.kind {
            case .markdown: return .value(place)
            case .text where !isMarkdown: return .value(place)
            case .text: return complain(.notMarkdown(name), position)
            default: return complain(.noText(name), position)
            }
        case .section(let name, let isInverted, let nodes):
            return section(name, isInverted, nodes, position)
        case .part(let name, let isAlone):
            guard sources[name] != nil else {
                let near = nearestName(to: name, among: sources.keys.sorted())
                return complain(.unknownPart(name, near: near), position)
            }
            if parts.contains(name) { return complain(.putsInItself(name), position) }
            partsPutIn += 1
            guard partsPutIn <= Self.mostParts else {
                return partsPutIn == Self.mostParts + 1
                    ? complain(.tooManyParts(Self.mostParts), position) : nil
            }
            return .part(part(name), isAlone: isAlone)
        }
    }

    private mutating func section(
        _ name: String, _ isInverted: Bool, _ nodes: [TemplateNode], _ position: Position
    ) -> CompiledNode? {
        guard let (condition, scope, isList) = condition(name) else {
            return complain(unknown(name), position)
        }
        // Of what is not there, nothing can be named.
        if let scope, !isInverted {
            scopes.append(scope)
            isListed.append(isList)
        }
        defer {
            if scope != nil, !isInverted {
                scopes.removeLast()
                isListed.removeLast()
            }
        }
        return .section(condition, isInverted: isInverted, nodes.compactMap { node($0, position.file) })
    }

    /// What decides on a section, and the scope it opens.
    private func condition(_ name: String) -> (CompiledNode.Condition, TemplateScope?, isList: Bool)? {
        if let (field, depth) = find(name) {
            let place = CompiledNode.Place(depth: depth, index: field.index)
            switch field.kind {
            case .flag: return (.flag(place), nil, false)
            case .views(let type): return (.views(place), TemplateScope(type), true)
            case .words(let names): return (.words(place), TemplateScope(words: names), false)
            case .word: return (.word(depth: depth, name), nil, false)
            case .text, .markdown: return (.any(place), nil, false)
            }
        }
        let depth = isListed.lastIndex(of: true).map { isListed.count - 1 - $0 }
        if let depth, name == "isFirst" { return (.isFirst(depth: depth), nil, false) }
        if let depth, name == "isLast" { return (.isLast(depth: depth), nil, false) }
        guard let owner = Self.owner(of: name), let (field, fieldDepth) = find(owner) else { return nil }
        return (.any(CompiledNode.Place(depth: fieldDepth, index: field.index)), nil, false)
    }

    /// `findings` of `hasFindings`.
    private static func owner(of name: String) -> String? {
        guard name.hasPrefix("has"), name.count > 3 else { return nil }
        let rest = name.dropFirst(3)
        return rest.prefix(1).lowercased() + rest.dropFirst()
    }

    private func find(_ name: String) -> (TemplateScope.Field, depth: Int)? {
        for (depth, scope) in scopes.reversed().enumerated() {
            if let field = scope.field(name) { return (field, depth) }
        }
        return nil
    }

    private func unknown(_ name: String) -> TemplateProblem {
        let names = scopes.reversed().flatMap { $0.fields.map(\.name) }
        return .unknownName(name, near: nearestName(to: name, among: names))
    }

    private mutating func complain(_ problem: TemplateProblem, _ position: Position) -> CompiledNode? {
        let problem = Problem(.error, at: position, problem)
        if !problems.contains(problem) { problems.append(problem) }
        return nil
    }
}
