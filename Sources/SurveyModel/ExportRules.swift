import DelimitedText

/// How a form's exports are to be read, where `wave.yml` says so.
public struct ExportRules: Sendable {
    /// What becomes of a row with more answers than there are columns.
    public enum RaggedRows: String, Sendable, CaseIterable {
        /// The file is refused: answers may stand in the wrong columns.
        case refuse
        /// The row is left out and listed.
        case reject
    }

    /// `nil`: found by reading.
    public var encoding: TextEncoding?
    public var raggedRows: RaggedRows
    /// How many bytes a cell may have.
    public var longestField: Int

    public init(
        encoding: TextEncoding? = nil, raggedRows: RaggedRows = .refuse,
        longestField: Int = RowReader.longestField
    ) {
        self.encoding = encoding
        self.raggedRows = raggedRows
        self.longestField = longestField
    }
}
