import Markdown

/// Fills a template.
struct TemplateRenderer {
    private(set) var output: [UInt8] = []
    private var frames: [Frame]

    /// A view that is being told. Reading a property by reflection is slow, so each is read when it is asked for.
    private final class Frame {
        private let properties: Mirror.Children?
        private var values: [Int: Any] = [:]
        let words: Set<String>
        var isFirst = true
        var isLast = true

        init(_ view: any TemplateView) {
            properties = Mirror(reflecting: view).children
            words = []
        }

        init(words: Set<String>) {
            self.words = words
            properties = nil
        }

        subscript(index: Int) -> Any {
            if let known = values[index] { return known }
            guard let properties else { return () }
            let value = properties[properties.index(properties.startIndex, offsetBy: index)].value
            values[index] = value
            return value
        }
    }

    init(_ view: any TemplateView) { frames = [Frame(view)] }

    mutating func render(_ nodes: [CompiledNode]) {
        for node in nodes {
            switch node {
            case .text(let text): output += text.utf8
            case .value(let place): write(value(place))
            case .section(let condition, let isInverted, let nodes):
                if isInverted {
                    if !holds(condition) { render(nodes) }
                } else {
                    section(condition, nodes)
                }
            case .part(let nodes, let isAlone):
                let before = output.count
                render(nodes)
                if isAlone, output.count > before, output.last != Self.newline { output.append(Self.newline) }
            }
        }
    }

    private mutating func section(_ condition: CompiledNode.Condition, _ nodes: [CompiledNode]) {
        switch condition {
        case .views(let place):
            let views = views(place)
            for (index, view) in views.enumerated() {
                let frame = Frame(view)
                (frame.isFirst, frame.isLast) = (index == 0, index == views.count - 1)
                frames.append(frame)
                render(nodes)
                frames.removeLast()
            }
        case .words(let place):
            guard let words = value(place) as? any TemplateWords, !words.chosen.isEmpty else { return }
            frames.append(Frame(words: words.chosen))
            render(nodes)
            frames.removeLast()
        case .flag, .word, .any, .isFirst, .isLast: if holds(condition) { render(nodes) }
        }
    }

    private func holds(_ condition: CompiledNode.Condition) -> Bool {
        switch condition {
        case .flag(let place), .views(let place), .words(let place), .any(let place):
            switch value(place) {
            case let flag as Bool: flag
            case let text as String: !text.isEmpty
            case let text as Inline: !text.isEmpty
            case let words as any TemplateWords: !words.chosen.isEmpty
            default: !views(place).isEmpty
            }
        case .word(let depth, let name): frames[frames.count - 1 - depth].words.contains(name)
        case .isFirst(let depth): frames[frames.count - 1 - depth].isFirst
        case .isLast(let depth): frames[frames.count - 1 - depth].isLast
        }
    }

    private func value(_ place: CompiledNode.Place) -> Any {
        frames[frames.count - 1 - place.depth][place.index]
    }

    private func views(_ place: CompiledNode.Place) -> [any TemplateView] {
        switch value(place) {
        case let views as any TemplateViews: views.views
        case let view as any TemplateView: [view]
        default: []
        }
    }

    private mutating func write(_ value: Any) {
        switch value {
        case let text as String: output += Inline(text).markdown.utf8
        case let text as Inline: output += text.markdown.utf8
        default: break
        }
    }

    private static let newline = UInt8(ascii: "\n")

    /// One blank line at most between blocks, one line break at the end.
    static func tidied(_ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        // Whether the line before was blank: so is what is before the first.
        var wasBlank = true
        for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
            let isBlank = line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if !isBlank { kept += line }
            if !isBlank || !wasBlank { kept.append(newline) }
            wasBlank = isBlank
        }
        while kept.last == newline { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self) + "\n"
    }
}
