/// A piece of a template.
struct TemplateNode {
    indirect enum Content {
        /// What is written as it stands.
        case text(String)
        /// `{{name}}`, or `{{{name}}}` for what is Markdown already.
        case value(String, isMarkdown: Bool)
        /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` for what is told where there is nothing.
        case section(String, isInverted: Bool, [TemplateNode])
        /// `{{> name}}`: another template put in.
        ///
        /// Where it stands alone on its line, the line ends after it.
        case part(String, isAlone: Bool)
    }

    var content: Content
    var line = 1
}
