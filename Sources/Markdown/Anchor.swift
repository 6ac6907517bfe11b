/// A place in a document that links can name.
///
/// It is written as an element of its own instead of being left to the renderer, since renderers differ
/// in the anchors they derive from headings.
public struct Anchor: Sendable, Equatable {
    /// The anchor's name: Latin letters, digits, `.`, `_` and `-` only.
    public let name: String

    public init(_ text: String) { name = Self.safeName(text) }

    /// What marks the place.
    public var markdown: String { "<a id=\"\(name)\"></a>" }

    /// What links to the place from within the same document.
    public var target: String { "#\(name)" }

    /// A text as a part of an anchor's, a file's or a link's name: what is no Latin letter, digit, `.`,
    /// `_` or `-` is written as its number, so that different texts stay different.
    public static func safeName(_ text: String) -> String {
        var name = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": name.unicodeScalars.append(scalar)
            case " ": name += "-"
            default: name += "~" + String(scalar.value, radix: 16)
            }
        }
        return name
    }
}
