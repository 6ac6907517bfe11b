/// An export as `wave.yml` names it. The path is resolved.
public struct ExportName: Sendable, Equatable {
    public var path: String
    /// The sheet of a workbook; `nil` for the first.
    public var sheet: String?

    public init(path: String, sheet: String? = nil) {
        self.path = path
        self.sheet = sheet
    }
}

enum ExportKey: String, YAMLKey { case file, sheet }

extension WaveReader {
    /// The exports under a key: names of files, or `{file: x.xlsx, sheet: citizens}`.
    func exports(_ value: YAMLValue?) -> [ExportName] {
        guard let value else { return [] }
        return (value.isList ? value.list : [value]).compactMap { item in
            if !item.isMapping { return file(item, in: [paths.wave]).map { ExportName(path: $0) } }
            guard let keys = item.mapping(ExportKey.self),
                let path = keys.required(.file).flatMap({ file($0, in: [paths.wave]) })
            else { return nil }
            return ExportName(path: path, sheet: keys[.sheet]?.string)
        }
    }
}
