/// A table of GitHub-flavoured Markdown, its columns padded so that the source reads well too.
public struct PipeTable: Sendable {
    public enum Alignment: Sendable { case left, center, right }

    public struct Column: Sendable {
        public var header: Inline
        public var alignment: Alignment

        public init(_ header: Inline, _ alignment: Alignment = .left) {
            self.header = header
            self.alignment = alignment
        }
    }

    public var columns: [Column]
    public private(set) var rows: [[Inline]] = []

    public init(columns: [Column]) { self.columns = columns }

    /// Adds a row; cells that are missing stay empty, those beyond the last column are left out.
    public mutating func append(_ cells: [Inline]) {
        let missing = columns.count - cells.count
        rows.append(
            Array(cells.prefix(columns.count))
                + Array(repeating: Inline(markdown: ""), count: max(0, missing)))
    }

    /// The table's lines, each ended.
    public var markdown: String {
        let widths = columns.indices.map { column in
            ([columns[column].header] + rows.map { $0[column] }).map(\.markdown.count).reduce(3, max)
        }
        let alignments = columns.map(\.alignment)
        let lines =
            [
                line(columns.map(\.header), widths),
                zip(alignments, widths).map(Self.rule).joined(separator: "|"),
            ]
            + rows.map { line($0, widths) }
        return lines.map { "|\($0)|\n" }.joined()
    }

    private func line(_ cells: [Inline], _ widths: [Int]) -> String {
        cells.indices.map { " \(padded(cells[$0].markdown, to: widths[$0], columns[$0].alignment)) " }
            .joined(separator: "|")
    }

    private func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let missing = max(0, width - text.count)
        let before =
            switch alignment {
            case .left: 0
            case .center: missing / 2
            case .right: missing
            }
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
    }

    private static func rule(_ alignment: Alignment, _ width: Int) -> String {
        switch alignment {
        case .left: ":" + String(repeating: "-", count: width + 1)
        case .center: ":" + String(repeating: "-", count: width) + ":"
        case .right: String(repeating: "-", count: width + 1) + ":"
        }
    }
}
