/// The folders of one wave's outputs below `OUTPUT/W`.
public struct WaveOutput: Sendable {
    /// `OUTPUT/W`.
    public let root: String

    public init(output: String, wave: String) { root = "\(output)/\(wave)" }

    /// W.
    public var name: String { root.split(separator: "/").last.map(String.init) ?? "" }

    /// `OUTPUT`.
    public var folder: String {
        root.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    /// The outputs of another wave beside this one's.
    public func sibling(_ wave: String) -> WaveOutput { WaveOutput(output: folder, wave: wave) }

    /// The team's own folder of a form.
    public func form(_ name: String) -> String { "\(root)/\(name)" }

    /// The form's tables after disclosure control.
    public func tables(_ form: String) -> String { "\(root)/\(FileName.tables)/\(form)" }

    public var charts: String { "\(root)/\(FileName.charts)" }
}
