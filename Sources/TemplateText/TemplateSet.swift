import Markdown
import Problems

/// Templates that may put each other in.
public struct TemplateSet {
    private var sources: [String: TemplateCompiler.Source] = [:]
    /// How many bytes a template may have.
    public static let longest = 1 << 20

    public init() {}

    /// - Throws: `Failure` at the line of a tag that is not closed or closes nothing.
    public mutating func add(_ name: String, text: some Collection<UInt8>, file: String) throws {
        // A template that is put into a line must not end it.
        let end = text.reversed().drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.count
        sources[name] = (file, try TemplateParser.nodes(of: text.prefix(end), file: file))
    }

    /// A template made ready for views of a type.
    ///
    /// - Throws: `Failure` with every name, here and in what is put in, that the views do not have.
    public func template<View: TemplateView>(_ name: String, for type: View.Type) throws -> Template<View> {
        var compiler = TemplateCompiler(sources)
        let nodes = compiler.compiled(name, for: type)
        if !compiler.problems.isEmpty { throw Failure(.data, compiler.problems) }
        return Template(nodes: nodes)
    }

    /// The sections of a template that hold nothing but text, by their names.
    public func texts(_ name: String) -> [String: String] {
        var texts: [String: String] = [:]
        for node in sources[name]?.nodes ?? [] {
            guard case .section(let name, false, let nodes) = node.content else { continue }
            texts[name] = nodes.compactMap { if case .text(let text) = $0.content { text } else { nil } }
                .joined()
        }
        return texts
    }
}

/// A template made ready for views of one type.
public struct Template<View: TemplateView> {
    let nodes: [CompiledNode]

    /// The document: one blank line at most between blocks, one line break at the end.
    public func render(_ view: View) -> String {
        var renderer = TemplateRenderer(view)
        renderer.render(nodes)
        return TemplateRenderer.tidied(renderer.output)
    }
}
